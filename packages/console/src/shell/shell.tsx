import { AppShell, Burger, Group, NavLink } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Me } from '../client/shapes.ts'
import { useLive } from '../live/use-live.ts'
import { useCounts } from '../now/use-now.ts'
import { AccountMenu } from '../sign-in/account-menu.tsx'
import { SignInScreen } from '../sign-in/sign-in-screen.tsx'
import { useMe } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'
import { Brand } from './brand.tsx'
import { KeysButton } from './keys-button.tsx'
import { LiveMark } from './live-mark.tsx'
import { LiveSearch } from './live-search.tsx'
import { Failed } from './failure.tsx'
import { NotYours } from './not-yours.tsx'
import { isTheirs, screensOf } from './screens.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { useGoKeys } from './use-go-keys.ts'

/** Where one comes in from outside; nothing is around them. */
const doors: readonly string[] = ['/setup', '/sign-in']

/** What is around every screen; whoever is not signed in is asked who they are. */
export function Shell(): ReactElement | null {
  const { pathname } = useLocation()
  const me = useMe()
  if (doors.includes(pathname)) return <Outlet />
  if (me.data === null) return <SignInScreen />
  if (me.data !== undefined) return <OpenShell me={me.data} path={pathname} />
  return me.error === null ? null : <Failed error={me.error} onAgain={() => void me.refetch()} />
}

function OpenShell({ me, path }: { readonly me: Me; readonly path: string }): ReactElement {
  useLive(me.id)
  // Every screen tells ages by the server's clock, which comes with the counts.
  useCounts()
  const [isMenuOpen, menu] = useDisclosure(false)
  const screens = screensOf(me)
  useGoKeys(screens)
  if (path === '/' && me.agent !== undefined) return <Navigate to="/agents/$id" params={{ id: me.agent }} replace />
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { desktop: true, mobile: !isMenuOpen } }}
    >
      <a className="skip" href="#main">
        {texts.skip}
      </a>
      <AppShell.Header className="bar">
        <Burger opened={isMenuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu.open} />
        <Link to="/" className="home" aria-label={texts.product}>
          <Brand />
        </Link>
        <nav className="tabs">
          {screens.map(({ to, name }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className="tab">
              {name}
            </Link>
          ))}
        </nav>
        <Group gap="xs" ml="auto" wrap="nowrap">
          <LiveMark />
          <LiveSearch screens={screens} />
          <ThemeSwitch />
          <KeysButton />
          <AccountMenu me={me} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" hiddenFrom="sm">
        {screens.map(({ to, name }) => (
          <NavLink key={to} renderRoot={(props) => <Link to={to} {...props} />} label={name} onClick={menu.close} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {isTheirs(me, path) ? <Outlet /> : <NotYours />}
      </AppShell.Main>
    </AppShell>
  )
}

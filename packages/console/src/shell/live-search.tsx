import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react'
import { texts } from '../texts.ts'
import type { Screen } from './screens.ts'

/** Not on the first load, of which it would be a tenth. */
const load = () => import('./search-box.tsx')
const SearchBox = lazy(async () => ({ default: (await load()).SearchBox }))

/** When it is fetched unasked. Later: whoever types at once after `/` loses letters; sooner: it competes with the first screen. */
const quietMilliseconds = 2000

/** `/` searches tickets, people, queues and screens. */
export function LiveSearch({ screens }: { readonly screens: readonly Screen[] }): ReactElement {
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), quietMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  const open = (): void => setAsked((times) => times + 1)
  useHotkeys([['/', open]])
  return (
    <>
      <Button variant="default" onClick={open} rightSection={<Kbd size="xs">/</Kbd>} visibleFrom="xs">
        {texts.search.label}
      </Button>
      <Button variant="default" onClick={open} hiddenFrom="xs" px={8}>
        {texts.search.label}
      </Button>
      {asked === 0 ? null : (
        <Suspense>
          <SearchBox asked={asked} screens={screens} />
        </Suspense>
      )}
    </>
  )
}

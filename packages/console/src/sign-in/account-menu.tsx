import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Me } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import { nowNobody } from './use-me.ts'

/** Who is signed in and as what; the way to their account, and out. */
export function AccountMenu({ me }: { readonly me: Me }): ReactElement {
  const client = useQueryClient()
  const out = useMutation({
    mutationFn: async () => {
      if (me.kind === 'user') {
        await answered(api.DELETE('/v1/me/sessions/{session}', { params: { path: { session: 'this' } } }))
      }
    },
    onSettled: () => {
      nowNobody(client)
      notifications.clean()
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
    },
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" className="account" aria-label={texts.account.menu(me.name)}>
          <span className="account-name">{me.name}</span>
          {/* A picture of the name, not its words: what is read out is the label. */}
          <span className="account-initials" data-initials={initialsOf(me.name)} aria-hidden="true" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.role === undefined ? texts.account.byKey : texts.roles[me.role]}</Menu.Label>
        {me.kind === 'user' ? (
          <Menu.Item renderRoot={(props) => <Link to="/account" {...props} />}>{texts.account.title}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => out.mutate()}>
          {me.kind === 'user' ? texts.account.signOut : texts.key.forget}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Where there is no room for a name: of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('')
}

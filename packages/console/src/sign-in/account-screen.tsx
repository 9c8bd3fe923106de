import { Button, Group, PasswordInput, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Me } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Instant } from '../show/instant.tsx'
import { texts } from '../texts.ts'
import { deviceInWords } from './device.ts'
import { nowNobody, useMay, useMe } from './use-me.ts'
import { UsersPanel } from './users-panel.tsx'

/** Somebody's own account: password, where they are signed in; and for supervisors who else may sign in. */
export function AccountScreen(): ReactElement {
  const me = useMe().data
  const may = useMay()
  useTitle(texts.account.title)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.account.title}</h1>
        {me?.login === undefined || me.role === undefined ? null : (
          <span className="quiet">
            {me.name} · {me.login} · {texts.roles[me.role]}
          </span>
        )}
      </header>
      <div className="ticket-columns">
        {me?.kind === 'user' ? (
          <div className="column">
            <PasswordPanel me={me} />
            <SessionsPanel />
          </div>
        ) : null}
        <div className="column">{may.admin ? <UsersPanel /> : null}</div>
      </div>
    </div>
  )
}

function PasswordPanel({ me }: { readonly me: Me }): ReactElement {
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const client = useQueryClient()
  const isFirst = me.has_password === false
  const change = useMutation({
    mutationFn: () => answered(api.PUT('/v1/me/password', { body: { next, ...(isFirst ? {} : { present }) } })),
    onSuccess: (now) => {
      setPresent('')
      setNext('')
      client.setQueryData(['me'], now)
      notifications.show({ message: texts.account.passwordDone, color: 'signal' })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <section className="panel">
      <h2>{isFirst ? texts.account.choosePassword : texts.account.password}</h2>
      <form onSubmit={submit} className="account-form">
        <input type="text" autoComplete="username" value={me.login ?? ''} readOnly hidden />
        {isFirst ? null : (
          <PasswordInput
            label={texts.account.present}
            value={present}
            onChange={({ currentTarget }) => setPresent(currentTarget.value)}
            required
            autoComplete="current-password"
          />
        )}
        <PasswordInput
          label={texts.account.next}
          description={texts.account.passwordHint}
          value={next}
          onChange={({ currentTarget }) => setNext(currentTarget.value)}
          required
          autoComplete="new-password"
        />
        {change.error === null ? null : <Failed error={change.error} />}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {texts.account.setPassword}
          </Button>
        </Group>
      </form>
    </section>
  )
}

/** Where they are signed in, and the way out of each. */
function SessionsPanel(): ReactElement {
  const client = useQueryClient()
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await answered(api.GET('/v1/me/sessions'))).items,
  })
  const end = useMutation({
    mutationFn: (session: string) =>
      answered(api.DELETE('/v1/me/sessions/{session}', { params: { path: { session } } })),
    onSuccess: (_ended, session) => {
      if (session === 'all') nowNobody(client)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <section className="panel">
      <h2>{texts.account.sessions}</h2>
      {sessions.error === null ? null : <Failed error={sessions.error} onAgain={() => void sessions.refetch()} />}
      <ul className="sessions">
        {(sessions.data ?? []).map(({ id, device, last_seen_at: lastSeenAt, is_this: isThis }) => (
          <li key={id}>
            <span>
              {deviceInWords(device)}
              <Text span size="sm" c="dimmed">
                {' · '}
                {isThis ? texts.account.thisOne : <Instant at={lastSeenAt} />}
              </Text>
            </span>
            {isThis ? null : (
              <Button variant="subtle" size="compact-xs" onClick={() => end.mutate(id)}>
                {texts.account.signOut}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="default" mt="xs" onClick={() => end.mutate('all')} loading={end.isPending}>
        {texts.account.everywhere}
      </Button>
    </section>
  )
}

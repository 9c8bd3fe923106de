import { Alert, Button, Code, Group } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { User } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { NewUserForm } from './new-user-form.tsx'
import { RoleForm } from './role-form.tsx'
import { useUserAct, useUsers, type Letter } from './use-users.ts'

/** Who may sign in, for supervisors: let somebody in or shut them out, another role, a link for those who forgot their password. */
export function UsersPanel(): ReactElement {
  const users = useUsers()
  const [letter, setLetter] = useState<Letter>()
  const [changing, setChanging] = useState<User>()
  return (
    <section className="panel">
      <h2>{texts.users.title}</h2>
      {users.error === null ? null : <Failed error={users.error} onAgain={() => void users.refetch()} />}
      <ul className="sessions">
        {(users.data ?? []).map((user) => (
          <UserRow key={user.id} user={user} onLink={setLetter} onRole={() => setChanging(user)} />
        ))}
      </ul>
      {letter === undefined ? null : <LinkToSend letter={letter} />}
      {changing === undefined ? null : <RoleForm user={changing} onClose={() => setChanging(undefined)} />}
      <NewUserForm onMade={setLetter} />
    </section>
  )
}

interface UserRowProps {
  readonly user: User
  readonly onLink: (letter: Letter) => void
  readonly onRole: () => void
}

function UserRow({ user, onLink, onRole }: UserRowProps): ReactElement {
  const { id, login, name, role, agent, disabled_at: disabledAt } = user
  const isIn = disabledAt === undefined
  const names = useNames()
  const params = { path: { id } }
  const link = useUserAct(() => answered(api.POST('/v1/users/{id}/link', { params })), onLink)
  const change = useUserAct((disabled: boolean) => answered(api.PUT('/v1/users/{id}', { params, body: { disabled } })))
  const error = link.error ?? change.error
  return (
    <li>
      <span className={isIn ? 'user' : 'user taken-back'}>
        {name}{' '}
        <span className="quiet">
          {login} · {agent === undefined ? texts.roles[role] : texts.users.agentIs(names.agent(agent))}
        </span>
      </span>
      <Group gap={4} wrap="nowrap">
        {isIn ? (
          <>
            <Button variant="subtle" size="compact-xs" onClick={onRole} aria-label={texts.users.roleOf(name)}>
              {texts.users.roleAction}
            </Button>
            <Button variant="subtle" size="compact-xs" onClick={() => link.mutate(undefined)}>
              {texts.users.newLink}
            </Button>
          </>
        ) : null}
        <Button variant="subtle" size="compact-xs" onClick={() => change.mutate(isIn)}>
          {isIn ? texts.users.disable : texts.users.enable}
        </Button>
      </Group>
      {error === null ? null : <Failed error={error} />}
    </li>
  )
}

/** Shown once: only a hash of it is kept. */
function LinkToSend({ letter: { user, token } }: { readonly letter: Letter }): ReactElement {
  return (
    <Alert variant="outline" title={texts.users.linkFor(user.name)} my="xs" className="letter">
      <Code block>{`${location.origin}/sign-in#token=${token}`}</Code>
      {texts.users.linkLead}
    </Alert>
  )
}

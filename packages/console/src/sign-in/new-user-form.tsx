import { Button, Group, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { NewUser } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { texts } from '../texts.ts'
import { RoleFields } from './role-fields.tsx'
import { useUserAct, type Letter } from './use-users.ts'

const nobody: NewUser = { login: '', name: '', role: 'read_only' }

/** Lets somebody in; `onMade` gets the link to send them. */
export function NewUserForm({ onMade }: { readonly onMade: (letter: Letter) => void }): ReactElement {
  const [wish, setWish] = useState<NewUser>(nobody)
  const add = useUserAct(
    (body: NewUser) => answered(api.POST('/v1/users', { body })),
    (letter) => {
      setWish(nobody)
      onMade(letter)
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate(wish)
  }
  return (
    <form onSubmit={submit} className="account-form">
      <h2>{texts.users.add}</h2>
      <TextInput
        label={texts.setUp.name}
        value={wish.name}
        onChange={({ currentTarget }) => setWish({ ...wish, name: currentTarget.value })}
        required
        autoComplete="off"
      />
      <TextInput
        label={texts.signIn.login}
        description={texts.users.loginHint}
        value={wish.login}
        onChange={({ currentTarget }) => setWish({ ...wish, login: currentTarget.value })}
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <RoleFields wish={wish} onWish={(is) => setWish(({ login, name }) => ({ login, name, ...is }))} />
      {add.error === null ? null : <Failed error={add.error} />}
      <Group>
        <Button type="submit" loading={add.isPending}>
          {texts.users.add}
        </Button>
      </Group>
    </form>
  )
}

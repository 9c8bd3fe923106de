import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import { texts } from '../texts.ts'
import { FrontPage } from './front-page.tsx'
import { useLinkToken } from './use-link-token.ts'
import { useSignIn } from './use-sign-in.ts'

/** Makes the first supervisor, for whoever holds the link that the server printed. */
export function SetUpScreen(): ReactElement {
  const token = useLinkToken()
  const navigate = useNavigate()
  const [wish, setWish] = useState({ name: '', login: '', password: '' })
  const enter = useSignIn(
    (body: typeof wish) => answered(api.POST('/v1/set-up', { body: { ...body, token } })),
    () => void navigate({ to: '/', replace: true }),
  )
  const field = (name: keyof typeof wish) => ({
    value: wish[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }): void =>
      setWish((before) => ({ ...before, [name]: value })),
    required: true,
  })
  return (
    <FrontPage
      title={texts.setUp.title}
      lead={texts.setUp.lead}
      problem={enter.error === null ? undefined : asFailure(enter.error).message}
      onSubmit={() => enter.mutate(wish)}
    >
      <TextInput label={texts.setUp.name} {...field('name')} autoFocus autoComplete="name" />
      <TextInput
        label={texts.signIn.login}
        description={texts.setUp.loginHint}
        {...field('login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordInput
        label={texts.signIn.password}
        description={texts.account.passwordHint}
        {...field('password')}
        autoComplete="new-password"
      />
      <Button type="submit" size="sm" loading={enter.isPending}>
        {texts.setUp.enter}
      </Button>
    </FrontPage>
  )
}

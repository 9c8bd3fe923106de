import { Anchor, Button, Code, Divider, PasswordInput, Skeleton, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import { inWords, texts } from '../texts.ts'
import { FrontPage } from './front-page.tsx'
import { KeyScreen } from './key-screen.tsx'
import { useSignIn } from './use-sign-in.ts'

/** Asks who it is: login and password, the company's account, or a key. */
export function SignInScreen(): ReactElement {
  const [hasKey, setHasKey] = useState(false)
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: () => answered(api.GET('/v1/sign-in')) })
  if (hasKey) return <KeyScreen onBack={() => setHasKey(false)} />
  const byKey = (
    <Anchor component="button" type="button" size="sm" onClick={() => setHasKey(true)}>
      {texts.signIn.byKey}
    </Anchor>
  )
  if (ways.data?.set_up === true) {
    return (
      <FrontPage title={texts.setUp.nobody} lead={texts.setUp.nobodyLead}>
        <Code block>{texts.setUp.where}</Code>
        {byKey}
      </FrontPage>
    )
  }
  if (ways.data === undefined && ways.error === null) return <Skeleton height="100dvh" aria-label={texts.now.loading} />
  return <PasswordForm openId={ways.data?.open_id} byKey={byKey} />
}

interface PasswordFormProps {
  readonly openId: string | undefined
  readonly byKey: ReactElement
}

function PasswordForm({ openId, byKey }: PasswordFormProps): ReactElement {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const enter = useSignIn((body: { login: string; password: string }) => answered(api.POST('/v1/sign-in', { body })))
  const refused = new URLSearchParams(location.search).get('refused')
  const why =
    refused === null ? undefined : inWords(texts.signIn.refusals, refused === 'not_let_in' ? refused : 'failed')
  return (
    <FrontPage
      title={texts.signIn.title}
      problem={enter.error === null ? why : asFailure(enter.error).message}
      onSubmit={() => enter.mutate({ login, password })}
    >
      <TextInput
        label={texts.signIn.login}
        value={login}
        onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        required
        autoFocus
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordInput
        label={texts.signIn.password}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        required
        autoComplete="current-password"
      />
      <Button type="submit" size="sm" loading={enter.isPending}>
        {texts.signIn.enter}
      </Button>
      {openId === undefined ? null : (
        <>
          <Divider label={texts.signIn.or} />
          <Button component="a" href="/v1/sign-in/openid" variant="default" size="sm">
            {texts.signIn.with(openId)}
          </Button>
        </>
      )}
      <Text size="sm" c="dimmed">
        {texts.signIn.forgotten}
      </Text>
      {byKey}
    </FrontPage>
  )
}

import { Anchor, Button, Code, PasswordInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import { forgetKey, storeKey } from '../client/key.ts'
import { texts } from '../texts.ts'
import { FrontPage } from './front-page.tsx'
import { nowIs } from './use-me.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Asks for a key, for those who look after the server, and lets nobody in with one that is not accepted. */
export function KeyScreen({ onBack }: { readonly onBack: () => void }): ReactElement {
  const [key, setKey] = useState('')
  const client = useQueryClient()
  const enter = useMutation({
    mutationFn: () => {
      storeKey(key)
      return answered(api.GET('/v1/me'))
    },
    onSuccess: (me) => nowIs(client, me),
    onError: () => forgetKey(),
  })
  const problem = enter.error === null ? undefined : asFailure(enter.error)
  return (
    <FrontPage
      title={texts.key.title}
      lead={texts.key.lead}
      problem={problem?.status === 401 ? texts.key.refused : problem?.message}
      onSubmit={() => enter.mutate()}
    >
      <PasswordInput
        label={texts.key.label}
        placeholder="pm_…"
        value={key}
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
        required
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="submit" size="sm" loading={enter.isPending}>
        {texts.key.open}
      </Button>
      <Code block>{texts.key.where}</Code>
      <Anchor component="button" type="button" size="sm" onClick={onBack}>
        {texts.key.back}
      </Anchor>
    </FrontPage>
  )
}

import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import { texts } from '../texts.ts'
import { FrontPage } from './front-page.tsx'
import { useLinkToken } from './use-link-token.ts'
import { useSignIn } from './use-sign-in.ts'

/** Signs in by a link that works once. By a press, not by itself: programs that look links up must not use them up. */
export function LinkScreen(): ReactElement {
  const token = useLinkToken()
  const navigate = useNavigate()
  const enter = useSignIn(
    () => answered(api.POST('/v1/sign-in/link', { body: { token } })),
    ({ has_password: hasPassword }) => void navigate({ to: hasPassword === false ? '/account' : '/', replace: true }),
  )
  return (
    <FrontPage
      title={texts.link.title}
      lead={texts.link.lead}
      problem={enter.error === null ? undefined : asFailure(enter.error).message}
      onSubmit={() => enter.mutate(undefined)}
    >
      <Button type="submit" size="sm" loading={enter.isPending} autoFocus>
        {texts.link.enter}
      </Button>
    </FrontPage>
  )
}

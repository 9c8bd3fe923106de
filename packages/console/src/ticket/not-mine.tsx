import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import type { Ticket } from '../client/shapes.ts'
import { isGoing } from '../shell/use-go-keys.ts'
import { useMe } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'

/** `x`: the ticket that somebody has is in the wrong place. For whoever has it. */
export function NotMine({ ticket }: { readonly ticket: Ticket }): ReactElement | null {
  const me = useMe().data
  const client = useQueryClient()
  const isMine = me?.agent !== undefined && ticket.assignee === me.agent
  const flag = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/tickets/{id}/flag', {
          params: { path: { id: ticket.id } },
          body: {},
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      ),
    onSuccess: () => notifications.show({ message: texts.notMine.done, color: 'signal' }),
    onError: (error) =>
      notifications.show({ title: texts.failures.title, message: asFailure(error).message, color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', ticket.id] }),
  })
  useHotkeys([
    [
      'x',
      (event) => {
        if (isMine && !event.repeat && !isGoing(event) && flag.isIdle) flag.mutate()
      },
    ],
  ])
  if (!isMine) return null
  return (
    <Button
      variant="default"
      onClick={() => flag.mutate()}
      loading={flag.isPending}
      disabled={flag.isSuccess}
      rightSection={<Kbd size="xs">x</Kbd>}
    >
      {texts.notMine.action}
    </Button>
  )
}

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import type { Agent } from '../client/shapes.ts'
import { useMay } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'
import { AwayForm } from './away-form.tsx'

/** Puts somebody away with what it means for their tickets, or back online. */
export function PresenceButtons({ agent }: { readonly agent: Agent }): ReactElement | null {
  const client = useQueryClient()
  const may = useMay()
  const [isOpen, form] = useDisclosure(false)
  const online = useMutation({
    mutationFn: () =>
      answered(api.PUT('/v1/agents/{id}/presence', { params: { path: { id: agent.id } }, body: { state: 'online' } })),
    onSuccess: () => notifications.show({ message: texts.agents.onlineDone(agent.name), color: 'signal' }),
    onError: (error) =>
      notifications.show({ title: texts.failures.title, message: asFailure(error).message, color: 'red' }),
    onSettled: () => client.invalidateQueries(),
  })
  if (!may.write) return null
  if (agent.presence?.state !== 'online') {
    return (
      <Button variant="subtle" onClick={() => online.mutate()} loading={online.isPending}>
        {texts.agents.setOnline}
      </Button>
    )
  }
  return (
    <>
      <Button variant="subtle" onClick={form.open}>
        {texts.agents.setAway}
      </Button>
      {isOpen ? <AwayForm agent={agent} onClose={form.close} /> : null}
    </>
  )
}

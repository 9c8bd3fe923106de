import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Decision, NewOverride, Ticket } from '../client/shapes.ts'
import { texts } from '../texts.ts'

/** What the server answers to an override. */
interface Overridden {
  readonly ticket: Ticket
  readonly decision: Decision
  readonly lessons: readonly number[]
}

/**
 * Carries an override out. The page shows it at once; should the server refuse, the ticket is put back as it was, and
 * whoever asked learns why. The same press twice is one override: each has a key of its own.
 */
export function useOverride(
  id: string,
): UseMutationResult<Overridden, Error, NewOverride, { before: Ticket | undefined }> {
  const client = useQueryClient()
  const place = ['ticket', id, 'itself']
  return useMutation({
    mutationFn: (body) =>
      answered(
        api.POST('/v1/tickets/{id}/override', {
          params: { path: { id } },
          body,
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      ),
    onMutate: async (wish) => {
      await client.cancelQueries({ queryKey: place })
      const before = client.getQueryData<Ticket>(place)
      if (before !== undefined) client.setQueryData(place, foreseen(before, wish))
      return { before }
    },
    onError: (_error, _wish, context) => {
      if (context?.before !== undefined) client.setQueryData(place, context.before)
    },
    onSuccess: ({ ticket, decision, lessons }) => {
      client.setQueryData(place, ticket)
      client.setQueryData<readonly Decision[]>(['ticket', id, 'decisions'], (known = []) => [
        ...known.filter((one) => one.id !== decision.id),
        decision,
      ])
      notifications.show({
        title: texts.override.done,
        message: texts.override.learned(lessons.length),
        color: 'signal',
      })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', id] }),
  })
}

/** The ticket as it will be, as far as that can be known here. */
function foreseen(before: Ticket, { agent, queue }: NewOverride): Ticket {
  return {
    ...before,
    ...(agent === undefined ? {} : { assignee: agent, status: 'assigned' as const }),
    ...(queue === undefined ? {} : { queue }),
  }
}

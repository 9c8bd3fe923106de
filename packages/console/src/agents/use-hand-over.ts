import { notifications } from '@mantine/notifications'
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Agent, HandOverPlan } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import type { Change } from './hand-over-table.tsx'

/** How somebody is going to be away. */
export interface Absence {
  readonly state: 'away' | 'offline'
  /** ISO 8601; absent: nobody knows. */
  readonly until?: string
}

/** What would become of somebody's tickets; nothing is done. */
export function useHandOverPlan(agent: Agent, absence: Absence, isAsked: boolean): UseQueryResult<HandOverPlan> {
  const path = { id: agent.id }
  return useQuery({
    queryKey: ['hand-over', agent.id, absence],
    queryFn: async () => {
      const body = { ...absence, preview: true, entries: [] }
      return (await answered(api.POST('/v1/agents/{id}/hand-over', { params: { path }, body }))).hand_over
    },
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** Carries the plan out but for what a person wants done otherwise, by ticket. */
export function useHandOver(
  agent: Agent,
  absence: Absence,
  onDone: () => void,
): UseMutationResult<{ readonly hand_over: HandOverPlan }, Error, ReadonlyMap<string, Change>> {
  const client = useQueryClient()
  const path = { id: agent.id }
  return useMutation({
    mutationFn: (changes) => {
      const entries = [...changes].map(([ticket_id, change]) => ({ ticket_id, ...change }))
      const body = { ...absence, preview: false, entries }
      return answered(api.POST('/v1/agents/{id}/hand-over', { params: { path }, body }))
    },
    onSuccess: ({ hand_over: { entries } }) => {
      const moved = entries.filter(({ action }) => action !== 'keep').length
      notifications.show({ message: texts.away.done(agent.name, moved), color: 'signal' })
      onDone()
    },
    onSettled: () => client.invalidateQueries(),
  })
}

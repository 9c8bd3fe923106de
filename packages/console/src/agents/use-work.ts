import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Ticket } from '../client/shapes.ts'

/** Tickets shown of one person. More than anybody can work on. */
const most = 100

interface Work {
  readonly items: readonly Ticket[]
  /** There are more. */
  readonly next?: string
}

/** What somebody has in hand, newest first. */
export function useWork(agent: string): UseQueryResult<Work> {
  return useQuery({
    queryKey: ['agents', agent, 'work'],
    queryFn: (): Promise<Work> =>
      answered(api.GET('/v1/tickets', { params: { query: { assignee: agent, status: 'assigned', limit: most } } })),
    refetchInterval: 10_000,
  })
}

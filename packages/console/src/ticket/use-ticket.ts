import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Decision, Ticket, TicketEvent } from '../client/shapes.ts'

/** A ticket as it stands. */
export function useTicket(id: string): UseQueryResult<Ticket> {
  return useQuery({
    queryKey: ['ticket', id, 'itself'],
    queryFn: () => answered(api.GET('/v1/tickets/{id}', { params: { path: { id } } })),
    refetchInterval: 15_000,
  })
}

/** Every decision about it, oldest first. */
export function useDecisionsOf(id: string): UseQueryResult<readonly Decision[]> {
  return useQuery({
    queryKey: ['ticket', id, 'decisions'],
    queryFn: async () => (await answered(api.GET('/v1/tickets/{id}/decisions', { params: { path: { id } } }))).items,
  })
}

/** Everything that happened to it, in order. */
export function useEventsOf(id: string): UseQueryResult<readonly TicketEvent[]> {
  return useQuery({
    queryKey: ['ticket', id, 'events'],
    queryFn: async () => (await answered(api.GET('/v1/tickets/{id}/events', { params: { path: { id } } }))).items,
    refetchInterval: 15_000,
  })
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Agent, Colleague, Queue } from '../client/shapes.ts'

/** Everybody, with presence and load. */
export function useAgents(): UseQueryResult<readonly Agent[]> {
  return useQuery({
    queryKey: ['agents'],
    queryFn: async () => (await answered(api.GET('/v1/agents'))).items,
    refetchInterval: 10_000,
  })
}

/** Names of everybody, whoever asks. */
export function useColleagues(): UseQueryResult<readonly Colleague[]> {
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => (await answered(api.GET('/v1/colleagues'))).items,
    staleTime: 60_000,
  })
}

/** Queues change seldom. */
export function useQueues(): UseQueryResult<readonly Queue[]> {
  return useQuery({
    queryKey: ['queues'],
    queryFn: async () => (await answered(api.GET('/v1/queues'))).items,
    staleTime: 60_000,
  })
}

/** What ids are called; an id that has no name yet is its own. */
export function useNames(): { readonly agent: (id: string) => string; readonly queue: (id: string) => string } {
  const agents = useColleagues().data
  const queues = useQueues().data
  return {
    agent: (id) => agents?.find((agent) => agent.id === id)?.name ?? id,
    queue: (id) => queues?.find((queue) => queue.id === id)?.name ?? id,
  }
}

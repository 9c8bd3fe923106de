import { QueryCache, QueryClient } from '@tanstack/react-query'
import { asFailure } from './failure.ts'
import { nowNobody } from '../sign-in/use-me.ts'

/** The cache of what was fetched. What the live stream changes is marked stale by it; the rest by age. */
export function createQueries(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (asFailure(error).status === 401) nowNobody(client)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A request that was wrong stays wrong; a server that restarts comes back.
        retry: (failures, error) => failures < 4 && [0, 502, 503].includes(asFailure(error).status),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

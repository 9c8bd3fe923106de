import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Discrepancy, DiscrepancyPage, ShadowReport } from '../client/shapes.ts'
import type { DiscrepancyFilters } from './filters.ts'

/** Fetched at a time; the next are fetched when the end comes near. */
const pageSize = 50

export type DiscrepancyPages = InfiniteData<DiscrepancyPage, string | undefined>

/** The dearest first. Not fetched again by itself: what was judged stays in its place until the list is opened anew. */
export function useDiscrepancies({ view, queue, kind }: DiscrepancyFilters): UseInfiniteQueryResult<DiscrepancyPages> {
  return useInfiniteQuery({
    queryKey: ['discrepancies', 'list', view ?? 'open', queue, kind],
    queryFn: async ({ pageParam }): Promise<DiscrepancyPage> => {
      const query = {
        state: view ?? ('open' as const),
        limit: pageSize,
        ...(queue === undefined ? {} : { queue }),
        ...(kind === undefined ? {} : { kind }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return answered(api.GET('/v1/discrepancies', { params: { query } }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** One that an address names and that is not in the list: judged since, or further down. */
export function useDiscrepancy(id: string | undefined): UseQueryResult<Discrepancy> {
  return useQuery({
    queryKey: ['discrepancies', 'one', id],
    queryFn: () => answered(api.GET('/v1/discrepancies/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
  })
}

/** How it went in all and in each queue. */
export function useShadowReport(): UseQueryResult<ShadowReport> {
  return useQuery({
    queryKey: ['discrepancies', 'report'],
    queryFn: () => answered(api.GET('/v1/reports/shadow')),
    refetchInterval: 60_000,
  })
}

import { notifications } from '@mantine/notifications'
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import type { Policy, PolicyVersion, RiskReport, Rules, ShadowReport, WhatIf } from '../client/shapes.ts'
import { serverNow } from '../live/clock.ts'
import { useCounts } from '../now/use-now.ts'
import { texts } from '../texts.ts'

/** How far back a change is tried. */
export const previewDays = 14

const dayMilliseconds = 86_400_000

/** Refetched now and then: somebody else may save, too. */
export function usePolicy(): UseQueryResult<Policy> {
  return useQuery({
    queryKey: ['policy'],
    queryFn: () => answered(api.GET('/v1/policy')),
    refetchInterval: 15_000,
  })
}

export function useRisk(): UseQueryResult<RiskReport> {
  return useQuery({
    queryKey: ['risk'],
    queryFn: () => answered(api.GET('/v1/reports/risk')),
    refetchInterval: 30_000,
  })
}

/** What shadow and suggest have shown, queue by queue. */
export function useShadow(): UseQueryResult<ShadowReport> {
  return useQuery({
    queryKey: ['shadow-report'],
    queryFn: () => answered(api.GET('/v1/reports/shadow')),
    staleTime: 60_000,
  })
}

export function useVersions(): UseQueryResult<readonly PolicyVersion[]> {
  return useQuery({
    queryKey: ['policy', 'versions'],
    queryFn: async () => (await answered(api.GET('/v1/policy/versions', { params: { query: { limit: 50 } } }))).items,
  })
}

/** What these rules would have decided in the last two weeks; asked for once, then kept while the page is open. */
export function usePreview(rules: Rules | undefined, inForce: number): UseQueryResult<WhatIf> {
  // Before the server has said what time it is there, nobody knows when two weeks ago was.
  const { isFetched } = useCounts()
  return useQuery({
    queryKey: ['policy-preview', inForce, rules],
    queryFn: () => {
      const since = new Date(serverNow() - previewDays * dayMilliseconds).toISOString()
      return answered(api.POST('/v1/policy/preview', { body: { policy: rules!, since, limit: 2000 } }))
    },
    enabled: rules !== undefined && isFetched,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface Saving {
  readonly rules: Rules
  /** The version they were made from; the server refuses where it is no longer the newest. */
  readonly from: number
}

/** Puts rules in force. */
export function useSave(onSaved: () => void): UseMutationResult<Policy, Error, Saving> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ rules, from }) =>
      answered(api.PUT('/v1/policy', { headers: { 'if-match': `"${from}"` }, body: rules })),
    onSuccess: (policy) => {
      client.setQueryData(['policy'], policy)
      onSaved()
      notifications.show({ message: texts.policy.saved(policy.version), color: 'signal' })
      void client.invalidateQueries()
    },
    onError: (error) => {
      // Somebody else was first: what they made of it is what must be shown now.
      if (asFailure(error).status === 412) void client.invalidateQueries({ queryKey: ['policy'] })
    },
  })
}

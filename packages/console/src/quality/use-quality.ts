import { notifications } from '@mantine/notifications'
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { QualityState, QualityTarget } from '../client/shapes.ts'
import { texts } from '../texts.ts'

/** How often is looked while one is being made, and while none is: somebody else may have asked for one. */
const lookMilliseconds = { making: 1_000, resting: 30_000 }

/** The newest report, and how far the next is. */
export function useQuality(): UseQueryResult<QualityState> {
  return useQuery({
    queryKey: ['quality'],
    queryFn: () => answered(api.GET('/v1/reports/quality')),
    refetchInterval: ({ state }) =>
      state.data?.making === undefined ? lookMilliseconds.resting : lookMilliseconds.making,
  })
}

/** Asks for a report. */
export function useMake(): UseMutationResult<QualityState, Error, QualityTarget> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (target) => answered(api.POST('/v1/reports/quality', { body: { target, risk: 0.05 } })),
    onSuccess: (state) => {
      client.setQueryData(['quality'], state)
      notifications.show({ message: texts.quality.asked, color: 'signal' })
    },
    onError: () => void client.invalidateQueries({ queryKey: ['quality'] }),
  })
}

import { notifications } from '@mantine/notifications'
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Alarm, Health, Models, Ready } from '../client/shapes.ts'

/** How often the screen looks. */
const lookMilliseconds = 10_000

export function useReady(): UseQueryResult<Ready> {
  return useQuery({
    queryKey: ['ready'],
    queryFn: () => answered(api.GET('/readyz')),
    refetchInterval: lookMilliseconds,
    retry: 1,
  })
}

export function useHealth(): UseQueryResult<Health> {
  return useQuery({
    queryKey: ['health'],
    queryFn: () => answered(api.GET('/v1/health')),
    refetchInterval: lookMilliseconds,
  })
}

export function useAlarms(): UseQueryResult<readonly Alarm[]> {
  return useQuery({
    queryKey: ['alarms'],
    queryFn: async () => (await answered(api.GET('/v1/alarms'))).items,
    refetchInterval: lookMilliseconds,
  })
}

export function useModels(): UseQueryResult<Models> {
  return useQuery({
    queryKey: ['models'],
    queryFn: () => answered(api.GET('/v1/models')),
    refetchInterval: lookMilliseconds,
  })
}

/** Something done with a reason; afterwards everything is fetched anew. */
export function useAct<Order>(
  act: (order: Order) => Promise<unknown>,
  onDone: () => void,
  said: string,
): UseMutationResult<unknown, Error, Order> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      notifications.show({ message: said, color: 'signal' })
      onDone()
    },
    onSettled: () => client.invalidateQueries(),
  })
}

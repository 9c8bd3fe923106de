import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { Band, Now, NowGroup } from '../client/shapes.ts'
import { setServerTime } from '../live/clock.ts'

/** What waits and what was given out, counted. Time alone makes things overdue, so it is asked for without news, too. */
export function useCounts(): UseQueryResult<Now> {
  return useQuery({
    queryKey: ['now'],
    queryFn: async () => {
      const now = await answered(api.GET('/v1/now'))
      setServerTime(now.at)
      return now
    },
    refetchInterval: 5_000,
  })
}

/** Tickets in the groups for which `wanted` holds. */
export function ticketsIn(groups: readonly NowGroup[], wanted: (group: NowGroup) => boolean): number {
  return groups.reduce((sum, group) => (wanted(group) ? sum + group.tickets : sum), 0)
}

/** Tickets by one property of their groups, the most first. */
export function ticketsBy<Name extends string>(
  groups: readonly NowGroup[],
  name: (group: NowGroup) => Name,
): readonly { readonly name: Name; readonly tickets: number }[] {
  const sums = new Map<Name, number>()
  for (const group of groups) sums.set(name(group), (sums.get(name(group)) ?? 0) + group.tickets)
  return [...sums]
    .map(([key, tickets]) => ({ name: key, tickets }))
    .toSorted((one, other) => other.tickets - one.tickets)
}

export const bandsInOrder: readonly Band[] = ['urgent', 'high', 'normal', 'low']

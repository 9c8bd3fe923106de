import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { GivenOutRow, WaitingRow } from '../client/shapes.ts'
import type { NowFilters } from './filters.ts'

/** Rows asked for at once. Larger: more than is on the screen; smaller: gaps while one scrolls. */
const windowRows = 100

export type QueueRow = ({ readonly kind: 'waiting' } & WaitingRow) | ({ readonly kind: 'given-out' } & GivenOutRow)

/** The windows on the list that rows `first` to `last` lie in; the rest is not fetched. */
export interface Windows {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly row: (index: number) => QueueRow | undefined
  readonly error: Error | null
  readonly refetch: () => void
}

export function useWindows(filters: NowFilters, first: number, last: number): Windows {
  const from = Math.floor(Math.max(0, first) / windowRows)
  const to = Math.floor(Math.max(0, last) / windowRows)
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const answers = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [filters.view === 'given-out' ? 'given-out' : 'waiting', filters, number],
      queryFn: () => fetchWindow(filters, number * windowRows),
      placeholderData: keepPreviousData<WindowAnswer>,
      // Urgency grows with time alone.
      refetchInterval: 10_000,
    })),
  })
  const byNumber = new Map(
    answers.flatMap(({ data }) => (data === undefined ? [] : [[data.offset / windowRows, data]])),
  )
  return {
    total: answers.find(({ data }) => data !== undefined)?.data?.total,
    row: (index) => byNumber.get(Math.floor(index / windowRows))?.items[index % windowRows],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => answers.forEach((answer) => void answer.refetch()),
  }
}

interface WindowAnswer {
  readonly total: number
  readonly offset: number
  readonly items: readonly QueueRow[]
}

async function fetchWindow({ view, ...filters }: NowFilters, offset: number): Promise<WindowAnswer> {
  const limit = windowRows
  if (view === 'given-out') {
    const { total, items } = await answered(api.GET('/v1/given-out', { params: { query: { offset, limit } } }))
    return { total, offset, items: items.map((row) => ({ kind: 'given-out' as const, ...row })) }
  }
  const query = { status: view ?? ('waiting' as const), ...filters, offset, limit }
  const { total, items } = await answered(api.GET('/v1/waiting', { params: { query } }))
  return { total, offset, items: items.map((row) => ({ kind: 'waiting' as const, ...row })) }
}

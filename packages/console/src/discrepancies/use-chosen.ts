import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Discrepancy } from '../client/shapes.ts'
import type { DiscrepancyFilters } from './filters.ts'
import { useDiscrepancy } from './use-discrepancies.ts'

/** The discrepancy whose sides are shown. */
export interface Chosen {
  readonly one: Discrepancy | undefined
  readonly error: Error | null
  onAgain(): void
  /** It as of the last key press, which may be ahead of what is drawn. */
  now(): Discrepancy | undefined
  choose(id: string): void
  /** To the next one that nobody has judged, else stays. */
  moveOn(): void
}

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): unknown
}

/** Rows before the end at which more are fetched. */
const nearEnd = 8

/** `j` and `k` move; the address follows, so that it can be sent. At first it is what the address names, else the dearest. */
export function useChosen(items: readonly Discrepancy[], filters: DiscrepancyFilters, pages: Pages): Chosen {
  const navigate = useNavigate()
  const list = `${filters.view} ${filters.queue} ${filters.kind}`
  const [choice, setChoice] = useState({ list, id: filters.id })
  // Keys may come faster than the page is drawn anew.
  const current = useRef<string>(undefined)
  const id = (choice.list === list ? choice.id : undefined) ?? filters.id ?? items[0]?.id
  current.current = id
  const listed = items.find((one) => one.id === id)
  const apart = useDiscrepancy(listed === undefined && items.length > 0 ? id : undefined)
  const choose = (next: string): void => {
    current.current = next
    setChoice({ list, id: next })
    void navigate({ to: '/discrepancies', search: { ...filters, id: next }, replace: true, resetScroll: false })
    const place = items.findIndex((one) => one.id === next)
    if (place > items.length - nearEnd && pages.hasNextPage && !pages.isFetchingNextPage) pages.fetchNextPage()
  }
  const move = (by: number): void => {
    const place = items.findIndex((one) => one.id === current.current)
    const next = items[Math.min(items.length - 1, Math.max(0, place + by))]
    if (next !== undefined) choose(next.id)
  }
  useHotkeys([
    ['j', () => move(1)],
    ['ArrowDown', () => move(1)],
    ['k', () => move(-1)],
    ['ArrowUp', () => move(-1)],
  ])
  const now = (): Discrepancy | undefined =>
    items.find((one) => one.id === current.current) ?? (apart.data?.id === current.current ? apart.data : undefined)
  return {
    one: listed ?? apart.data,
    error: listed === undefined ? apart.error : null,
    onAgain: () => void apart.refetch(),
    now,
    choose,
    moveOn: () => {
      const place = items.findIndex((one) => one.id === current.current)
      const next = items.slice(place + 1).find((one) => one.verdict === undefined)
      if (place >= 0 && next !== undefined) choose(next.id)
    },
  }
}

import { Code, Skeleton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { useColleagues } from '../show/names.ts'
import { texts } from '../texts.ts'
import type { NowFilters } from './filters.ts'
import { QueueListRow } from './queue-row.tsx'
import { useCounts } from './use-now.ts'
import { useWindows, type QueueRow } from './windows.ts'

/** Pixels; the phone's rows have two lines. */
const rowHeight = { wide: 37, narrow: 66 }
const narrow = '(max-width: 48em)'

interface QueueListProps {
  readonly filters: NowFilters
  readonly onTotal: (total: number | undefined) => void
}

/** The queue, however long: only the rows on the screen are there, and only their windows are fetched. */
export function QueueList({ filters, onTotal }: QueueListProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState({ first: 0, last: 30 })
  const windows = useWindows(filters, range.first, range.last)
  const { total } = windows
  const height = matchMedia(narrow).matches ? rowHeight.narrow : rowHeight.wide
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    onChange: ({ range: shown }) => {
      if (shown !== null) setRange({ first: shown.startIndex, last: shown.endIndex })
    },
  })
  useEffect(() => onTotal(total), [onTotal, total])
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [filters])
  const active = useActiveRow(total ?? 0, windows.row, (index) => virtual.scrollToIndex(index))
  if (windows.error !== null && total === undefined) return <Failed error={windows.error} onAgain={windows.refetch} />
  if (total === 0) return <Nothing filters={filters} />
  const isGivenOut = filters.view === 'given-out'
  return (
    <div
      ref={scroller}
      className="queue"
      role="table"
      tabIndex={0}
      aria-label={isGivenOut ? texts.now.listGiven : texts.now.list}
      aria-rowcount={total ?? -1}
      aria-busy={total === undefined}
    >
      <Head filters={filters} />
      {total === undefined ? <Loading /> : null}
      <div role="rowgroup" className="queue-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <QueueListRow key={index} index={index} top={start} row={windows.row(index)} isActive={index === active} />
        ))}
      </div>
    </div>
  )
}

/** `j` and `k` move, Enter opens. */
function useActiveRow(
  total: number,
  row: (index: number) => QueueRow | undefined,
  scrollTo: (index: number) => void,
): number | undefined {
  const [active, setActive] = useState<number>()
  const navigate = useNavigate()
  const move = (by: number): void => {
    const next = Math.min(total - 1, Math.max(0, (active ?? -1) + by))
    if (total === 0) return
    setActive(next)
    scrollTo(next)
  }
  useHotkeys([
    ['j', () => move(1)],
    ['ArrowDown', () => move(1)],
    ['k', () => move(-1)],
    ['ArrowUp', () => move(-1)],
    [
      'Enter',
      (event) => {
        const chosen = active === undefined ? undefined : row(active)
        if (chosen === undefined || (event.target as HTMLElement).closest('a, button, input') !== null) return
        void navigate({ to: '/tickets/$id', params: { id: chosen.id } })
      },
      { preventDefault: false },
    ],
  ])
  return active
}

function Head({ filters: { view } }: { readonly filters: NowFilters }): ReactElement {
  const { columns } = texts.now
  const names =
    view === 'given-out'
      ? [columns.urgency, columns.subject, columns.queue, columns.agent, columns.since, columns.at]
      : [
          columns.urgency,
          columns.subject,
          columns.queue,
          view === 'triage' ? columns.reasonTriage : columns.reason,
          columns.since,
          columns.due,
        ]
  return (
    <div role="rowgroup" className="queue-head">
      <div role="row" className="queue-row head">
        {names.map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
    </div>
  )
}

function Loading(): ReactElement {
  return (
    <div className="loading" aria-hidden="true">
      {Array.from({ length: 12 }, (_, i) => (
        <Skeleton key={i} height={18} my={9} mx={12} w="auto" />
      ))}
    </div>
  )
}

function Nothing({ filters }: { readonly filters: NowFilters }): ReactElement {
  const isNarrowed = Object.keys(filters).some((name) => name !== 'view')
  if (isNarrowed || filters.view !== undefined) return <Empty title={texts.now.nothingMatches} />
  return <NobodyWaits />
}

/** Good news; or Pointsman has just been set up, and there is something to do. */
function NobodyWaits(): ReactElement | null {
  const counts = useCounts().data
  const agents = useColleagues().data
  if (counts === undefined || agents === undefined) return null
  if (agents.length > 0) return <Empty title={texts.now.nobodyWaits}>{texts.now.nobodyWaitsLead}</Empty>
  return (
    <Empty title={texts.now.beginning}>
      {texts.now.beginningLead}
      <Code block mt="xs">
        {texts.now.beginningCommands}
      </Code>
    </Empty>
  )
}

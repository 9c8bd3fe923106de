import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { Band } from '../show/band.tsx'
import { Age, Instant, Until } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import type { QueueRow } from './windows.ts'

interface QueueListRowProps {
  readonly index: number
  /** Pixels from the top of the list. */
  readonly top: number
  /** Undefined while its window is on the way. */
  readonly row: QueueRow | undefined
  readonly isActive: boolean
}

/** One ticket of the queue. */
export function QueueListRow({ index, top, row, isActive }: QueueListRowProps): ReactElement {
  const names = useNames()
  const place = { transform: `translateY(${top}px)` }
  if (row === undefined) {
    return (
      <div className="queue-row" style={place} aria-hidden="true">
        <Skeleton height={14} />
      </div>
    )
  }
  return (
    <div role="row" aria-rowindex={index + 2} className={isActive ? 'queue-row active' : 'queue-row'} style={place}>
      <Cell name="urgency">
        {row.kind === 'waiting' ? <Band band={row.band} /> : null}
        <span className="num quiet">{row.urgency === undefined ? texts.none : row.urgency.toFixed(2)}</span>
      </Cell>
      <Cell name="subject">
        <Link to="/tickets/$id" params={{ id: row.id }}>
          {row.subject.trim() || texts.noSubject}
        </Link>
        {row.kind === 'waiting' && row.account !== undefined ? <span className="quiet">{row.account}</span> : null}
      </Cell>
      <Cell name="where">{row.queue === undefined ? texts.noQueue : names.queue(row.queue)}</Cell>
      {row.kind === 'waiting' ? (
        <>
          <Cell name="why">
            {row.held_for === undefined
              ? inWords(texts.reasons, row.reason)
              : texts.now.keptFor(names.agent(row.held_for))}
          </Cell>
          <Cell name="since">
            <Age since={row.received_at} />
          </Cell>
          <Cell name={`due ${row.due}`}>{row.due_at === undefined ? texts.none : <Until at={row.due_at} />}</Cell>
        </>
      ) : (
        <>
          <Cell name="why">
            <Link to="/agents/$id" params={{ id: row.agent }}>
              {names.agent(row.agent)}
            </Link>
          </Cell>
          <Cell name="since">
            <Instant at={row.received_at} />
          </Cell>
          <Cell name="due">
            <Instant at={row.at} />
          </Cell>
        </>
      )}
    </div>
  )
}

function Cell({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <span role="cell" className={`cell ${name}`}>
      {children}
    </span>
  )
}

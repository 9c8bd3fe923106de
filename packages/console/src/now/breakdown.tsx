import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { count } from '../show/numbers.ts'
import type { NowFilters } from './filters.ts'

interface Row {
  readonly key: string
  readonly name: ReactNode
  readonly tickets: number
  readonly to: NowFilters
  readonly isChosen: boolean
}

interface BreakdownProps {
  readonly title: string
  readonly rows: readonly Row[]
}

/** What makes up a number: bars to compare, each a filter that can be set and, when it is set, taken away. */
export function Breakdown({ title, rows }: BreakdownProps): ReactElement | null {
  if (rows.every(({ tickets }) => tickets === 0)) return null
  const most = Math.max(1, ...rows.map(({ tickets }) => tickets))
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="breakdown">
        {rows.map(({ key, name, tickets, to, isChosen }) => (
          <li key={key}>
            <Link to="/" search={to} className={isChosen ? 'part chosen' : 'part'} aria-current={isChosen || undefined}>
              <span className="part-bar" style={{ width: `${(100 * tickets) / most}%` }} />
              <span className="part-name">{name}</span>
              <span className="num">{count(tickets)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

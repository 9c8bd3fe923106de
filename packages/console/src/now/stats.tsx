import { Skeleton, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import type { Now } from '../client/shapes.ts'
import { Age } from '../show/instant.tsx'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import type { NowFilters } from './filters.ts'
import { ticketsIn } from './use-now.ts'

type Name = keyof typeof texts.now.stats

/** The numbers one looks at first; each leads to the tickets behind it. */
export function Stats({ now }: { readonly now: Now | undefined }): ReactElement {
  const groups = now?.groups ?? []
  const waiting = groups.filter(({ status }) => status === 'waiting')
  const oldest = waiting.map((group) => group.oldest_at).toSorted()[0]
  const overdue = ticketsIn(waiting, ({ due }) => due === 'overdue')
  const soon = ticketsIn(waiting, ({ due }) => due === 'soon')
  return (
    <div className="stats">
      <Stat name="waiting" to={{}} value={now && count(ticketsIn(waiting, () => true))} />
      <Stat name="overdue" to={{ due: 'overdue' }} value={now && count(overdue)} tone={overdue > 0 ? 'bad' : 'calm'} />
      <Stat name="soon" to={{ due: 'soon' }} value={now && count(soon)} tone={soon > 0 ? 'warn' : 'calm'} />
      <Stat
        name="triage"
        to={{ view: 'triage' }}
        value={now && count(ticketsIn(groups, ({ status }) => status === 'triage'))}
      />
      <Stat
        name="givenOut"
        to={{ view: 'given-out' }}
        value={now && count(now.assigned_last_hour)}
        below={now && texts.now.open(count(now.open))}
      />
      <Stat name="oldest" to={{}} value={now && (oldest === undefined ? texts.none : <Age since={oldest} />)} />
    </div>
  )
}

interface StatProps {
  readonly name: Name
  readonly to: NowFilters
  readonly value: ReactNode
  readonly below?: string | undefined
  readonly tone?: 'calm' | 'warn' | 'bad'
}

function Stat({ name, to, value, below, tone = 'calm' }: StatProps): ReactElement {
  return (
    <Tooltip label={texts.now.hints[name]}>
      <Link to="/" search={to} className={`stat ${tone}`}>
        <span className="stat-name">{texts.now.stats[name]}</span>
        <span className="stat-value num">{value ?? <Skeleton height={22} width={48} />}</span>
        <span className="stat-below">{below}</span>
      </Link>
    </Tooltip>
  )
}

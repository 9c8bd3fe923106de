import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { api, answered } from '../client/api.ts'
import type { Discrepancy, DiscrepancySide } from '../client/shapes.ts'
import { Band } from '../show/band.tsx'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { Failed } from '../shell/failure.tsx'
import { TicketText } from '../ticket/ticket-text.tsx'
import { inWords, texts } from '../texts.ts'
import { comparedFacets } from './filters.ts'
import { Stake } from './stake.tsx'
import type { Verdicts } from './use-verdict-keys.ts'
import { VerdictBar } from './verdict-bar.tsx'

interface SidesProps {
  readonly one: Discrepancy | undefined
  readonly verdicts: Verdicts
}

/** Two decisions about one ticket side by side, each with its reasons, and the question who was right. */
export function Sides({ one, verdicts }: SidesProps): ReactElement | null {
  const names = useNames()
  if (one === undefined) return null
  const t = texts.discrepancies
  return (
    <article className="column sides" aria-label={one.subject}>
      <section className="panel">
        <h2 className="sides-subject">
          <Link to="/tickets/$id" params={{ id: one.ticket_id }}>
            {one.subject.trim() || texts.noSubject}
          </Link>
        </h2>
        <p className="quiet note">
          {one.ticket_id} · {inWords(texts.outcome.mode, one.mode)} · {t.cameIn} <Instant at={one.received_at} /> ·{' '}
          {t.resolved} <Instant at={one.resolved_at} />
        </p>
        <Compared one={one} />
        <p className="quiet note">{remarks(one, names.queue)}</p>
        <VerdictBar one={one} verdicts={verdicts} />
      </section>
      <Words decision={one.id} />
      <Stake cost={one.cost} />
    </article>
  )
}

function Compared({ one }: { readonly one: Discrepancy }): ReactElement {
  const { sides, facets, differs, why } = texts.discrepancies
  const agents = [one.pointsman.agent, one.people.agent].filter((agent) => agent !== undefined)
  const told = comparedFacets.filter((facet) => one.pointsman[facet] !== undefined || one.people[facet] !== undefined)
  return (
    <table className="compared">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">{sides.facet}</span>
          </th>
          <th scope="col">{sides.pointsman}</th>
          <th scope="col">{sides.people}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((facet) => {
          const isOther = one.differing.includes(facet)
          return (
            <tr key={facet} className={isOther ? 'differs' : ''}>
              <th scope="row">
                {facets[facet]}
                {isOther ? <span className="hidden"> ({differs})</span> : null}
              </th>
              <td>
                <Said facet={facet} side={one.pointsman} />
              </td>
              <td>
                <Said facet={facet} side={one.people} />
              </td>
            </tr>
          )
        })}
        <tr className="reasons">
          <th scope="row">{why}</th>
          <td>
            <Reasons of={one.because.pointsman} agents={agents} />
          </td>
          <td>
            <Reasons of={one.because.people} agents={agents} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface ReasonsProps {
  readonly of: readonly string[]
  /** Who may be spoken of. */
  readonly agents: readonly string[]
}

/** Reasons speak of people by their ids; here they have names. */
function Reasons({ of, agents }: ReasonsProps): ReactElement {
  const names = useNames()
  const named = (reason: string): string =>
    reason
      .split(' ')
      .map((word) => (agents.includes(word) ? names.agent(word) : word))
      .join(' ')
  return (
    <ul>
      {of.map((reason) => (
        <li key={reason}>{named(reason)}</li>
      ))}
    </ul>
  )
}

interface SaidProps {
  readonly facet: (typeof comparedFacets)[number]
  readonly side: DiscrepancySide
}

function Said({ facet, side }: SaidProps): ReactNode {
  const names = useNames()
  const { queue, agent, priority, intent } = side
  if (side[facet] === undefined) return <span className="quiet">{texts.discrepancies.silent}</span>
  if (facet === 'queue') return names.queue(queue!)
  if (facet === 'priority') return <Band band={priority!} />
  if (facet === 'intent') return intent
  return (
    <Link to="/agents/$id" params={{ id: agent! }}>
      {names.agent(agent!)}
    </Link>
  )
}

/** What else is known of how it went. */
function remarks(one: Discrepancy, queueName: (id: string) => string): string {
  const t = texts.discrepancies
  const first = one.first?.queue
  return [
    first === undefined || first === one.people.queue ? undefined : t.first(queueName(first)),
    one.moves === 0 ? undefined : t.moves(one.moves),
    one.suggestion === undefined ? undefined : t.suggestion[one.suggestion],
    one.would_act ? t.wouldAct : t.wouldAsk,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** What they wrote, with the words that spoke for the queue that Pointsman read. */
function Words({ decision }: { readonly decision: string }): ReactElement {
  const names = useNames()
  const found = useQuery({
    queryKey: ['discrepancies', 'decision', decision],
    queryFn: () => answered(api.GET('/v1/decisions/{id}', { params: { path: { id: decision } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.error !== null) return <Failed error={found.error} onAgain={() => void found.refetch()} />
  if (found.data === undefined) return <Skeleton height={160} aria-label={texts.now.loading} />
  const { text, queue } = found.data.reading
  return (
    <TicketText
      text={text}
      evidence={queue.evidence}
      sum={queue.sum}
      label={queue.label === undefined ? texts.noQueue : names.queue(queue.label)}
      facet={texts.ticket.facets.queue.toLowerCase()}
    />
  )
}

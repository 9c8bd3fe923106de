import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { QueueShadow } from '../client/shapes.ts'
import { Interval } from '../show/interval.tsx'
import { fine, withRange } from '../show/estimates.ts'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'

/** Agreement and readiness, queue by queue. */
export function QueuesReady({ queues }: { readonly queues: readonly QueueShadow[] }): ReactElement | null {
  const { title, lead, columns } = texts.discrepancies.queues
  if (queues.length === 0) return null
  // One scale for all, so that the lines can be compared: the longest ends at its end.
  const longest = Math.max(
    ...queues.map(({ readiness: { upper, tolerated, acted } }) => (acted === 0 ? 0 : Math.max(upper, tolerated))),
    0.1,
  )
  return (
    <section className="panel queues-ready">
      <h2>{title}</h2>
      <p className="quiet note">{lead}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{columns.queue}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.mode}</th>
              <th scope="col" className="num">
                {columns.tickets}
              </th>
              <th scope="col">{columns.agreed}</th>
              <th scope="col" className="num">
                {columns.acted}
              </th>
              <th scope="col">{columns.wrong}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((one) => (
              <QueueRow key={one.queue} one={one} longest={longest} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function QueueRow({ one, longest }: { readonly one: QueueShadow; readonly longest: number }): ReactElement {
  const names = useNames()
  const t = texts.discrepancies.queues
  const { acted, wrong, upper, tolerated, state, needs } = one.readiness
  const name = names.queue(one.queue)
  const share = acted === 0 ? 0 : wrong / acted
  return (
    <tr>
      <th scope="row">
        {one.discrepancies === 0 ? (
          name
        ) : (
          <Link to="/discrepancies" search={{ queue: one.queue }} aria-label={t.look(name)}>
            {name}
          </Link>
        )}
      </th>
      <td>
        <span className={`readiness ${state}`}>
          {one.mode === 'auto' && state === 'no_evidence'
            ? t.live
            : state === 'more_evidence' && needs !== undefined
              ? t.needs(count(needs))
              : inWords(t.states, state)}
        </span>
      </td>
      <td>{inWords(t.modes, one.mode)}</td>
      <td className="num">{count(one.tickets)}</td>
      <td>
        <Interval at={one.agreed.value} low={one.agreed.low} high={one.agreed.high} text={withRange(one.agreed)} />
      </td>
      <td className="num">{count(acted)}</td>
      <td>
        {acted === 0 ? (
          <span className="quiet">{texts.none}</span>
        ) : (
          <Interval
            at={share / longest}
            low={share / longest}
            high={upper / longest}
            tick={tolerated / longest}
            text={t.wrong(fine(share), fine(upper))}
          />
        )}
      </td>
    </tr>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Interval } from '../show/interval.tsx'
import type { Review } from '../client/shapes.ts'
import { ofMinutes } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'

/** People shown; the rest are in the report. */
const mostRows = 20

/** Who did how much of the work. */
export function Load({ of: { agents, gini } }: { readonly of: Review['load'] }): ReactElement {
  const t = texts.review.load
  const total = agents.reduce((sum, { effort }) => sum + effort, 0)
  const most = agents[0]
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {most === undefined || total === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p className="finding">
            {agents.length === 1
              ? t.one
              : t.finding(count(agents.length), percent(most.effort / total), percent(1 / agents.length))}
          </p>
          <Shares agents={agents} total={total} />
          <p className="quiet note">{t.note(gini.toFixed(2))}</p>
        </>
      )}
    </section>
  )
}

interface SharesProps {
  /** Whoever did most comes first. */
  readonly agents: Review['load']['agents']
  readonly total: number
}

function Shares({ agents, total }: SharesProps): ReactElement {
  const { columns } = texts.review.load
  const names = useNames()
  const most = agents[0]?.effort ?? 1
  return (
    <table className="figures load-shares">
      <thead>
        <tr>
          <th scope="col">{columns.agent}</th>
          <th scope="col">{columns.share}</th>
          <th scope="col" className="num">
            {columns.tickets}
          </th>
          <th scope="col" className="num">
            {columns.handedOn}
          </th>
          <th scope="col" className="num">
            {columns.half}
          </th>
        </tr>
      </thead>
      <tbody>
        {agents.slice(0, mostRows).map(({ agent, effort, tickets, handed_on: handedOn, resolution }) => (
          <tr key={agent}>
            <th scope="row">
              <Link to="/agents/$id" params={{ id: agent }}>
                {names.agent(agent)}
              </Link>
            </th>
            <td>
              <Interval
                at={effort / most}
                low={0}
                high={effort / most}
                tick={total / agents.length / most}
                text={percent(effort / total)}
              />
            </td>
            <td className="num">{count(tickets)}</td>
            <td className="num">{count(handedOn)}</td>
            <td className="num">{resolution === undefined ? texts.none : ofMinutes(resolution.median.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

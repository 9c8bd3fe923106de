import type { ReactElement } from 'react'
import type { Candidate } from '../client/shapes.ts'
import { signed } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { partName, partsOf } from './parts.ts'

interface DuelProps {
  readonly winner: Candidate
  readonly second: Candidate
}

/** Winner and runner-up part by part: what made the difference stands on top. */
export function Duel({ winner, second }: DuelProps): ReactElement {
  const [first, other] = [winner.name ?? winner.agent, second.name ?? second.agent]
  const valueOf = (one: Candidate, part: string): number =>
    one.fit?.contributions.find(({ name }) => name === part)?.value ?? 0
  const rows = partsOf([winner, second])
    .map((part) => ({ part, mine: valueOf(winner, part), theirs: valueOf(second, part) }))
    .toSorted((a, b) => Math.abs(b.mine - b.theirs) - Math.abs(a.mine - a.theirs))
  const largest = Math.max(...rows.map(({ mine, theirs }) => Math.abs(mine - theirs)), 0.1)
  const total = { mine: winner.fit?.score ?? 0, theirs: second.fit?.score ?? 0 }
  const { duelColumns, total: totalWords } = texts.ticket
  return (
    <table className="duel">
      <caption className="hidden">{texts.ticket.duel(first, other)}</caption>
      <thead>
        <tr>
          <th scope="col">{duelColumns.part}</th>
          <th scope="col">{first}</th>
          <th scope="col">{other}</th>
          <th scope="col">{duelColumns.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, mine, theirs }) => (
          <tr key={part}>
            <th scope="row">{partName(part)}</th>
            <td className="num">{signed(mine)}</td>
            <td className="num">{signed(theirs)}</td>
            <td>
              <Difference of={mine - theirs} largest={largest} />
            </td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{totalWords}</th>
          <td className="num">{signed(total.mine)}</td>
          <td className="num">{signed(total.theirs)}</td>
          <td>
            <Difference of={total.mine - total.theirs} largest={largest} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** A bar to the right where the winner is ahead, to the left where not. */
function Difference({ of, largest }: { readonly of: number; readonly largest: number }): ReactElement {
  const width = `${(50 * Math.min(1, Math.abs(of) / largest)).toFixed(1)}%`
  const place = of < 0 ? { right: '50%', width } : { left: '50%', width }
  return (
    <span className="difference">
      <span className="num">{signed(of)}</span>
      <span className="scale" aria-hidden="true">
        <span className={of < 0 ? 'less' : 'more'} style={place} />
      </span>
    </span>
  )
}

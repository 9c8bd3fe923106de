import type { ReactElement } from 'react'
import type { Discrepancy } from '../client/shapes.ts'
import { inWords, texts } from '../texts.ts'

/** What is lost if the wrong side is followed: minutes that add up, each bar beginning where the one above ends. */
export function Stake({ cost }: { readonly cost: Discrepancy['cost'] }): ReactElement {
  const parts = cost.contributions.filter(({ value }) => value !== 0)
  const starts = parts.map((_, place) => parts.slice(0, place).reduce((sum, { value }) => sum + value, 0))
  const scale = 100 / Math.max(cost.score, 0.1)
  const { stakeColumns, stakeParts, atStake, total } = texts.discrepancies
  return (
    <section className="panel">
      <h2>{atStake}</h2>
      <table className="parts">
        <thead className="hidden">
          <tr>
            <th scope="col">{stakeColumns.part}</th>
            <th scope="col">{stakeColumns.because}</th>
            <th scope="col">{stakeColumns.adds}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, because, value }, place) => (
            <tr key={name}>
              <th scope="row">{inWords(stakeParts, name)}</th>
              <td>
                <span className="because">{because}</span>
                <span className="waterfall" aria-hidden="true">
                  <span
                    style={{ marginLeft: `${starts[place]! * scale}%`, width: `${Math.max(0.5, value * scale)}%` }}
                  />
                </span>
              </td>
              <td className="num">{value.toFixed(1)} min</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{total}</th>
            <td />
            <td className="num">{cost.score.toFixed(1)} min</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

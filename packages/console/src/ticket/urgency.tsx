import type { ReactElement } from 'react'
import type { Decision } from '../client/shapes.ts'
import { Band } from '../show/band.tsx'
import { texts } from '../texts.ts'
import { partName } from './parts.ts'

/** Urgency as a sum: each bar begins where the one above ends, so that one sees them add up. */
export function Urgency({ priority }: { readonly priority: Decision['priority'] }): ReactElement {
  const { score, contributions } = priority.urgency
  const parts = contributions.filter(({ value }) => value !== 0)
  const starts = parts.map((_, place) => parts.slice(0, place).reduce((sum, { value }) => sum + value, 0))
  const scale = 100 / Math.max(score, 0.01)
  const { urgencyColumns } = texts.ticket
  return (
    <section className="panel">
      <h2>{texts.ticket.urgency}</h2>
      <table className="parts">
        <thead className="hidden">
          <tr>
            <th scope="col">{urgencyColumns.part}</th>
            <th scope="col">{urgencyColumns.because}</th>
            <th scope="col">{urgencyColumns.adds}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, because, signal, weight, value }, place) => (
            <tr key={name} title={`${signal.toFixed(2)} × ${weight.toFixed(2)}`}>
              <th scope="row">{partName(name)}</th>
              <td>
                <span className="because">{because}</span>
                <span className="waterfall" aria-hidden="true">
                  <span
                    style={{ marginLeft: `${starts[place]! * scale}%`, width: `${Math.max(0.5, value * scale)}%` }}
                  />
                </span>
              </td>
              <td className="num">{value.toFixed(3)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{texts.ticket.total}</th>
            <td>
              <Band band={priority.band} />
            </td>
            <td className="num">{score.toFixed(3)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

import type { ReactElement } from 'react'
import type { Review } from '../client/shapes.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'

/** From coming in to being closed as decided: each bar is part of the one above. */
export function Funnel({ of }: { readonly of: Review['funnel'] }): ReactElement {
  const t = texts.review.funnel
  const all = of[0]?.tickets ?? 0
  const unchanged = of.at(-1)?.tickets ?? 0
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      <p className="finding">{t.finding(count(unchanged), count(all))}</p>
      <table className="figures funnel">
        <thead className="hidden">
          <tr>
            <th scope="col">{t.stage}</th>
            <th scope="col">{t.share}</th>
            <th scope="col">{texts.review.tickets}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ stage, tickets }, index) => (
            <tr key={stage} title={t.hints[stage]}>
              <th scope="row">{t.stages[stage]}</th>
              <td>
                <span className="funnel-bar" style={{ width: `${(100 * tickets) / Math.max(1, all)}%` }} />
              </td>
              <td className="num">{count(tickets)}</td>
              <td className="num quiet">
                {index === 0 ? '' : t.ofBefore(percent(tickets / Math.max(1, of[index - 1]?.tickets ?? 0)))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet note">{t.note}</p>
    </section>
  )
}

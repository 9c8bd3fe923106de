import type { ReactElement } from 'react'
import type { Review } from '../client/shapes.ts'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'

/** Rows of a list; all are in the report. */
const mostRows = 10

/** Who changes what. */
export function Overriders({ of }: { readonly of: Review['overriders'] }): ReactElement {
  const names = useNames()
  const { title, none, columns } = texts.review.who
  const facets = ['agent', 'queue', 'priority', 'intent'] as const
  return (
    <section className="panel">
      <h2>{title}</h2>
      {of.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{columns.actor}</th>
                <th scope="col" className="num">
                  {columns.overrides}
                </th>
                {facets.map((facet) => (
                  <th key={facet} scope="col" className="num">
                    {columns[facet]}
                  </th>
                ))}
                <th scope="col">{columns.mostly}</th>
              </tr>
            </thead>
            <tbody>
              {of.slice(0, mostRows).map((one) => (
                <tr key={one.actor}>
                  <th scope="row">{names.agent(one.actor)}</th>
                  <td className="num">{count(one.overrides)}</td>
                  {facets.map((facet) => (
                    <td key={facet} className="num">
                      {count(one.facets[facet])}
                    </td>
                  ))}
                  <td>{one.mostly === undefined ? texts.none : names.queue(one.mostly)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What they gave as reasons, as bars to compare. */
export function Reasons({ of }: { readonly of: Review['reasons'] }): ReactElement {
  const { title, none, times } = texts.review.reasons
  const most = Math.max(1, ...of.map(({ overrides }) => overrides))
  return (
    <section className="panel">
      <h2>{title}</h2>
      {of.length === 0 ? <p className="quiet">{none}</p> : null}
      <ul className="breakdown">
        {of.slice(0, mostRows).map(({ reason, overrides }) => (
          <li key={reason} className="part">
            <span className="part-bar" style={{ width: `${(100 * overrides) / most}%` }} />
            <span className="part-name">{reason}</span>
            <span className="num">{times(overrides, count(overrides))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What people taught, facet by facet. */
export function Lessons({ of }: { readonly of: Review['lessons'] }): ReactElement {
  const { title, none, from } = texts.review.lessons
  return (
    <section className="panel">
      <h2>{title}</h2>
      {of.length === 0 ? <p className="quiet">{none}</p> : null}
      <dl className="profile">
        {of.map(({ facet, lessons, tickets }) => (
          <div key={facet}>
            <dt>{inWords(texts.ticket.facets, facet)}</dt>
            <dd>{from(count(lessons), count(tickets))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

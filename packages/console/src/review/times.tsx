import type { ReactElement } from 'react'
import type { Review } from '../client/shapes.ts'
import { ofMinutes, type Estimate } from '../show/estimates.ts'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'

type Spread = NonNullable<Review['times']['now']['first_response']>

/** How long customers waited, before Pointsman and now. */
export function Times({ of: { before, now } }: { readonly of: Review['times'] }): ReactElement {
  const t = texts.review.times
  const rows = [
    [t.response, before.first_response?.median, now.first_response?.median],
    [t.responseNine, before.first_response?.ninetieth, now.first_response?.ninetieth],
    [t.resolution, before.resolution?.median, now.resolution?.median],
    [t.resolutionNine, before.resolution?.ninetieth, now.resolution?.ninetieth],
  ] as const
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      <p className="finding">{finding(before.first_response, now.first_response)}</p>
      <table className="times">
        <thead>
          <tr>
            <th scope="col">{t.columns.what}</th>
            <th scope="col" className="num">
              {t.columns.before}
            </th>
            <th scope="col" className="num">
              {t.columns.now}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={place === 0 ? 'before' : 'now'} className="num">
                  <Minutes of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet note">{t.note(count(before.tickets), count(now.tickets))}</p>
    </section>
  )
}

function Minutes({ of }: { readonly of: Estimate | undefined }): ReactElement {
  if (of === undefined) return <span className="quiet">{texts.none}</span>
  return (
    <>
      {ofMinutes(of.value)}
      <span className="quiet range">
        {ofMinutes(of.low)} – {ofMinutes(of.high)}
      </span>
    </>
  )
}

/** A difference is called one only where the two ranges do not touch. */
function finding(before: Spread | undefined, now: Spread | undefined): string {
  const t = texts.review.times
  if (now === undefined) return t.none
  const time = ofMinutes(now.median.value)
  if (before === undefined) return t.only(time)
  const isSure = now.median.high < before.median.low || now.median.low > before.median.high
  const words = isSure ? (now.median.value < before.median.value ? t.faster : t.slower) : t.same
  return words(time, ofMinutes(before.median.value))
}

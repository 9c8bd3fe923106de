import type { ReactElement } from 'react'
import type { QualityReport, QualityTarget } from '../client/shapes.ts'
import { Interval } from '../show/interval.tsx'
import { fine } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'

type Figures = NonNullable<QualityReport['expected']>

interface ExpectedProps {
  readonly of: Figures
  readonly target: QualityTarget
}

/** Rows of the table; the API has all. */
const mostRows = 30

/** How many tickets could be decided alone, queue by queue. */
export function Expected({ of, target }: ExpectedProps): ReactElement {
  const t = texts.quality
  const names = useNames()
  const { expectedColumns: columns } = t
  return (
    <section className="panel">
      <h2>{t.expected}</h2>
      <p className="finding">{of.title}.</p>
      <p className="quiet note">
        {t.right(percent(of.accuracy), count(of.tickets))} {t.expectedHow[of.measured_on]}
      </p>
      <table className="figures quality-expected">
        <thead>
          <tr>
            <th scope="col">{target === 'queue' ? columns.label : t.targets[target]}</th>
            <th scope="col">{columns.alone}</th>
            <th scope="col" className="num">
              {columns.wrong}
            </th>
            <th scope="col" className="num">
              {columns.tickets}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.labels.slice(0, mostRows).map(({ label, coverage, accuracy, error, tickets }) => (
            <tr key={label}>
              <th scope="row">{target === 'queue' ? names.queue(label) : label}</th>
              <td>
                <Interval at={coverage} low={0} high={coverage} tick={accuracy} text={percent(coverage)} />
              </td>
              <td className="num">{coverage === 0 ? texts.none : fine(error)}</td>
              <td className="num">{count(tickets)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet note">{t.aloneHint(fine(of.risk), percent(of.confidence))}</p>
    </section>
  )
}

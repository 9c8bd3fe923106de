import { useMemo, type ReactElement } from 'react'
import type uPlot from 'uplot'
import type { Review } from '../client/shapes.ts'
import { axisStyle, Chart, type Colours } from '../show/chart.tsx'
import { fine } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'

type Points = Review['risk_curve']

/** Had everything at least so sure been decided alone: how much that is, and how much of it would have been wrong. */
export function RiskCurve({ of }: { readonly of: Points }): ReactElement {
  const t = texts.review.riskCurve
  const last = of.at(-1)
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {last === undefined ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p className="finding">{finding(of)}</p>
          <Curve points={of} />
          <p className="quiet note">{t.note(count(last.tickets))}</p>
        </>
      )}
    </section>
  )
}

/** The most that could have been decided with at most this share wrong. */
const spokenOf = 0.05

function finding(points: Points): string {
  const t = texts.review.riskCurve
  const within = points.filter(({ error }) => error <= spokenOf).at(-1)
  const all = points.at(-1)
  if (within === undefined || all === undefined) return t.never(percent(spokenOf))
  return t.finding(percent(within.coverage), fine(within.error), fine(all.error))
}

function Curve({ points }: { readonly points: Points }): ReactElement {
  const t = texts.review.riskCurve
  const data = useMemo(
    (): uPlot.AlignedData => [points.map(({ coverage }) => coverage), points.map(({ error }) => error)],
    [points],
  )
  const options = useMemo(() => chartOptions(Math.max(0.02, ...points.map(({ error }) => error))), [points])
  return (
    <Chart label={t.chart} height={180} data={data} options={options}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t.threshold}
            </th>
            <th scope="col" className="num">
              {t.coverage}
            </th>
            <th scope="col" className="num">
              {t.error}
            </th>
            <th scope="col" className="num">
              {texts.review.tickets}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ threshold, coverage, error, tickets }) => (
            <tr key={tickets}>
              <th scope="row" className="num">
                {fine(threshold)}
              </th>
              <td className="num">{percent(coverage)}</td>
              <td className="num">{fine(error)}</td>
              <td className="num">{count(tickets)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  )
}

function chartOptions(most: number): (colour: Colours) => Omit<uPlot.Options, 'width' | 'height'> {
  return (colour) => {
    const axis = { ...axisStyle(colour), grid: { stroke: colour('--line'), width: 1 } }
    return {
      padding: [8, 18, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: () => [0, 1] }, y: { range: () => [0, most * 1.1] } },
      axes: [
        {
          ...axis,
          size: 22,
          splits: () => [0, 0.25, 0.5, 0.75, 1],
          values: (_chart, shares) => shares.map(percent),
          label: texts.review.riskCurve.x,
          labelFont: '11px system-ui, sans-serif',
          labelSize: 18,
        },
        { ...axis, size: 44, space: 36, values: (_chart, shares) => shares.map(fine) },
      ],
      series: [{}, { stroke: colour('--against'), width: 2, points: { show: false } }],
    }
  }
}

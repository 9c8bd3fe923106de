import { useMemo, type ReactElement } from 'react'
import type uPlot from 'uplot'
import type { Review } from '../client/shapes.ts'
import { axisStyle, Chart, type Colours } from '../show/chart.tsx'
import { fine } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'

type Measured = NonNullable<Review['calibration']>

/** Mean gap from which on probabilities are said not to mean what they say; the same as in the report. */
const tolerable = 0.05

/** Radius of the largest dot, pixels; areas are in proportion to tickets. */
const largest = 12

/** How sure against how often right. On the diagonal, probabilities mean what they say. */
export function Calibration({ of }: { readonly of: Review['calibration'] }): ReactElement {
  const t = texts.review.calibration
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {of === undefined ? <p>{t.none}</p> : <Measures of={of} />}
    </section>
  )
}

function Measures({ of }: { readonly of: Measured }): ReactElement {
  const t = texts.review.calibration
  const bins = useMemo(() => of.bins.filter(({ n }) => n > 0).toSorted((a, b) => a.confidence - b.confidence), [of])
  const data = useMemo(() => series(bins), [bins])
  const options = useMemo(() => chartOptions(bins), [bins])
  return (
    <>
      <p className="finding">{(of.error <= tolerable ? t.good : t.bad)(fine(of.error), count(of.n))}</p>
      <div className="square">
        <Chart label={t.chart} height={260} data={data} options={options}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.sure}</th>
                <th scope="col" className="num">
                  {t.right}
                </th>
                <th scope="col" className="num">
                  {texts.review.tickets}
                </th>
              </tr>
            </thead>
            <tbody>
              {bins.map(({ from, confidence, accuracy, n }) => (
                <tr key={from}>
                  <th scope="row" className="num">
                    {percent(confidence)}
                  </th>
                  <td className="num">{percent(accuracy)}</td>
                  <td className="num">{count(n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Chart>
      </div>
      <p className="quiet note">{t.above}</p>
    </>
  )
}

function series(bins: Measured['bins']): uPlot.AlignedData {
  const sure = [0, ...bins.map(({ confidence }) => confidence), 1]
  return [sure, sure, [null, ...bins.map(({ accuracy }) => accuracy), null]]
}

function chartOptions(bins: Measured['bins']): (colour: Colours) => Omit<uPlot.Options, 'width' | 'height'> {
  const most = Math.max(1, ...bins.map(({ n }) => n))
  const shares = [0, 0.25, 0.5, 0.75, 1]
  return (colour) => {
    const axis = {
      ...axisStyle(colour),
      grid: { stroke: colour('--line'), width: 1 },
      splits: () => shares,
      values: () => shares.map(percent),
    }
    return {
      padding: [8, 18, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: () => [0, 1] }, y: { range: () => [0, 1] } },
      axes: [
        {
          ...axis,
          size: 22,
          label: texts.review.calibration.x,
          labelFont: '11px system-ui, sans-serif',
          labelSize: 18,
        },
        { ...axis, size: 44 },
      ],
      series: [
        {},
        { stroke: colour('--low'), width: 1, dash: [4, 4], points: { show: false } },
        { points: { show: false }, paths: () => null },
      ],
      hooks: { draw: [(chart) => drawDots(chart, bins, most, `${colour('--fill')}cc`)] },
    }
  }
}

/** The library's points are all of one size. */
function drawDots(chart: uPlot, bins: Measured['bins'], most: number, fill: string): void {
  const { ctx } = chart
  const ratio = devicePixelRatio
  ctx.save()
  ctx.fillStyle = fill
  for (const { confidence, accuracy, n } of bins) {
    ctx.beginPath()
    const [x, y] = [chart.valToPos(confidence, 'x', true), chart.valToPos(accuracy, 'y', true)]
    ctx.arc(x, y, Math.max(2.5, largest * Math.sqrt(n / most)) * ratio, 0, 2 * Math.PI)
    ctx.fill()
  }
  ctx.restore()
}

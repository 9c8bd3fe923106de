import { useMemo, type ReactElement } from 'react'
import type uPlot from 'uplot'
import { axisStyle, Chart, type Colours } from '../show/chart.tsx'
import { fine, rangeOf, type Estimate } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { dayInWords } from './months.ts'

interface Week {
  readonly from: string
  readonly rate: Estimate
}

interface RateChartProps {
  readonly label: string
  readonly weeks: readonly Week[]
  /** The period before, drawn across. */
  readonly before?: number | undefined
  /** Upper end of the scale; without it, what the figures need. */
  readonly most?: number
}

const halfWeekSeconds = 3.5 * 86_400

/** A share week by week, with the range of its doubt behind it. Weeks without tickets are gaps. */
export function RateChart({ label, weeks, before, most }: RateChartProps): ReactElement {
  const data = useMemo(() => series(weeks, before), [weeks, before])
  const options = useMemo(() => chartOptions(weeks, most ?? scaleEnd(weeks, before)), [weeks, before, most])
  return (
    <Chart label={label} height={150} data={data} options={options}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.review.weekOf}</th>
            <th scope="col" className="num">
              {texts.review.share}
            </th>
            <th scope="col" className="num">
              {texts.review.range}
            </th>
            <th scope="col" className="num">
              {texts.review.tickets}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ from, rate }) => (
            <tr key={from}>
              <th scope="row">{dayInWords(from)}</th>
              <td className="num">{rate.n === 0 ? texts.none : fine(rate.value)}</td>
              <td className="num">{rangeOf(rate)}</td>
              <td className="num">{count(rate.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  )
}

function series(weeks: readonly Week[], before: number | undefined): uPlot.AlignedData {
  const of = (name: 'value' | 'low' | 'high'): (number | null)[] =>
    weeks.map(({ rate }) => (rate.n === 0 ? null : rate[name]))
  return [
    weeks.map(({ from }) => Date.parse(from) / 1000),
    of('high'),
    of('low'),
    of('value'),
    weeks.map(() => before ?? null),
  ]
}

/** So that the line is in the lower two thirds, and its range mostly on the picture. */
function scaleEnd(weeks: readonly Week[], before = 0): number {
  const highest = Math.max(before, 0.01, ...weeks.map(({ rate }) => (rate.n === 0 ? 0 : rate.value)))
  return [0.02, 0.05, 0.1, 0.2, 0.4, 0.6].find((end) => end >= 1.6 * highest) ?? 1
}

function chartOptions(
  weeks: readonly Week[],
  end: number,
): (colour: Colours) => Omit<uPlot.Options, 'width' | 'height'> {
  const starts = weeks.map(({ from }) => Date.parse(from) / 1000)
  const [first = 0, last = first] = [starts[0], starts.at(-1)]
  const every = Math.ceil(starts.length / 6)
  return (colour) => ({
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: () => [first - halfWeekSeconds, last + halfWeekSeconds] },
      y: { range: () => [0, end] },
    },
    bands: [{ series: [1, 2], fill: `${colour('--fill')}2b` }],
    axes: [
      {
        ...axisStyle(colour),
        grid: { show: false },
        size: 22,
        splits: () => starts.filter((_, place) => place % every === 0),
        values: (_chart, ticks) => ticks.map((tick) => dayInWords(tick * 1000)),
      },
      {
        ...axisStyle(colour),
        grid: { stroke: colour('--line'), width: 1 },
        size: 40,
        splits: () => [0, end / 2, end],
        values: (_chart, ticks) => ticks.map((tick) => (end < 0.05 ? fine(tick) : percent(tick))),
      },
    ],
    series: [
      {},
      { width: 0, points: { show: false } },
      { width: 0, points: { show: false } },
      { stroke: colour('--fill'), width: 2, points: { show: true, size: 7, fill: colour('--fill') } },
      { stroke: colour('--low'), width: 1, dash: [4, 4], points: { show: false } },
    ],
  })
}

import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef, type ReactElement } from 'react'
import uPlot from 'uplot'
import { texts } from '../texts.ts'
import type { Choice } from './curve.ts'
import { finePercent, number } from './format.ts'

const height = 170

/** Width of the scale on the left and of the margin on the right: the slider below begins and ends with the lines. */
const left = 44
const right = 16

interface CoverageChartProps {
  readonly points: readonly Choice[]
  /** Which of the points is chosen. */
  readonly place: number
}

/** What each tolerance buys: a step to the right each, because they lie closer the smaller they are. */
export function CoverageChart({ points, place }: CoverageChartProps): ReactElement {
  const element = useRef<HTMLDivElement>(null)
  const chosen = useRef(place)
  const chart = useRef<uPlot>(undefined)
  const scheme = useComputedColorScheme('light')
  const data = useMemo(() => series(points), [points])
  const names = useMemo(() => points.map(({ tolerated }) => finePercent(tolerated)), [points])
  useEffect(() => {
    const at = element.current
    if (at === null) return
    chart.current = new uPlot(options(at, names, chosen), data, at)
    const observer = new ResizeObserver(() => chart.current?.setSize({ width: at.clientWidth, height }))
    observer.observe(at)
    return () => {
      observer.disconnect()
      chart.current?.destroy()
    }
  }, [scheme, names.join('|')])
  useEffect(() => {
    chosen.current = place
    chart.current?.setData(data)
  }, [place, data])
  return (
    <>
      <div ref={element} className="curve" role="img" aria-label={texts.policy.curveLabel} />
      <p className="legend curve-legend">
        <span className="key-line alone" /> {texts.policy.decidedAlone}
        <span className="key-line wrong" /> {texts.policy.wrongExpected}
      </p>
    </>
  )
}

function series(points: readonly Choice[]): uPlot.AlignedData {
  return [
    points.map((_, place) => place),
    points.map(({ bought }) => (bought === undefined ? null : 100 * bought.coverage)),
    points.map(({ bought }) => (bought?.error === undefined ? null : 100 * bought.error)),
  ]
}

function options(element: HTMLElement, names: readonly string[], chosen: { readonly current: number }): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const axis = { stroke: colour('--mantine-color-dimmed'), font: '11px system-ui, sans-serif', ticks: { show: false } }
  const line = { spanGaps: true, width: 2, points: { show: true, size: 5 } }
  return {
    width: Math.max(160, element.clientWidth),
    height,
    padding: [8, right, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [0, names.length - 1] }, y: { range: [0, 100] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 22,
        space: 46,
        incrs: [1, 2, 3],
        values: (_chart, ticks) => ticks.map((at) => names[at] ?? ''),
      },
      {
        ...axis,
        grid: { stroke: colour('--line'), width: 1 },
        size: left,
        incrs: [25],
        values: (_chart, ticks) => ticks.map((value) => `${value} %`),
      },
    ],
    series: [
      {},
      { ...line, stroke: colour('--fill'), fill: `${colour('--fill')}22` },
      { ...line, stroke: colour('--against') },
    ],
    hooks: { draw: [(chart) => markChosen(chart, chosen.current, colour('--accent'))] },
  }
}

function markChosen(chart: uPlot, place: number, colour: string): void {
  const { ctx, bbox } = chart
  const at = chart.valToPos(place, 'x', true)
  ctx.save()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5 * devicePixelRatio
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(at, bbox.top)
  ctx.lineTo(at, bbox.top + bbox.height)
  ctx.stroke()
  ctx.restore()
}

/** The chart for those who do not see it, or want the numbers. */
export function CurveTable({ points }: { readonly points: readonly Choice[] }): ReactElement {
  const { curveColumns: columns } = texts.policy
  return (
    <details>
      <summary>{texts.policy.curveTable}</summary>
      <table className="curve-table">
        <thead>
          <tr>
            <th scope="col">{columns.tolerated}</th>
            <th scope="col">{columns.coverage}</th>
            <th scope="col">{columns.wrong}</th>
            <th scope="col">{columns.threshold}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ tolerated, bought }) =>
            bought === undefined ? null : (
              <tr key={tolerated}>
                <th scope="row" className="num">
                  {finePercent(tolerated)}
                </th>
                <td className="num">{finePercent(bought.coverage)}</td>
                <td className="num">{bought.error === undefined ? texts.none : finePercent(bought.error)}</td>
                <td className="num">{bought.threshold > 1 ? texts.policy.neverAlone : number(bought.threshold)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </details>
  )
}

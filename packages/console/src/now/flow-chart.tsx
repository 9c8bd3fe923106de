import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef, type ReactElement } from 'react'
import uPlot from 'uplot'
import type { Now } from '../client/shapes.ts'
import { texts } from '../texts.ts'

const height = 120

/** What came in against what was given out: while the second line is above the first, the backlog drains. */
export function FlowChart({ now }: { readonly now: Now }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  const scheme = useComputedColorScheme('light')
  const data = useMemo(() => series(now), [now])
  const received = data[1].reduce((sum, value) => sum + value, 0)
  const assigned = data[2].reduce((sum, value) => sum + value, 0)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    chart.current = new uPlot(options(element), data, element)
    const observer = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.current?.destroy()
    }
    // The data are set below; a new chart only for new colours.
  }, [scheme])
  useEffect(() => {
    chart.current?.setData(data)
  }, [data])
  return (
    <section className="panel">
      <h2>{texts.now.flow}</h2>
      <div ref={place} className="chart" role="img" aria-label={texts.now.flowLabel} />
      <p className="legend">
        <span className="key-line in" /> {received} {texts.now.cameIn}
        <span className="key-line out" /> {assigned} {texts.now.givenOut}
      </p>
    </section>
  )
}

/** Every bucket up to now, also those in which nothing happened. Seconds, for the chart. */
function series({ at, flow, bucket_minutes: minutes }: Now): [number[], number[], number[]] {
  const bucket = minutes * 60_000
  const last = Math.floor(Date.parse(at) / bucket) * bucket
  const byStart = new Map(flow.map((one) => [Date.parse(one.from), one]))
  const starts = Array.from(
    { length: (3 * 60) / minutes },
    (_, i, n = (3 * 60) / minutes) => last - (n - 1 - i) * bucket,
  )
  return [
    starts.map((start) => start / 1000),
    starts.map((start) => byStart.get(start)?.received ?? 0),
    starts.map((start) => byStart.get(start)?.assigned ?? 0),
  ]
}

function options(element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const font = '11px system-ui, sans-serif'
  const stepped = uPlot.paths.stepped?.({ align: 1 })
  const line = { ...(stepped === undefined ? {} : { paths: stepped }), points: { show: false } }
  const axis = { stroke: colour('--mantine-color-dimmed'), font, ticks: { show: false } }
  return {
    width: Math.max(120, element.clientWidth),
    height,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_chart, _low, high) => [0, Math.max(4, high * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 22, values: (_chart, ticks) => ticks.map(hourAndMinute) },
      { ...axis, grid: { stroke: colour('--line'), width: 1 }, size: 30 },
    ],
    series: [
      {},
      { ...line, stroke: colour('--low'), width: 1.5 },
      { ...line, stroke: colour('--fill'), width: 2, fill: `${colour('--fill')}22` },
    ],
  }
}

function hourAndMinute(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}

import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import uPlot from 'uplot'
import { texts } from '../texts.ts'

/** The colour of a name such as `--fill`, as the page has it now. */
export type Colours = (name: string) => string

interface ChartProps {
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Pixels. */
  readonly height: number
  readonly data: uPlot.AlignedData
  /** Everything but the size. A new function is a new chart. */
  readonly options: (colour: Colours) => Omit<uPlot.Options, 'width' | 'height'>
  /** The same as a table, behind a word. */
  readonly children: ReactNode
}

/** A chart as wide as its place, with its figures as a table. */
export function Chart({ label, height, data, options, children }: ChartProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const style = getComputedStyle(element)
    const size = (): { width: number; height: number } => ({ width: Math.max(120, element.clientWidth), height })
    const chart = new uPlot({ ...options((name) => style.getPropertyValue(name).trim()), ...size() }, data, element)
    const observer = new ResizeObserver(() => chart.setSize(size()))
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.destroy()
    }
  }, [scheme, data, options, height])
  return (
    <>
      <div ref={place} style={{ height }} role="img" aria-label={label} />
      <details className="weights">
        <summary>{texts.figures}</summary>
        {children}
      </details>
    </>
  )
}

/** Axes as everywhere in the console: thin lines, small dimmed figures. */
export function axisStyle(colour: Colours): uPlot.Axis {
  return { stroke: colour('--mantine-color-dimmed'), font: '11px system-ui, sans-serif', ticks: { show: false } }
}

import type { ReactElement } from 'react'

interface IntervalProps {
  /** The estimate and its range, as shares of the scale, 0–1. */
  readonly at: number
  readonly low: number
  readonly high: number
  /** Something to compare with. */
  readonly tick?: number
  /** The same in words and numbers. */
  readonly text: string
}

/** An estimate with its doubt: a dot on a line that reaches as far as the truth may be. How surely, its surroundings say. */
export function Interval({ at, low, high, tick, text }: IntervalProps): ReactElement {
  const share = (value: number): string => `${(100 * Math.min(1, Math.max(0, value))).toFixed(1)}%`
  return (
    <span className="interval">
      <span className="interval-scale" aria-hidden="true">
        <span className="interval-line" style={{ left: share(low), width: share(high - low) }} />
        {tick === undefined ? null : <span className="interval-tick" style={{ left: share(tick) }} />}
        <span className="interval-dot" style={{ left: share(at) }} />
      </span>
      <span className="num">{text}</span>
    </span>
  )
}

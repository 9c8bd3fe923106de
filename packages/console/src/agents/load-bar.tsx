import type { ReactElement } from 'react'

interface LoadBarProps {
  readonly load: number
  readonly capacity: number
  readonly name: string
}

/** Load in effort against capacity; above it only by a person's own hand. */
export function LoadBar({ load, capacity, name }: LoadBarProps): ReactElement {
  const share = load / Math.max(capacity, 0.001)
  const tone = share > 1.0001 ? 'fill over' : share > 0.85 ? 'fill full' : 'fill'
  const text = `${load.toFixed(1)} / ${capacity}`
  return (
    <span className="share">
      <span className="track wide" role="img" aria-label={`${name}: ${text}`}>
        <span className={tone} style={{ width: `${Math.min(100, 100 * share)}%` }} />
      </span>
      <span className="num">{text}</span>
    </span>
  )
}

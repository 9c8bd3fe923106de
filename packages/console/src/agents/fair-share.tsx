import type { ReactElement } from 'react'
import { percent } from '../show/numbers.ts'

interface FairShareProps {
  /** Share of the team's, 0–1. */
  readonly of: number
  /** An equal share, marked. */
  readonly equal: number
  /** The largest of anybody: the end of the scale. */
  readonly most: number
  readonly label: string
}

/** Somebody's share beside an equal one. */
export function FairShare({ of, equal, most, label }: FairShareProps): ReactElement {
  const at = (share: number): string => `${(100 * share) / Math.max(most, equal, 0.001)}%`
  return (
    <span className="share">
      <span className="track fair" role="img" aria-label={`${label}: ${percent(of)}`}>
        <span className="fill" style={{ width: at(of) }} />
        <span className="fair-tick" style={{ left: at(equal) }} />
      </span>
      <span className="num">{percent(of)}</span>
    </span>
  )
}

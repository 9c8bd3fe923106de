import type { ReactElement } from 'react'
import { percent } from './numbers.ts'

interface ShareProps {
  /** 0–1. */
  readonly of: number
  readonly label: string
  /** Written beside it; the share itself without. */
  readonly text?: string
}

/** A share as a short bar with its number. */
export function Share({ of, label, text }: ShareProps): ReactElement {
  const width = `${Math.round(100 * Math.min(1, Math.max(0, of)))}%`
  return (
    <span className="share">
      <span className="track" role="img" aria-label={`${label}: ${percent(of)}`}>
        <span className="fill" style={{ width }} />
      </span>
      <span className="num">{text ?? percent(of)}</span>
    </span>
  )
}

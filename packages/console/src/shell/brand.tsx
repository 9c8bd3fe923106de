import type { ReactElement } from 'react'
import { texts } from '../texts.ts'

/** The mark: a set of points, where one way becomes two. */
export function Brand(): ReactElement {
  return (
    <span className="brand">
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 22V13C12 8 6 8 6 2M12 13c0-5 6-5 6-11"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      {texts.product}
    </span>
  )
}

import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useLiveState } from '../live/feed.ts'
import { texts } from '../texts.ts'

/** Whether what is shown is up to date. */
export function LiveMark(): ReactElement {
  const state = useLiveState()
  return (
    <Tooltip label={texts.live.hint[state]}>
      <span className={`live ${state}`} role="status">
        <span className="dot" aria-hidden="true" />
        <span className="live-text">{texts.live[state]}</span>
      </span>
    </Tooltip>
  )
}

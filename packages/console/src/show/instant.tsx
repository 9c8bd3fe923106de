import type { ReactElement } from 'react'
import { useServerNow } from '../live/clock.ts'
import { texts } from '../texts.ts'
import { clock, duration, exact } from './numbers.ts'

/** A moment in the viewer's zone; the exact one on hover. */
export function Instant({ at }: { readonly at: string }): ReactElement {
  const now = useServerNow()
  return (
    <time dateTime={at} title={exact(at)} className="num">
      {clock(at, now)}
    </time>
  )
}

/** How long ago a moment was; the exact one on hover. */
export function Age({ since }: { readonly since: string }): ReactElement {
  const now = useServerNow()
  return (
    <time dateTime={since} title={exact(since)} className="num">
      {duration(now - Date.parse(since))}
    </time>
  )
}

/** What is left until a moment, or how long it has been past. */
export function Until({ at }: { readonly at: string }): ReactElement {
  const left = Date.parse(at) - useServerNow()
  return (
    <time dateTime={at} title={exact(at)} className={left < 0 ? 'num past' : 'num'}>
      {left < 0 ? texts.times.over(duration(left)) : texts.times.left(duration(left))}
    </time>
  )
}

import type { Timestamp } from '@pointsman/core'

/** Longest pause that is believed, milliseconds: a broken header must not silence a connection for days. */
const longest = 3_600_000

/** When to call again by `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3). Undefined where it says neither. */
export function retryAfter(header: string | null, now: Timestamp): Timestamp | undefined {
  if (header === null) return undefined
  const text = header.trim()
  const at = /^\d+(\.\d+)?$/.test(text) ? now + Number(text) * 1000 : Date.parse(text)
  if (Number.isNaN(at)) return undefined
  return Math.min(Math.max(at, now), now + longest)
}

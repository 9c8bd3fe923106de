import type { Timestamp } from '@pointsman/core'
import type { AttemptSequel } from '../store/store.ts'
import type { Posted } from './send.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * Waits before the second, third … attempt: the schedule that Standard Webhooks recommends, some three days in all.
 * Longer: what a receiver missed comes later than it is of use; shorter: an outage of a weekend loses messages.
 */
const waits = [5000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const

/** Each wait is longer or shorter by up to this share, so that what failed together is not tried together. */
const jitter = 0.2

/** A webhook that has taken nothing for so long, and this has been tried so often, is disabled. */
const disableAfter = { milliseconds: 3 * day, attempts: 5 }

/** Longest that an answer may put off the next attempt. */
const longestPutOff = day

/** What an attempt was part of. */
export interface AttemptGround {
  readonly at: Timestamp
  /** Attempts before this one. */
  readonly before: number
  /** Since when the webhook takes nothing. */
  readonly failingSince: Timestamp | undefined
  /** 0 up to, not including, 1. */
  readonly random: number
}

/** What follows from an attempt. `410 Gone` is the receiver's word that nothing is wanted any more. */
export function sequelOf({ status, error, retryAfter }: Posted, ground: AttemptGround): AttemptSequel {
  if (error === undefined) return { kind: 'delivered' }
  if (status === 410) return { kind: 'disable', because: 'it answered 410 Gone: nothing is wanted there any more' }
  const { at, before, failingSince, random } = ground
  const failingFor = failingSince === undefined ? 0 : at - failingSince
  if (failingFor >= disableAfter.milliseconds && before + 1 >= disableAfter.attempts) {
    return {
      kind: 'disable',
      because: `it has taken nothing since ${new Date(at - failingFor).toISOString()}: ${error}`,
    }
  }
  const wait = waits[before]
  if (wait === undefined) return { kind: 'failed' }
  const spread = wait * (1 + jitter * (2 * random - 1))
  const asked = Math.min((retryAfter ?? 0) * 1000, longestPutOff)
  return { kind: 'again', at: at + Math.round(Math.max(spread, asked)) }
}

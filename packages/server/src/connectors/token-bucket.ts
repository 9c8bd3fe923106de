import type { Timestamp } from '@pointsman/core'
import type { ConnectorTools, Haste } from './connector.ts'

/** How often one credential may call. */
export interface CallBudget {
  /** Calls a minute in the long run. */
  readonly perMinute: number
  /** Calls that may come at once after a rest. Larger: livelier, and nearer to the vendor's limit. */
  readonly burst: number
}

/** A place to wait for one's turn to call. */
export interface TokenBucket {
  /** Resolves when it is the caller's turn. Live calls go before history; among equals the first come first. */
  take(haste: Haste): Promise<void>
  /** Nobody calls before `at`: the vendor said so. */
  pauseUntil(at: Timestamp): void
}

/** Longest sleep at a time: a clock that is put forward is noticed within it. */
const longestNap = 1000

/** One bucket for each credential, shared by all that call with it: refilled evenly, emptied one token a call. */
export function createTokenBucket(
  budget: CallBudget,
  { now, sleep }: Pick<ConnectorTools, 'now' | 'sleep'>,
): TokenBucket {
  const waiting: Record<Haste, (() => void)[]> = { live: [], history: [] }
  let tokens = budget.burst
  let filledAt = now()
  let pausedUntil = 0
  let isServing = false

  const refill = (): void => {
    const at = now()
    tokens = Math.min(budget.burst, tokens + (Math.max(0, at - filledAt) * budget.perMinute) / 60_000)
    filledAt = at
  }
  const untilFree = (): number => {
    refill()
    const forToken = tokens >= 1 ? 0 : ((1 - tokens) * 60_000) / budget.perMinute
    return Math.max(forToken, pausedUntil - now())
  }
  const serve = async (): Promise<void> => {
    if (isServing) return
    isServing = true
    while (waiting.live.length + waiting.history.length > 0) {
      const wait = untilFree()
      if (wait > 0) await sleep(Math.min(longestNap, Math.ceil(wait)))
      else {
        tokens--
        const next = waiting.live.shift() ?? waiting.history.shift()
        next?.()
      }
    }
    isServing = false
  }
  return {
    take: (haste) =>
      new Promise((resolve) => {
        waiting[haste].push(resolve)
        void serve()
      }),
    pauseUntil: (at) => {
      pausedUntil = Math.max(pausedUntil, at)
    },
  }
}

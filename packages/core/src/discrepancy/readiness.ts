import { errorUpperBound } from '../learn/evaluate/binomial.ts'
import { defaultRisk, type Policy, type QueueRisk } from '../domain/policy.ts'
import type { ComparedTicket } from './compared-ticket.ts'
import { hadQueueRight, isQueueKnown } from './verdict.ts'

/** What the operator will tolerate of a queue that acts by itself. */
export type Tolerance = QueueRisk

/** What the policy tolerates of one queue. */
export function toleranceOf({ risk = defaultRisk }: Policy, queue: string): Tolerance {
  const { tolerated, confidence } = risk.queues.find((entry) => entry.queue === queue) ?? risk
  return { tolerated, confidence }
}

/**
 * - `ready`: even at the upper bound no more go wrong than is tolerated
 * - `more_evidence`: too few tickets are known to be sure either way
 * - `not_ready`: more go wrong than is tolerated, and not by chance
 * - `no_evidence`: nothing was compared yet that Pointsman would have acted on
 */
export const readinessStates = ['ready', 'more_evidence', 'not_ready', 'no_evidence'] as const
export type ReadinessState = (typeof readinessStates)[number]

/** Whether a queue may go live, and the numbers behind it. */
export interface Readiness extends Tolerance {
  readonly state: ReadinessState
  /** Tickets that Pointsman would have acted on alone, and of which it is known where they belonged. */
  readonly acted: number
  /** Of them, with the wrong queue: by a person's verdict, else by where people resolved them. */
  readonly wrong: number
  /** The largest share that may still be wrong, at `confidence`: exact, Clopper and Pearson (1934). */
  readonly upper: number
  /** Only with `more_evidence`: so many more tickets at the same rate would do; absent where no number would. */
  readonly needs?: number
}

/** The most that anybody waits for; beyond it the rate is too near to what is tolerated. */
const mostNeeded = 20_000

/** Readiness rests on tickets resolved in so many milliseconds up to the newest: what a model of last year got wrong says little of this one. */
const relevant = 90 * 86_400_000

/** Judges one queue by the tickets that Pointsman would have put into it, of the last 90 days in which any was resolved. */
export function readinessOf(
  tickets: readonly ComparedTicket[],
  { tolerated, confidence }: Tolerance = defaultRisk,
): Readiness {
  const newest = tickets.reduce((latest, { times }) => Math.max(latest, times.resolvedAt), 0)
  const acted = tickets.filter(
    ({ wouldAct, comparison, verdict, times }) =>
      wouldAct &&
      times.resolvedAt > newest - relevant &&
      comparison.result !== 'abstained' &&
      isQueueKnown(comparison, verdict),
  )
  const wrong = acted.filter(({ comparison, verdict }) => !hadQueueRight(comparison, verdict)).length
  return judged(acted.length, wrong, { tolerated, confidence })
}

function judged(acted: number, wrong: number, tolerance: Tolerance): Readiness {
  const { tolerated, confidence } = tolerance
  const upper = errorUpperBound(wrong, acted, confidence)
  const known = { ...tolerance, acted, wrong, upper }
  if (acted === 0) return { ...known, state: 'no_evidence' }
  if (upper <= tolerated) return { ...known, state: 'ready' }
  const lower = 1 - errorUpperBound(acted - wrong, acted, confidence)
  if (lower > tolerated) return { ...known, state: 'not_ready' }
  const enough = ticketsNeeded(wrong / acted, { tolerated, confidence })
  return { ...known, state: 'more_evidence', ...(enough === undefined ? {} : { needs: Math.max(1, enough - acted) }) }
}

/** The fewest tickets at which this error rate would be good enough; by bisection, since the bound falls as they grow. */
function ticketsNeeded(rate: number, { tolerated, confidence }: Tolerance): number | undefined {
  const isEnough = (n: number): boolean => errorUpperBound(Math.ceil(rate * n), n, confidence) <= tolerated
  if (!isEnough(mostNeeded)) return undefined
  let [low, high] = [0, mostNeeded]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}

import {
  mergedQueues,
  nextSteps,
  reviewMonth,
  type NextStep,
  type Policy,
  type Review,
  type ReviewedTicket,
  type Timestamp,
} from '@pointsman/core'
import type { LessonCount, Store } from '../store/store.ts'
import type { Ground } from '../shadow/meet-people.ts'
import { queuesReadyToGoLive } from '../shadow/ready-queues.ts'
import { minutesOf, reviewedOf } from './reviewed-of.ts'

/** A review with all that stands beside it. */
export interface FullReview {
  readonly review: Review
  readonly lessons: readonly LessonCount[]
  readonly next: readonly NextStep[]
  /** Names for people, by id. */
  readonly names: { readonly queues: ReadonlyMap<string, string>; readonly agents: ReadonlyMap<string, string> }
}

/** Which period is looked back on, under which rules. */
export interface ReviewWish {
  readonly from: Timestamp
  /** Exclusive. */
  readonly to: Timestamp
  readonly policy: Policy
  readonly onProgress?: (tickets: number) => void
}

/** Tickets of before Pointsman that its times are held against. Larger: steadier medians, out of an older past. */
const untouchedLooked = 5_000

/** Reads what is needed and looks back. Holds a line for each ticket of two periods, not their texts. */
export async function makeReview(ground: Ground, { from, to, policy, onProgress }: ReviewWish): Promise<FullReview> {
  const { store } = ground
  const queues = await store.queues()
  const merged = mergedQueues(queues)
  const before = await reviewedBetween(store, { from: from - (to - from), to: from, merged })
  const tickets = await reviewedBetween(store, { from, to, merged }, onProgress)
  const [untouched, lessons, agents] = [
    await store.untouchedTimes(to, untouchedLooked),
    await store.lessonsBetween(from, to),
    await store.agents(),
  ]
  const review = reviewMonth({
    ...{ from, to, tickets, before },
    untouched: untouched.map((one) => minutesOf(one.receivedAt, one)),
  })
  return {
    review,
    lessons,
    next: nextSteps(review, { readyQueues: await queuesReadyToGoLive(ground, policy) }),
    names: {
      queues: new Map(queues.map(({ id, name }) => [id, name])),
      agents: new Map(agents.map(({ id, name }) => [id, name])),
    },
  }
}

async function reviewedBetween(
  store: Store,
  { from, to, merged }: Pick<ReviewWish, 'from' | 'to'> & { readonly merged: ReadonlyMap<string, string> },
  onProgress?: (tickets: number) => void,
): Promise<readonly ReviewedTicket[]> {
  const found: ReviewedTicket[] = []
  for await (const page of store.decidedBetween(from, to)) {
    for (const one of page) found.push(reviewedOf(one, merged))
    onProgress?.(found.length)
  }
  return found
}

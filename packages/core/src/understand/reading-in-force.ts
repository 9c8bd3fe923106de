import type { LabelProbability, LabelReading, Reading } from '../domain/reading.ts'
import { nothingRead } from './label-reading.ts'

/** What is open now, as far as a reading made before is concerned. */
export interface QueuesNow {
  /** Whether a queue is open. */
  readonly isOpen: (queue: string) => boolean
  /** Closed queues with the open one that took each over. */
  readonly merged: ReadonlyMap<string, string>
}

/**
 * A reading as it counts now: a ticket may have been read before a queue was closed, by this node a second ago or by another. What
 * was read for a merged queue counts for the one that took it over; a queue that is closed shares nothing. The same
 * reading, untouched, where all its queues are open; applying it twice is the same as once.
 */
export function readingInForce(reading: Reading, now: QueuesNow): Reading {
  const isOpen = (queue: string | undefined): boolean => queue === undefined || now.isOpen(queue)
  const { queue, issues } = reading
  const isCurrent =
    isOpen(queue.label) &&
    queue.distribution.every(({ label }) => isOpen(label)) &&
    issues.every((issue) => isOpen(issue.queue))
  if (isCurrent) return reading
  return {
    ...reading,
    queue: labelInForce(queue, now),
    issues: issues.map(({ queue: read, ...issue }) => {
      const place = read === undefined ? undefined : placeOf(read, now)
      return place === undefined ? issue : { ...issue, queue: place }
    }),
  }
}

/** `confidence` is what the queue had before, never what it has left over: see `labelReading`. */
function labelInForce(read: LabelReading, now: QueuesNow): LabelReading {
  const shares = new Map<string, number>()
  for (const { label, probability } of read.distribution) {
    const place = placeOf(label, now)
    if (place !== undefined) shares.set(place, (shares.get(place) ?? 0) + probability)
  }
  const before = read.distribution.reduce((sum, { probability }) => sum + probability, 0)
  const left = [...shares.values()].reduce((sum, share) => sum + share, 0)
  if (left <= 0) return { ...nothingRead, inScope: read.inScope }
  const distribution = [...shares]
    .map(([label, share]): LabelProbability => ({ label, probability: (share / left) * before }))
    .toSorted((one, other) => other.probability - one.probability)
  const best = distribution[0]!.label
  const first = read.distribution[0]!
  // What the reader said of all labels it knows is to what it said of those in force as its confidence is to the first share.
  const scale = first.probability > 0 ? read.confidence / first.probability : 0
  const isSame = read.label !== undefined && placeOf(read.label, now) === best
  const { evidence, sum } = read
  return {
    ...{ distribution, inScope: read.inScope, abstained: read.abstained },
    ...(read.label === undefined ? {} : { label: best }),
    confidence: read.abstained ? read.confidence : Math.min(1, shares.get(best)! * scale),
    evidence: isSame ? evidence : [],
    ...(isSame && sum !== undefined ? { sum } : {}),
  }
}

function placeOf(queue: string, { isOpen, merged }: QueuesNow): string | undefined {
  return isOpen(queue) ? queue : merged.get(queue)
}

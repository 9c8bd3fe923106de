import { distressedFrom, shareOfStars, type Reading, type TicketOutcome, type Timestamp } from '@pointsman/core'
import type { Course, Heard } from './courses.ts'
import type { RecordChange } from './track-records.ts'

/** The share of a success that a bad rating takes away: it was resolved, and the customer thinks otherwise. */
const badRatingTakes = 0.5
/** Ratings up to this, of 5, are bad. */
const badRating = 2

/** A rating of a ticket whose customer was distressed, for the record of who resolved it. */
export interface RatingChange {
  readonly agent: string
  /** 0–1. */
  readonly rating: number
  readonly at: Timestamp
  /** The one that it takes the place of. */
  readonly before?: number
}

/** What is to be changed in people's records. Pure. */
export function recordChanges({ heard, after }: Course): readonly RecordChange[] {
  return heard.flatMap((one) => [...byStep(one), ...byRating(one, after.success)])
}

/** Whether the customer rated the ticket. */
export function isRated({ heard }: Course): boolean {
  return heard.some(({ event }) => event.kind === 'rated')
}

/** Ratings of who resolved the ticket, if its customer was distressed. Pure. */
export function ratingsOf({ heard }: Course, reading: Reading | undefined): readonly RatingChange[] {
  if (reading === undefined || reading.distress.abstained || reading.distress.value < distressedFrom) return []
  return heard.flatMap(({ event, outcomeBefore, outcomeAfter }): RatingChange[] => {
    const { csat, assignee } = outcomeAfter
    if (event.kind !== 'rated' || csat === undefined || assignee === undefined) return []
    const before = outcomeBefore.csat === undefined ? {} : { before: shareOfStars(outcomeBefore.csat) }
    return [{ agent: assignee, rating: shareOfStars(csat), at: event.at, ...before }]
  })
}

/** The core counts by queue; a record is kept by topic where that is known. */
function byStep({ event, step, outcomeBefore, outcomeAfter }: Heard): readonly RecordChange[] {
  return (step?.records ?? []).map(({ agent, queue, handled, succeeded, minutes }): RecordChange => {
    if (handled === 0) return cameBack({ agent, queue }, outcomeBefore, event.at)
    const attempt = { at: event.at, succeeded: succeeded > 0, ...(minutes === undefined ? {} : { minutes }) }
    return { agent, queue, kind: outcomeAfter.topic ?? queue, attempt }
  })
}

/** A success did not last. What a bad rating took of it is not taken twice. */
export function cameBack(
  { agent, queue }: Pick<RecordChange, 'agent' | 'queue'>,
  { csat, topic, resolvedAt }: TicketOutcome,
  now: Timestamp,
): RecordChange {
  const attempt = { at: resolvedAt ?? now, succeeded: true, weight: isBad(csat) ? 1 - badRatingTakes : 1 }
  return { agent, queue, kind: topic ?? queue, attempt, success: 'taken_back' }
}

/** A bad rating takes part of the success that stands for the ticket; a better one gives it back. */
function byRating({ event, outcomeBefore, outcomeAfter }: Heard, success: Course['after']['success']): RecordChange[] {
  const [was, is] = [isBad(outcomeBefore.csat), isBad(outcomeAfter.csat)]
  if (event.kind !== 'rated' || success === undefined || was === is) return []
  const { agent, queue } = success
  const attempt = { at: outcomeAfter.resolvedAt ?? event.at, succeeded: true, weight: badRatingTakes }
  const kind = outcomeAfter.topic ?? queue
  return [{ agent, queue, kind, attempt, success: is ? 'taken_back' : 'given_back' }]
}

function isBad(csat: number | undefined): boolean {
  return csat !== undefined && csat <= badRating
}

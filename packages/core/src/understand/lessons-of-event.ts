import type { Lesson, LessonCause, LessonFacet, NewLesson } from '../domain/lesson.ts'
import type { Reading } from '../domain/reading.ts'
import { priorities, type Priority, type TicketOutcome } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import { minuteClasses } from './complexity-prior.ts'
import { knownIntent } from './known-intent.ts'
import { impactOfBand } from './impact-prior.ts'
import { nearestMinuteClass } from './minute-classes.ts'

/**
 * How far what somebody did is believed to be the last word, 0–1: the share of such acts that were still true when the ticket
 * was closed, measured on 14,538 incidents of a public log (Amaral et al. 2018, UCI 498; `npm run bench -- one-lesson`
 * counts them again). Larger: a ticket that is passed round drags the reader with it; smaller: people must say it twice.
 */
export const beliefIn: Readonly<Record<LessonCause, number>> = {
  // Somebody stopped to tell us; nothing else is as deliberate.
  overridden: 1,
  flagged: 1,
  verdict: 1,
  // 93 % of changed categories were final.
  queue_changed: 0.93,
  manual_assigned: 0.93,
  // 88 % of changed priorities were final.
  priority_changed: 0.88,
  // 56 % of hand-offs went to the group that resolved it.
  reassigned: 0.56,
  // It says that there was more to it, not how much.
  escalated: 0.5,
  // 99.7 % of those resolved stayed where they were.
  resolved: 1,
}

/** Of tickets that came back, 76 % were resolved by the group that had resolved them before. */
const beliefAfterReopening = 0.76
/** Passed on more often than this, the last hand may not be the right one either (as in training, `trustIn`). */
const manyHands = 2
const beliefAfterManyHands = 0.6
/**
 * One handling time is half luck: ln minutes of the same kind of ticket differ by some 0.7 from one to the next, classes by 1.1.
 * Larger: one long telephone call makes all its like long; smaller: it takes a day's tickets to notice.
 */
const beliefInMinutes = 0.3

/**
 * From this confidence on a right reading is not taught again. Larger: every resolved ticket is a lesson, the memory is full of
 * what was known, and corrections are forgotten for it; smaller: what was guessed right stays a guess.
 */
const sureEnough = 0.8

/** What happened to a ticket, and all that tells what is to be learned from it. */
export interface Taught {
  readonly ticketId: string
  readonly event: {
    readonly id: string
    readonly kind: string
    readonly at: Timestamp
    readonly actor: string
    readonly data: Readonly<Record<string, unknown>>
  }
  /** What moving the ticket said by itself (the life's `lessons`). */
  readonly moves: readonly Pick<Lesson, 'facet' | 'answer' | 'actor' | 'reason'>[]
  /** It moved nothing: it was late, or so already. */
  readonly isIgnored: boolean
  readonly before: TicketOutcome
  readonly after: TicketOutcome
  /** Where the ticket was before. */
  readonly queue?: string | undefined
  /** Of the decision in force. */
  readonly reading: Reading
  /** Lessons of this ticket that are in force. */
  readonly known: readonly Lesson[]
}

/** The facets of a resolution that are labels. */
const labelFacets = ['queue', 'topic', 'intent'] as const

/**
 * The lessons of one event, in the order in which they are to be applied. What the reader said of the ticket, and was sure of,
 * is not taught again; what is older than a lesson that is there is not taught any more.
 */
export function lessonsOfEvent(taught: Taught): readonly NewLesson[] {
  const { reading, event, known } = taught
  if (reading.isMissing || reading.text.trim() === '') return []
  const told = [...saidBy(taught), ...resolution(taught), ...escalation(taught)]
  const news = told.filter(({ facet }) => !known.some((one) => one.facet === facet && one.at > event.at))
  const lessons = news.map(({ actor = event.actor, ...said }): NewLesson => {
    const { id, at } = event
    return { at, ticketId: taught.ticketId, text: reading.text, actor, event: id, ...said }
  })
  return [...reopening(taught), ...lessons]
}

/** A lesson without what all lessons of the event have in common. */
type Said = Pick<Lesson, 'facet' | 'answer' | 'isNot' | 'reason'> & {
  readonly weight: number
  readonly cause: LessonCause
  readonly actor?: string
}

/** What a person said in so many words: where it belongs, where it does not, how pressing it is. */
function saidBy({ event, moves, queue, before, after, reading }: Taught): readonly Said[] {
  const { kind, data } = event
  const cause = causeOf(kind)
  const reason = typeof data['reason'] === 'string' ? { reason: data['reason'] } : {}
  if (kind === 'flagged') {
    const right = data['queue']
    if (typeof right === 'string')
      return [{ facet: 'queue', answer: right, weight: beliefIn.flagged, cause, ...reason }]
    const wrong = queue ?? reading.queue.label
    if (wrong === undefined) return []
    return [{ facet: 'queue', answer: wrong, isNot: true, weight: beliefIn.flagged, cause, ...reason }]
  }
  if (kind === 'priority_changed') {
    const { priority } = after
    if (priority === undefined || priority === before.priority) return []
    return [{ facet: 'impact', answer: priority, weight: beliefIn.priority_changed, cause }]
  }
  return moves.map((move) => ({ ...move, weight: beliefIn[cause], cause }))
}

/** Who resolved it counts, not who got it first. */
function resolution(taught: Taught): readonly Said[] {
  const { event, before, after, isIgnored, reading, known } = taught
  if (event.kind !== 'resolved') return []
  const weight = beliefInResolution(after)
  const labels = labelFacets.flatMap((facet): Said[] => {
    const answer = after[facet]
    if (answer === undefined || (isIgnored && answer === before[facet])) return []
    const read = reading[facet]
    const label = facet === 'intent' ? knownIntent(answer) : answer
    if (label === undefined || (read.label === label && read.confidence >= sureEnough)) return []
    if (
      known.some((one) => one.facet === facet && !one.isNot && one.answer === answer && (one.weight ?? 1) >= weight)
    ) {
      return []
    }
    return [{ facet, answer, weight, cause: 'resolved' }]
  })
  return [...labels, ...handlingTime(taught)]
}

function handlingTime({ after, before, reading: { complexity } }: Taught): readonly Said[] {
  const { handleMinutes } = after
  if (handleMinutes === undefined || !(handleMinutes > 0) || handleMinutes === before.handleMinutes) return []
  const isAsRead = !complexity.abstained && nearestMinuteClass(complexity.minutes) === nearestMinuteClass(handleMinutes)
  if (isAsRead) return []
  return [{ facet: 'complexity', answer: String(handleMinutes), weight: beliefInMinutes, cause: 'resolved' }]
}

/** There was more to it: one class longer, one band more pressing than was read. Once a ticket. */
function escalation({ event, isIgnored, reading, known }: Taught): readonly Said[] {
  if (event.kind !== 'escalated' || (isIgnored && event.data['agent'] !== undefined)) return []
  if (known.some(({ cause }) => cause === 'escalated')) return []
  const weight = beliefIn.escalated
  const cause = 'escalated'
  const { complexity, impact } = reading
  const longer = complexity.abstained
    ? undefined
    : minuteClasses[minuteClasses.indexOf(nearestMinuteClass(complexity.minutes)) + 1]
  const band = impact.abstained ? undefined : bandOf(impact.value)
  const higher = band === undefined ? undefined : priorities[priorities.indexOf(band) - 1]
  return [
    ...(longer === undefined ? [] : [{ facet: 'complexity', answer: longer, weight, cause } as const]),
    ...(higher === undefined ? [] : [{ facet: 'impact', answer: higher, weight, cause } as const]),
  ]
}

/** It was not over: what its resolution taught is taken back, and taught again as far as it is still believed. */
function reopening({ event, before, after, known }: Taught): readonly NewLesson[] {
  if ((after.reopened ?? 0) <= (before.reopened ?? 0)) return []
  const resolved = known.filter(({ cause, facet }) => cause === 'resolved' && isLabelFacet(facet))
  return resolved.flatMap(({ seq, reason: _why, ...lesson }): NewLesson[] => {
    const { at, actor, id } = event
    const weight = (lesson.weight ?? 1) * beliefAfterReopening
    const again = { ...lesson, at, actor, event: id }
    return [
      { ...again, takesBack: seq, reason: 'it came back after it was resolved' },
      { ...again, weight },
    ]
  })
}

function beliefInResolution({ reopened = 0, reassignments = 0 }: TicketOutcome): number {
  const cameBack = reopened > 0 ? beliefAfterReopening : 1
  return beliefIn.resolved * cameBack * (reassignments > manyHands ? beliefAfterManyHands : 1)
}

function bandOf(impact: number): Priority {
  const distance = (band: Priority): number => Math.abs(impactOfBand[band] - impact)
  return priorities.reduce((best, band) => (distance(band) < distance(best) ? band : best))
}

/** A move by an event that is none of the known causes counts as a hand-off: it is the least believed. */
function causeOf(kind: string): LessonCause {
  return Object.hasOwn(beliefIn, kind) ? (kind as LessonCause) : 'reassigned'
}

function isLabelFacet(facet: LessonFacet): boolean {
  return labelFacets.some((one) => one === facet)
}

/** Whether an event of this kind may teach anything: spares looking for what it would be told by. */
export function mayTeach(kind: string, before: TicketOutcome, after: TicketOutcome): boolean {
  return teachers.has(kind) || (after.reopened ?? 0) > (before.reopened ?? 0)
}

const teachers: ReadonlySet<string> = new Set(Object.keys(beliefIn).filter((kind) => kind !== 'overridden'))

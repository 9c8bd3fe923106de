import { luck, trueAttempt } from './ability.ts'
import type { Minute } from './calendar.ts'
import type { Attempt, Desk } from './desk.ts'
import type { TicketCourse } from './run.ts'
import type { Scenario } from './scenario.ts'

/** How failures show: the agent finds out and hands on, or the customer does and comes back. */
const handOnShare = 0.65

/** Share of the work after which the customer has an answer. */
const responseShare = 0.2

/** After so many attempts somebody sits down with the customer until it is done. */
const mostAttempts = 8

/** Draws what will become of an attempt whose work begins now. Whoever hands on finds out after a quarter to three quarters of the work. */
export function beginAttempt(scenario: Scenario, desk: Desk, attempt: Attempt, course: TicketCourse, at: Minute): void {
  const { world, organisation, seed } = scenario
  const { ticket } = attempt
  const { minutes, success } = trueAttempt(world, {
    agent: desk.who,
    ticket,
    usualMinutes: organisation.topics[ticket.topic]!.minutes,
    done: desk.doneByTopic[ticket.topic]!,
    attempt: course.attempts,
    intoShift: at - desk.shiftStart,
  })
  const drawn = (salt: number): number => luck(seed, ticket.index, desk.index, course.attempts, salt)
  const fails = drawn(0) >= success && course.attempts < mostAttempts
  attempt.outcome = fails ? (drawn(1) < handOnShare ? 'handed_on' : 'reopened') : 'resolved'
  attempt.work = attempt.outcome === 'handed_on' ? minutes * (0.25 + 0.5 * drawn(2)) : minutes
  attempt.toEnd = attempt.work
  attempt.toResponse = Math.min(attempt.work, responseShare * minutes)
  attempt.isStarted = true
  attempt.startedAt = at
  course.startedAt ??= at
  course.attempts++
}

import type { TrackRecord } from '../domain/agent.ts'
import { exp } from '../learn/exact-math.ts'

/**
 * What track records say, with doubt: every estimate is drawn towards the queue's team as far as the record is thin
 * (empirical Bayes; Efron & Morris 1977, "Stein's paradox in statistics"). A newcomer is taken for an ordinary member of
 * the team, neither starved nor flooded.
 */
export interface TeamRecord {
  /** Share of tickets resolved without hand-off, escalation or reopening, 0–1. */
  readonly success: number
  /** Mean of the natural logarithm of handling minutes. */
  readonly logMinutes: number
}

/** Success of a team nothing is known of, and how many tickets that guess is worth. */
const unknownTeamSuccess = 0.8
const unknownTeamTickets = 10

/** A member's own success outweighs the team's after this many tickets. Larger: talent shows later; smaller: luck passes for talent. */
const successPriorTickets = 20

/** The same for speed; log minutes vary less from ticket to ticket than success does. */
const speedPriorTickets = 10

/** Tickets handled at which experience counts one half. */
const experienceAtHalf = 20

/** A queue's team as a whole. Records must come in a fixed order, so that sums have the same bits everywhere. */
export function teamRecord(records: readonly TrackRecord[]): TeamRecord {
  let handled = unknownTeamTickets
  let succeeded = unknownTeamTickets * unknownTeamSuccess
  let timed = 0
  let logMinutes = 0
  for (const record of records) {
    handled += record.handled
    succeeded += record.succeeded
    timed += record.timed
    logMinutes += record.timed * record.meanLogMinutes
  }
  return { success: succeeded / handled, logMinutes: timed > 0 ? logMinutes / timed : 0 }
}

/** Posterior mean of the probability of resolving a ticket of this queue alone: beta-binomial with the team as prior. */
export function successShare(record: TrackRecord | undefined, team: TeamRecord): number {
  if (record === undefined) return team.success
  return (record.succeeded + successPriorTickets * team.success) / (record.handled + successPriorTickets)
}

/**
 * Speed as a share: `team's minutes / (team's minutes + own)`. One half is the team's pace, two thirds twice as fast,
 * one third half as fast. Minutes are geometric means, since handling times are close to log-normal.
 */
export function speedShare(record: TrackRecord | undefined, team: TeamRecord): number {
  if (record === undefined || record.timed === 0) return 0.5
  const ownLog =
    (record.timed * record.meanLogMinutes + speedPriorTickets * team.logMinutes) / (record.timed + speedPriorTickets)
  return 1 / (1 + exp(ownLog - team.logMinutes))
}

/** How often somebody has done this, `n / (n + 20)`: stands in where no skill was declared. */
export function experienceShare(record: TrackRecord | undefined): number {
  if (record === undefined) return 0
  return record.handled / (record.handled + experienceAtHalf)
}

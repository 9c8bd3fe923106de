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

/** What a declared level of 1 rather than ½ is taken to add to success, until the record says otherwise. */
const levelSuccess = 0.3
/** The same for the logarithm of minutes. */
const levelLogMinutes = -0.6

/** Posterior mean of the probability of resolving a ticket of this kind alone: beta-binomial with the team, moved by the declared level, as prior. */
export function successShare(record: TrackRecord | undefined, team: TeamRecord, level = 0.5): number {
  const prior = Math.min(0.99, Math.max(0.05, team.success + levelSuccess * (level - 0.5)))
  if (record === undefined) return prior
  return (record.succeeded + successPriorTickets * prior) / (record.handled + successPriorTickets)
}

/** Own minutes over the team's, geometric means, since handling times are close to log-normal; drawn towards what the declared level lets expect. */
export function paceOf(record: TrackRecord | undefined, team: TeamRecord, level = 0.5): number {
  const prior = levelLogMinutes * (level - 0.5)
  if (record === undefined || record.timed === 0) return exp(prior)
  const own = record.meanLogMinutes - team.logMinutes
  return exp((record.timed * own + speedPriorTickets * prior) / (record.timed + speedPriorTickets))
}

/** Two records of one agent as one. */
export function addRecords(one: TrackRecord, other: TrackRecord): TrackRecord {
  const timed = one.timed + other.timed
  const sum = one.timed * one.meanLogMinutes + other.timed * other.meanLogMinutes
  return {
    ...one,
    handled: one.handled + other.handled,
    succeeded: one.succeeded + other.succeeded,
    meanLogMinutes: timed > 0 ? sum / timed : 0,
    timed,
  }
}

/** How often somebody has done this, `n / (n + 20)`: stands in where no skill was declared. */
export function experienceShare(record: TrackRecord | undefined): number {
  if (record === undefined) return 0
  return record.handled / (record.handled + experienceAtHalf)
}

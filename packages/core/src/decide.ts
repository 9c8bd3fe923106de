import { choose, runnerUp } from './match/assign.ts'
import { whomToAwait } from './match/await.ts'
import type { BlockReason, HoldReason, Outcome } from './domain/decision.ts'
import type { Mode, Policy } from './domain/policy.ts'
import type { Reading } from './domain/reading.ts'
import type { Match } from './match/match.ts'

/** What a decision rests on once everything is read and everybody considered. */
export interface DecideInput {
  readonly reading: Reading
  readonly policy: Policy
  /** Absent where no queue came into question at all. */
  readonly match?: Match
}

/** What is to be done, and how close it was. */
export interface Verdict {
  readonly outcome: Outcome
  readonly runnerUp?: string
  /** Fit of the chosen less fit of the runner-up, minutes, 0 or more. */
  readonly margin?: number
}

/**
 * From a reading and the ranked candidates to an outcome. A ticket that is not understood well enough goes to a person
 * (`triage`); one that is understood but that nobody can take now waits where it belongs (`held`), with the reason.
 */
export function decide({ reading, policy, match }: DecideInput): Verdict {
  const doubt = doubtIn(reading, policy)
  if (doubt !== undefined) return { outcome: { kind: 'triage', reason: doubt } }
  // The reader never names a queue that is not in force; a recorded reading may, once its queue is closed.
  if (match === undefined || match.queue.queue.id !== reading.queue.label) {
    return { outcome: { kind: 'triage', reason: 'unsure' } }
  }
  const queue = match.queue.queue.id
  const chosen = choose(match.ranked)
  if (chosen === undefined) return { outcome: { kind: 'held', reason: whyNobody(match), queue } }
  const place = match.placeOf(chosen.index)
  if (place.isFull) return { outcome: { kind: 'held', reason: 'queue_full', queue: place.queue.queue.id } }
  const awaiting = whomToAwait(match, chosen)
  if (awaiting !== undefined) return { outcome: { kind: 'held', reason: 'awaiting_agent', queue, awaiting } }
  const outcome: Outcome = {
    kind: 'assigned',
    agent: chosen.candidate.agent,
    queue: place.queue.queue.id,
    effort: match.effort,
  }
  const second = runnerUp(match.ranked)
  if (second === undefined) return { outcome }
  const margin = Math.max(0, (chosen.candidate.fit?.score ?? 0) - (second.candidate.fit?.score ?? 0))
  return { outcome, runnerUp: second.candidate.agent, margin }
}

/** How far a decision for this queue goes. */
export function modeOf(queue: string | undefined, policy: Policy): Mode {
  return policy.queueModes.find((entry) => entry.queue === queue)?.mode ?? policy.mode
}

/** Whether the words say anything at all: one letter or digit will do. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Why a ticket must go to a person; undefined when it is understood well enough. */
export function doubtIn(reading: Reading, policy: Policy): HoldReason | undefined {
  if (!hasWords(reading.text)) return 'no_words'
  if (reading.isMissing) return 'reader_unavailable'
  const { label, abstained, confidence, inScope } = reading.queue
  if (label === undefined || abstained) return 'unsure'
  return confidence < policy.actConfidence || inScope < policy.actInScope ? 'unsure' : undefined
}

/** Nobody could, or those who could are full, or away, or it is night: four different things to do about it. */
function whyNobody(match: Match): HoldReason {
  const reasons = new Set<BlockReason>()
  for (const { candidate } of match.ranked) {
    if (candidate.blockedBy !== undefined && passingReasons.has(candidate.blockedBy)) reasons.add(candidate.blockedBy)
  }
  if (reasons.size === 0) return 'nobody_eligible'
  if (reasons.has('full')) return 'all_full'
  return reasons.size === 1 && reasons.has('off_shift') ? 'outside_hours' : 'all_absent'
}

/** Reasons that time alone removes. */
const passingReasons: ReadonlySet<BlockReason> = new Set(['away', 'offline', 'off_shift', 'full'])

import { choose, runnerUp } from './match/assign.ts'
import { whomToAwait } from './match/await.ts'
import type { BlockReason, HoldReason, Outcome } from './domain/decision.ts'
import type { Mode, Policy } from './domain/policy.ts'
import type { Reading } from './domain/reading.ts'
import type { LoweredMode, TicketTrust } from './domain/trust.ts'
import type { Override } from './domain/override.ts'
import type { Match } from './match/match.ts'
import { alarmOn, isSureEnough } from './risk/trust-of.ts'

/** What a decision rests on once everything is read and everybody considered. */
export interface DecideInput {
  readonly reading: Reading
  readonly policy: Policy
  /** Of the situation. */
  readonly trust?: TicketTrust | undefined
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
export function decide({ reading, policy, trust, match }: DecideInput): Verdict {
  const doubt = doubtIn(reading, policy, trust)
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

/** How far a decision for this queue goes, by the policy, and no further than an alarm lets it. */
export function modeOf(queue: string | undefined, policy: Policy, lowered?: readonly LoweredMode[]): Mode {
  const said = policy.queueModes.find((entry) => entry.queue === queue)?.mode ?? policy.mode
  return said === 'auto' && alarmOn(queue, lowered) !== undefined ? 'suggest' : said
}

/** What the mode of one decision depends on. */
export interface ModeInput extends Pick<DecideInput, 'reading' | 'policy' | 'trust'> {
  /** The queue it is for. */
  readonly queue: string | undefined
  readonly override?: Override | undefined
}

/**
 * How far one decision goes: as the queue's does, but what is understood and not surely enough to be acted on alone is
 * only suggested. A person's word needs no sureness.
 */
export function modeFor({ reading, policy, trust, queue, override }: ModeInput): Mode {
  const mode = modeOf(queue, policy, trust?.lowered)
  const rule = trust?.rule
  if (mode !== 'auto' || override !== undefined || rule === undefined) return mode
  const isSuggestion = doubtIn(reading, policy, trust) === undefined && !isSureEnough(reading.queue, rule)
  return isSuggestion ? 'suggest' : 'auto'
}

/** Whether the words say anything at all: one letter or digit will do. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Why a ticket must go to a person; undefined when it is understood well enough, to be acted on or to be suggested. */
export function doubtIn(reading: Reading, policy: Policy, trust?: TicketTrust): HoldReason | undefined {
  if (!hasWords(reading.text)) return 'no_words'
  if (reading.isMissing) return 'reader_unavailable'
  const { label, abstained, confidence, inScope } = reading.queue
  if (label === undefined || abstained) return 'unsure'
  if (trust?.rule !== undefined && isSureEnough(reading.queue, trust.rule)) return undefined
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

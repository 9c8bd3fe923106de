import { reweightByFailures } from '../records/reweight-by-failures.ts'
import type { LabelReading, Reading } from '../domain/reading.ts'
import type { PreparedKind, PreparedQueue, PreparedRoster } from './roster.ts'

/** What everybody is to one kind of ticket, or to one ticket; arrays aligned with the roster's agents. */
export interface Ability {
  /** Minutes needed as a share of the team's: 0.8 is quick. Above 0. */
  readonly pace: Float64Array
  /** Probability of resolving it without handing on, 0–1. */
  readonly success: Float64Array
  /** How well known that is, 0–1: half at twenty tickets. */
  readonly experience: Float64Array
  /** How much dearer their time is than that of the right one, as others need it: 0 or more. */
  readonly scarcity: Float64Array
}

/** Somebody not on the queue where the ticket may belong is taken to be neither quick nor slow there; what counts is that they hand it on. */
const paceElsewhere = 1

/** Abilities of nobody in particular, to be added to. */
export function noAbility(agents: number): Ability {
  // One room for all four: each room of its own is asked of the system and given back, four times a ticket.
  const room = new ArrayBuffer(4 * agents * Float64Array.BYTES_PER_ELEMENT)
  const part = (nth: number): Float64Array =>
    new Float64Array(room, nth * agents * Float64Array.BYTES_PER_ELEMENT, agents)
  return { pace: part(0), success: part(1), experience: part(2), scarcity: part(3) }
}

/** A kind of ticket that this one may be, and how likely. */
export interface LikelyKind {
  readonly kind: PreparedKind
  /** Shares of one ticket sum to 1. */
  readonly share: number
}

/**
 * What kind a ticket may be: the **distribution** of topic and queue, not the top label. Topics that are known come
 * first; what probability they leave goes to the queues as a whole. Where somebody `failed` at it who nearly always
 * succeeds at one topic, it was probably another.
 */
export function likelyKinds(
  reading: Reading,
  chosen: PreparedQueue,
  prepared: PreparedRoster,
  failed: readonly string[] = [],
): readonly LikelyKind[] {
  const likely: LikelyKind[] = []
  let left = 1
  for (const { label, probability } of reweightByFailures(reading.topic.distribution, failed, prepared.book)) {
    const kind = prepared.topics.get(label)
    if (kind === undefined || probability <= 0) continue
    likely.push({ kind, share: probability })
    left -= probability
  }
  if (left <= 1e-9) return likely
  for (const { queue, share } of likelyQueues(reading.queue, chosen, prepared)) {
    likely.push({ kind: queue, share: share * left })
  }
  return likely
}

/**
 * What everybody is to one ticket, averaged over what it may be. Somebody who is also good at the second-likeliest is
 * worth more under doubt; somebody not on that queue would have to hand the ticket on.
 */
export function abilityFor(likely: readonly LikelyKind[], agents: number): Ability {
  const blend = noAbility(agents)
  for (const { kind, share } of likely) addShare(blend, kind.ability, kind.isElsewhere, share)
  return blend
}

function addShare(blend: Ability, of: Ability, isElsewhere: readonly boolean[], share: number): void {
  for (let index = 0; index < isElsewhere.length; index++) {
    if (isElsewhere[index]) {
      blend.pace[index]! += share * paceElsewhere
      continue
    }
    blend.pace[index]! += share * of.pace[index]!
    blend.success[index]! += share * of.success[index]!
    blend.experience[index]! += share * of.experience[index]!
    blend.scarcity[index]! += share * of.scarcity[index]!
  }
}

/** Queues in force with their probabilities, made to sum to 1. */
function likelyQueues(
  reading: LabelReading,
  chosen: PreparedQueue,
  prepared: PreparedRoster,
): readonly { readonly queue: PreparedQueue; readonly share: number }[] {
  const likely: { readonly queue: PreparedQueue; readonly share: number }[] = []
  let total = 0
  for (const { label, probability } of reading.distribution) {
    const queue = prepared.queues.get(label)
    if (queue === undefined || probability <= 0) continue
    likely.push({ queue, share: probability })
    total += probability
  }
  if (total === 0) return [{ queue: chosen, share: 1 }]
  return likely.map(({ queue, share }) => ({ queue, share: share / total }))
}

import type { LabelReading, Reading } from '../domain/reading.ts'
import type { PreparedQueue, PreparedRoster } from './roster.ts'

/** What everybody is to one kind of ticket, or to one ticket; arrays aligned with the roster's agents. */
export interface Ability {
  /** Minutes needed as a share of the team's: 0.8 is quick. Above 0. */
  readonly pace: Float64Array
  /** Probability of resolving it without handing on, 0–1. */
  readonly success: Float64Array
  /** How well known that is, 0–1: half at twenty tickets. */
  readonly experience: Float64Array
  /** How much more, or less, content distressed customers are than with others, −1 to 1. */
  readonly temperament: Float64Array
  /** What a draw from the doubt about pace and success would save, as a share of the team's minutes. */
  readonly curiosity: Float64Array
}

/** Somebody not on the queue where the ticket may belong is taken to be neither quick nor slow there; what counts is that they hand it on. */
const paceElsewhere = 1

/** Abilities of nobody in particular, to be added to. */
export function noAbility(agents: number): Ability {
  return {
    pace: new Float64Array(agents),
    success: new Float64Array(agents),
    experience: new Float64Array(agents),
    temperament: new Float64Array(agents),
    curiosity: new Float64Array(agents),
  }
}

/**
 * What everybody is to one ticket: averaged over the **distribution** of topic and queue, not over the top label.
 * Somebody who is also good at the second-likeliest is worth more under doubt; somebody not on that queue would have to
 * hand the ticket on. Topics with a record come first; what probability they leave goes to the queues as a whole.
 */
export function abilityFor(reading: Reading, chosen: PreparedQueue, prepared: PreparedRoster): Ability {
  const agents = prepared.roster.agents.length
  const blend = noAbility(agents)
  let left = 1
  for (const { label, probability } of reading.topic.distribution) {
    const topic = prepared.topics.get(label)
    if (topic === undefined || probability <= 0) continue
    addShare(blend, topic.ability, topic.isElsewhere, probability)
    left -= probability
  }
  if (left <= 0) return blend
  for (const { queue, share } of likelyQueues(reading.queue, chosen, prepared)) {
    addShare(blend, queue.ability, queue.isElsewhere, share * left)
  }
  return blend
}

function addShare(blend: Ability, of: Ability, isElsewhere: readonly boolean[], share: number): void {
  for (let index = 0; index < isElsewhere.length; index++) {
    blend.temperament[index]! += share * of.temperament[index]!
    if (isElsewhere[index]) {
      blend.pace[index]! += share * paceElsewhere
      continue
    }
    blend.pace[index]! += share * of.pace[index]!
    blend.success[index]! += share * of.success[index]!
    blend.experience[index]! += share * of.experience[index]!
    blend.curiosity[index]! += share * of.curiosity[index]!
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

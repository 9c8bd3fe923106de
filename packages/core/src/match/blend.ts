import type { LabelReading, Reading } from '../domain/reading.ts'
import type { PreparedQueue, PreparedRoster } from './roster.ts'

/** What everybody is to one ticket, averaged over where it may belong; arrays aligned with the roster's agents. */
export interface Blend {
  readonly skill: Float64Array
  readonly success: Float64Array
  readonly speed: Float64Array
}

/**
 * Averages skill, success and speed over the **distribution** of the queue, not over its top label. Somebody who is also
 * good at the second-likeliest queue is worth more under doubt; somebody not on it counts as 0 there, because a
 * ticket of that queue would have to be handed on. Declared skill in a topic takes the place of skill in the
 * queue as far as that topic is likely.
 */
export function blendOver(reading: Reading, chosen: PreparedQueue, prepared: PreparedRoster): Blend {
  const size = prepared.roster.agents.length
  const blend = { skill: new Float64Array(size), success: new Float64Array(size), speed: new Float64Array(size) }
  for (const { queue, share } of likelyQueues(reading.queue, chosen, prepared)) {
    for (let index = 0; index < size; index++) {
      blend.skill[index]! += share * queue.skill[index]!
      blend.success[index]! += share * queue.success[index]!
      blend.speed[index]! += share * queue.speed[index]!
    }
  }
  blendTopics(reading.topic, blend.skill, prepared)
  return blend
}

interface QueueShare {
  readonly queue: PreparedQueue
  readonly share: number
}

/** Queues in force with their probabilities, made to sum to 1. */
function likelyQueues(reading: LabelReading, chosen: PreparedQueue, prepared: PreparedRoster): readonly QueueShare[] {
  const likely: QueueShare[] = []
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

function blendTopics(topic: LabelReading, skill: Float64Array, prepared: PreparedRoster): void {
  if (prepared.topicLevels.size === 0) return
  const base = Float64Array.from(skill)
  for (const { label, probability } of topic.distribution) {
    const levels = prepared.topicLevels.get(label)
    if (levels === undefined) continue
    for (let index = 0; index < skill.length; index++) {
      const level = levels[index]!
      if (!Number.isNaN(level)) skill[index]! += probability * (level - base[index]!)
    }
  }
}

import type { LabelProbability, LabelReading, NumberReading, Random, Reading } from '@pointsman/core'
import { normal } from '../random.ts'
import type { Organisation } from './organisation.ts'
import type { World } from './world.ts'

/** What a ticket truly is, as far as a reader could see it. */
export interface ReadableTruth {
  readonly topic: number
  readonly impact: number
  readonly minutes: number
  readonly language: string
}

/**
 * A reader in one formula, so that thousands of tickets run in seconds. Each topic and queue gives a noisy sign,
 * `x = d·[is it] + N(0, 1)`; the reading is Bayes' answer to these signs, `share × exp(d·x)`. So it errs mostly between topics
 * of one queue and is calibrated by construction: of a hundred readings at 0.9, ninety are right.
 */
export function readByConfusion(
  random: Random,
  world: World,
  organisation: Organisation,
  truth: ReadableTruth,
): Reading {
  const { topics, queues } = organisation
  const trueQueue = topics[truth.topic]!.queue
  const queueSign = new Map(
    queues.map((queue) => [
      queue,
      world.queueSignal * ((queue === trueQueue ? world.queueSignal : 0) + normal(random)),
    ]),
  )
  const scores = topics.map(
    (topic, at) =>
      Math.log(topic.share) +
      world.topicSignal * ((at === truth.topic ? world.topicSignal : 0) + normal(random)) +
      queueSign.get(topic.queue)!,
  )
  const top = Math.max(...scores)
  const weights = scores.map((score) => Math.exp(score - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const topic = labelReading(topics.map((one, at) => ({ label: one.id, probability: weights[at]! / total })))
  const ofQueue = new Map(queues.map((queue) => [queue, 0]))
  topics.forEach((one, at) => ofQueue.set(one.queue, ofQueue.get(one.queue)! + weights[at]! / total))
  const mean = topics.reduce((sum, one, at) => sum + (one.impact * weights[at]!) / total, 0)
  return {
    queue: labelReading([...ofQueue].map(([label, probability]) => ({ label, probability }))),
    topic,
    intent: labelReading([]),
    complexity: readMinutes(random, world, organisation, weights, total, truth.minutes),
    impact: readNumber(random, truth.impact, mean, world.impactNoise),
    // How upset the words are says nothing about what is at stake.
    distress: { value: random(), confidence: 0.6, abstained: false, evidence: [] },
    language: { code: truth.language, confidence: 0.98 },
    issues: [],
    notes: [],
    // A reader that never saw words; an empty text would say that there were none.
    text: '(made up)',
  }
}

/** Deviation of the true impact around its topic's mean. */
const impactSpread = 0.2

/** The true value with noise, drawn to what the topic leads to expect as far as the noise demands it. */
function readNumber(random: Random, truth: number, expected: number, noise: number): NumberReading {
  const seen = truth + noise * normal(random)
  const trust = impactSpread ** 2 / (impactSpread ** 2 + noise ** 2)
  const value = Math.min(1, Math.max(0, expected + trust * (seen - expected)))
  return { value, confidence: Math.min(1, 0.5 + trust / 2), abstained: false, evidence: [] }
}

function readMinutes(
  random: Random,
  world: World,
  { topics }: Organisation,
  weights: readonly number[],
  total: number,
  minutes: number,
): Reading['complexity'] {
  const expected = topics.reduce((sum, one, at) => sum + (Math.log(one.minutes) * weights[at]!) / total, 0)
  const trust = world.minutesSpread ** 2 / (world.minutesSpread ** 2 + world.minutesNoise ** 2)
  const seen = Math.log(minutes) + world.minutesNoise * normal(random)
  const center = expected + trust * (seen - expected)
  const doubt = world.minutesSpread * Math.sqrt(1 - trust)
  const read = Math.exp(center + doubt ** 2 / 2)
  return {
    minutes: read,
    low: Math.exp(center - 1.28 * doubt),
    high: Math.exp(center + 1.28 * doubt),
    tier: read < 20 ? 1 : read < 60 ? 2 : 3,
    confidence: 0.6,
    abstained: false,
    evidence: [],
  }
}

function labelReading(all: readonly LabelProbability[]): LabelReading {
  const sorted = all.toSorted((a, b) => b.probability - a.probability).slice(0, 10)
  const first = sorted[0]
  if (first === undefined) return { distribution: [], confidence: 0, inScope: 1, abstained: true, evidence: [] }
  return {
    label: first.label,
    distribution: sorted,
    confidence: first.probability,
    inScope: 1,
    abstained: false,
    evidence: [],
  }
}

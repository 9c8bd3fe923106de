import type { Verdict } from './decide.ts'
import type { Override } from './domain/override.ts'
import type { LabelReading, Reading } from './domain/reading.ts'
import type { PriorityDecision } from './domain/decision.ts'
import { effortOf } from './match/effort.ts'
import type { Match } from './match/match.ts'

/** The reading with a person's word in place of the reader's. Applying it twice is the same as once. */
export function readingUnder(override: Override | undefined, reading: Reading): Reading {
  if (override === undefined) return reading
  return {
    ...reading,
    ...(override.queue === undefined ? {} : { queue: said(override.queue) }),
    ...(override.intent === undefined ? {} : { intent: said(override.intent) }),
  }
}

/** The urgency stays what it is, sum and parts; a person's band stands beside it. */
export function priorityUnder(override: Override | undefined, priority: PriorityDecision): PriorityDecision {
  return override?.priority === undefined ? priority : { ...priority, band: override.priority }
}

/** What follows where a person named the agent; undefined where they did not, and the rules decide. */
export function verdictUnder(
  override: Override | undefined,
  reading: Reading,
  match: Match | undefined,
): Verdict | undefined {
  if (override?.agent === undefined) return undefined
  const queue = match?.queue.queue.id ?? override.queue ?? reading.queue.label ?? ''
  const effort = match?.effort ?? effortOf(reading.complexity.minutes)
  return { outcome: { kind: 'assigned', agent: override.agent, queue, effort } }
}

function said(label: string): LabelReading {
  return { label, distribution: [{ label, probability: 1 }], confidence: 1, inScope: 1, abstained: false, evidence: [] }
}

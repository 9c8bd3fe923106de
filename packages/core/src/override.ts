import type { Verdict } from './decide.ts'
import type { Override } from './domain/override.ts'
import type { LabelReading, Reading } from './domain/reading.ts'
import type { PriorityDecision } from './domain/decision.ts'
import type { Policy } from './domain/policy.ts'
import { effortOf } from './match/effort.ts'
import type { Match } from './match/match.ts'

/** The reading with a person's word in place of the reader's. Applying it twice is the same as once. */
export function readingUnder(override: Pick<Override, 'queue' | 'intent'> | undefined, reading: Reading): Reading {
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

/** What follows where a person named the agent, or left it with whom it was; undefined where the rules are to decide. */
export function verdictUnder(
  override: Override | undefined,
  { reading, policy, match }: { readonly reading: Reading; readonly policy: Policy; readonly match: Match | undefined },
): Verdict | undefined {
  const agent = override?.agent ?? override?.staysWith?.agent
  if (agent === undefined) return undefined
  const queue = override?.queue ?? override?.staysWith?.queue ?? match?.queue.queue.id ?? ''
  const effort = match?.effort ?? effortOf(reading.complexity.minutes, policy.capacityIn)
  return { outcome: { kind: 'assigned', agent, queue, effort } }
}

function said(label: string): LabelReading {
  return { label, distribution: [{ label, probability: 1 }], confidence: 1, inScope: 1, abstained: false, evidence: [] }
}

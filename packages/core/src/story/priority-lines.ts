import { left } from './layout.ts'
import type { PriorityDecision } from '../domain/decision.ts'
import type { Timestamp } from '../domain/time.ts'

const nameWidth = 16

/** The urgency as a sum: what was seen, how much it counts, what it adds, and why. */
export function priorityLines({ band, urgency, dueAt }: PriorityDecision): readonly string[] {
  const parts = urgency.contributions.map(
    ({ name, signal, weight, value, because }) =>
      `${left(signalWords[name] ?? name, nameWidth)}${signal.toFixed(2)} × ${weight.toFixed(2)} = ${value.toFixed(3)}   ${because}`,
  )
  return [
    `${band}, first response due ${instant(dueAt)}`,
    ...parts,
    `${left('urgency', nameWidth)}${' '.repeat(14)}${urgency.score.toFixed(3)}`,
  ]
}

/** `2026-03-02 10:00 UTC`. */
export function instant(at: Timestamp): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const signalWords: Readonly<Record<string, string>> = {
  impact: 'impact',
  targetElapsed: 'target used up',
  accountValue: 'account value',
  distress: 'distress',
  repeatContacts: 'asked again',
  claim: 'claim',
  planChange: 'plan change',
  waiting: 'waiting',
}

import { lighterQueue, liftedRules } from './lifted-rule.ts'
import { otherFits } from './other-fit.ts'
import { surerReader } from './surer-reader.ts'
import type { DecideInput, Verdict } from '../decide.ts'
import type { Change, Proposal } from './change.ts'

/**
 * The smallest single change that would have given another outcome, in words: one signal of one candidate, a load, a
 * presence or another hard rule; for a ticket in triage, the reader's confidence. Every change is tried by deciding
 * again, so what is said is true. Undefined where no single change is enough.
 *
 * Changes are compared by the share of their scale: from 50 % to 60 % skilled is a tenth, from away to online the whole.
 */
export function findFlip(input: DecideInput, verdict: Verdict, nameOf: (agent: string) => string): string | undefined {
  let smallest: Change | undefined
  let after: Verdict | undefined
  for (const { atLeast, changes } of proposalsFor(input, verdict, nameOf)) {
    if (smallest !== undefined && atLeast >= smallest.size) continue
    for (const change of changes()) {
      if (smallest !== undefined && change.size >= smallest.size) continue
      const again = change.decideAgain()
      if (!isOther(again.outcome, verdict.outcome)) continue
      smallest = change
      after = again
    }
  }
  return smallest && after && `${smallest.words()}, ${consequence(after, nameOf)}`
}

function proposalsFor(input: DecideInput, { outcome }: Verdict, nameOf: (agent: string) => string): Proposal[] {
  if (input.match === undefined) return []
  const search = { input, match: input.match, nameOf }
  if (outcome.kind === 'triage') return [{ atLeast: 0, changes: () => surerReader(input) }]
  if (outcome.kind === 'held') return [{ atLeast: 0, changes: () => lighterQueue(search) }, ...liftedRules(search)]
  return [...otherFits(search), ...liftedRules(search)]
}

function isOther(after: Verdict['outcome'], before: Verdict['outcome']): boolean {
  if (after.kind !== before.kind) return true
  return after.kind === 'assigned' && before.kind === 'assigned' && after.agent !== before.agent
}

function consequence({ outcome }: Verdict, nameOf: (agent: string) => string): string {
  if (outcome.kind === 'assigned') return `${nameOf(outcome.agent)} would have it`
  return outcome.kind === 'held' ? 'it would have been held back' : 'it would have been left to triage'
}

import { lighterQueue, liftedRules } from './lifted-rule.ts'
import { otherFits } from './other-fit.ts'
import { surerReader } from './surer-reader.ts'
import type { DecideInput, Verdict } from '../decide.ts'
import type { Outcome } from '../domain/decision.ts'
import type { Change, Proposal } from './change.ts'

/**
 * The smallest single change that would have given another outcome, in words: one signal of one candidate, a load, a
 * presence or another hard rule; for a ticket in triage, the reader's confidence. Every change is tried by deciding
 * again, so what is said is true. Undefined where no single change is enough.
 *
 * Changes are compared by the share of their scale: from 50 % to 60 % skilled is a tenth, from away to online the whole.
 * One that gives the ticket to somebody else goes before any that leaves it with nobody.
 */
export function findFlip(input: DecideInput, verdict: Verdict, nameOf: (agent: string) => string): string | undefined {
  let toSomebody: Flip | undefined
  let toNobody: Flip | undefined
  for (const { atLeast, changes } of proposalsFor(input, verdict, nameOf)) {
    if (toSomebody !== undefined && atLeast >= toSomebody.change.size) continue
    for (const change of changes()) {
      if (toSomebody !== undefined && change.size >= toSomebody.change.size) continue
      const { outcome } = change.decideAgain()
      const words = isOther(outcome, verdict.outcome) ? change.words() : undefined
      if (words === undefined) continue
      if (outcome.kind === 'assigned') toSomebody = { change, words, outcome }
      else if (toNobody === undefined || change.size < toNobody.change.size) toNobody = { change, words, outcome }
    }
  }
  const flip = toSomebody ?? toNobody
  return flip && `${flip.words}, ${consequence(flip.outcome, nameOf)}`
}

interface Flip {
  readonly change: Change
  readonly words: string
  readonly outcome: Outcome
}

function proposalsFor(input: DecideInput, { outcome }: Verdict, nameOf: (agent: string) => string): Proposal[] {
  if (input.match === undefined) return []
  const search = { input, match: input.match, nameOf }
  if (outcome.kind === 'triage') return [{ atLeast: 0, changes: () => surerReader(input) }]
  if (outcome.kind === 'held') return [{ atLeast: 0, changes: () => lighterQueue(search) }, ...liftedRules(search)]
  return [...otherFits(search), ...liftedRules(search)]
}

function isOther(after: Outcome, before: Outcome): boolean {
  if (after.kind !== before.kind) return true
  return after.kind === 'assigned' && before.kind === 'assigned' && after.agent !== before.agent
}

function consequence(outcome: Outcome, nameOf: (agent: string) => string): string {
  if (outcome.kind === 'assigned') return `${nameOf(outcome.agent)} would have it`
  return outcome.kind === 'held' ? 'it would have been held back' : 'it would have been left to triage'
}

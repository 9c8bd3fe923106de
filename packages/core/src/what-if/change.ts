import { differingFacets, sideOf } from '../discrepancy/sides.ts'
import { stakesOf } from '../discrepancy/stakes.ts'
import { partAt } from '../match/fit.ts'
import type { Decision } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Ticket } from '../domain/ticket.ts'

/**
 * How two decisions about one ticket differ: how far they go (`mode`), what becomes of the ticket (`outcome`: somebody has
 * it, it waits, a person must look), where, with whom, how pressing, and what was read.
 */
export const changeKinds = ['mode', 'outcome', 'queue', 'agent', 'priority', 'intent'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** In which ways they differ; none where they are the same to people. */
export function changesBetween(before: Decision, after: Decision): readonly ChangeKind[] {
  const facets = differingFacets(sideOf(before), sideOf(after))
  return changeKinds.filter((kind) => {
    if (kind === 'mode') return before.mode !== after.mode
    if (kind === 'outcome') return before.outcome.kind !== after.outcome.kind
    return facets.includes(kind)
  })
}

/** Minutes at stake between the two, as between Pointsman and people: see `stakesOf`. */
export function stakeBetween(before: Decision, after: Decision, { plan }: Ticket, policy: Policy): number {
  const { impact } = before.reading
  return stakesOf(sideOf(before), sideOf(after), {
    policy,
    ...(plan === undefined ? {} : { plan }),
    impact: impact.abstained ? 0 : impact.value,
    teamMinutes: before.teamMinutes,
    candidates: before.candidates.length > 0 ? before.candidates : after.candidates,
  }).score
}

/** Minutes that the ticket is expected to take whoever has it, handing on counted in; undefined where nobody has. */
export function expectedMinutes({ outcome, candidates, teamMinutes }: Decision): number | undefined {
  if (outcome.kind !== 'assigned' && outcome.kind !== 'offered') return undefined
  const fit = candidates.find(({ agent }) => agent === outcome.agent)?.fit
  return fit && teamMinutes - (fit.signals[partAt('work')] ?? 0) - (fit.signals[partAt('handOn')] ?? 0)
}

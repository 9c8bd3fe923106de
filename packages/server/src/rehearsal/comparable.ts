import type { DecisionOnWire } from '../contract/decision.ts'

/** Decisions with their place in the order instead of an id, which nobody could make up twice. */
export function comparable(decisions: readonly DecisionOnWire[]): readonly unknown[] {
  const placeOf = new Map(decisions.map(({ id }, index) => [id, `decision ${index}`]))
  return decisions.map(({ supersedes, ...decision }, index) => {
    const before = supersedes === undefined ? {} : { supersedes: placeOf.get(supersedes) }
    return JSON.parse(JSON.stringify({ ...decision, ...before, id: `decision ${index}` })) as unknown
  })
}

import type { TicketLife } from './ticket-life.ts'

/** What one ticket takes of its agent's capacity, and of its queue's. */
export interface EffortHeld {
  readonly agent: string
  readonly queue?: string
  readonly effort: number
}

/** What a step adds to somebody's load, and to a queue's; negative where it gives back. */
export type LoadChange = EffortHeld

/**
 * What a ticket takes of whoever it is with; undefined while it is with nobody. An offer takes as much as an assignment,
 * so that accepting it never goes beyond what there is; a paused ticket takes the policy's share.
 */
export function effortHeld({ state, queue }: TicketLife): EffortHeld | undefined {
  const holder = state.kind === 'paused' ? state.holder : 'effort' in state ? state : undefined
  if (holder === undefined || holder.effort === 0) return undefined
  return { agent: holder.agent, ...(queue === undefined ? {} : { queue }), effort: holder.effort }
}

/** A share of an effort in sixteenths, which are exact in binary: loads add up and come down again to the same bits. */
export function shareOfEffort(effort: number, share: number): number {
  return Math.round(effort * share * 16) / 16
}

/** Effort carried by each agent: the sum over these lives. */
export function loadsOf(lives: Iterable<TicketLife>): ReadonlyMap<string, number> {
  const loads = new Map<string, number>()
  for (const life of lives) {
    const held = effortHeld(life)
    if (held !== undefined) loads.set(held.agent, (loads.get(held.agent) ?? 0) + held.effort)
  }
  return loads
}

/** From what was held before to what is held after; nothing where both are the same. */
export function loadChanges(before: TicketLife, after: TicketLife): readonly LoadChange[] {
  const [then, now] = [effortHeld(before), effortHeld(after)]
  if (then?.agent === now?.agent && then?.queue === now?.queue) {
    const effort = (now?.effort ?? 0) - (then?.effort ?? 0)
    const whose = now ?? then
    return effort === 0 || whose === undefined ? [] : [{ ...whose, effort }]
  }
  return [...(then === undefined ? [] : [{ ...then, effort: -then.effort }]), ...(now === undefined ? [] : [now])]
}

import type { LifeState, TicketLife, WaitReason } from './ticket-life.ts'

/** How many tickets stand where, and why those wait that wait: each ticket is counted once. */
export interface LifeCounts {
  readonly states: ReadonlyMap<LifeState['kind'], number>
  /** Tickets that wait, by reason; their sum is the number of waiting tickets. */
  readonly waiting: ReadonlyMap<WaitReason, number>
  /** Tickets in triage, by reason. */
  readonly triage: ReadonlyMap<WaitReason, number>
}

export function countLives(lives: Iterable<TicketLife>): LifeCounts {
  const states = new Map<LifeState['kind'], number>()
  const waiting = new Map<WaitReason, number>()
  const triage = new Map<WaitReason, number>()
  for (const { state } of lives) {
    raise(states, state.kind)
    if (state.kind === 'waiting') raise(waiting, state.reason)
    if (state.kind === 'triage') raise(triage, state.reason)
  }
  return { states, waiting, triage }
}

function raise<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

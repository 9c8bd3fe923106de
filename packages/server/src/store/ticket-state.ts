import {
  beginLife,
  lifeWorld,
  step,
  type LifeEvent,
  type LifeStep,
  type LifeWorld,
  type Policy,
  type Roster,
  type TicketLife,
} from '@pointsman/core'
import { lifeRulesOf } from './policy-shelf.ts'
import type { DecidedTicket } from './store.ts'

/** Whether the decision is carried out: in `shadow` and `suggest` it is only recorded, unless a person made it. */
export function acts({ decision, isManual }: Pick<DecidedTicket, 'decision' | 'isManual'>): boolean {
  return isManual || decision.mode === 'auto'
}

/** What a decision does to its ticket. */
export interface Put {
  readonly life: TicketLife
  /** One, or two where a person's word brought it back from its end. */
  readonly steps: readonly LifeStep[]
}

/** Puts tickets where their decisions say. Worlds are made once for all decisions that saw the same people. */
export class Placing {
  readonly #policy: Policy
  readonly #worlds = new Map<Roster, LifeWorld>()

  constructor(policy: Policy) {
    this.#policy = policy
  }

  /** A new ticket: its life begins with the decision. What only records or shows leaves it waiting for people. */
  begin(entry: DecidedTicket): Put {
    const { ticket, decision } = entry
    const begun = beginLife(ticket.id, decision.at)
    if (acts(entry)) return this.#decide(begun, entry)
    const { outcome, priority } = decision
    const queue = 'queue' in outcome ? { queue: outcome.queue } : {}
    return { life: { ...begun, ...queue, dueAt: priority.dueAt, seen: [decision.id] }, steps: [] }
  }

  /** A ticket that is there; undefined where the decision comes too late for it, and nobody insists. */
  again(life: TicketLife, entry: DecidedTicket): Put | undefined {
    if (!acts(entry)) return { life, steps: [] }
    const put = this.#decide(life, entry)
    const isRefused = put.steps.at(-1)?.ignored !== undefined
    if (!isRefused) return put
    if (!entry.isManual) return undefined
    return isEnded(life) && movesTicket(entry) ? this.#wake(life, entry) : put
  }

  /** A person wants it done again by somebody: it comes back, and goes where they say. */
  #wake(life: TicketLife, entry: DecidedTicket): Put {
    const { id, at } = entry.decision
    const woken = step(life, { id: `${id}/reopened`, at, kind: 'reopened' }, this.#worldOf(entry))
    const put = this.#decide(woken.life, entry)
    return { life: put.life, steps: [woken, ...put.steps] }
  }

  #decide(life: TicketLife, entry: DecidedTicket): Put {
    const done = step(life, decidedEvent(entry), this.#worldOf(entry))
    return { life: done.life, steps: [done] }
  }

  #worldOf({ decision }: DecidedTicket): LifeWorld {
    const { roster, presence, loads } = decision.situation
    const world = this.#worlds.get(roster) ?? this.#makeWorld(roster, presence, loads)
    return { ...world, now: decision.at }
  }

  #makeWorld(
    roster: Roster,
    presence: DecidedTicket['decision']['situation']['presence'],
    loads: readonly number[],
  ): LifeWorld {
    const { businessHours: hours } = this.#policy
    const rules = lifeRulesOf(this.#policy)
    const world = lifeWorld({ now: 0, rules, hours, agents: roster.agents, presence, loads })
    this.#worlds.set(roster, world)
    return world
  }
}

function decidedEvent({ decision, isManual, actor }: DecidedTicket): LifeEvent {
  const { id, at, outcome, priority } = decision
  const word = isManual ? { isManual, actor } : {}
  const awaited = outcome.kind === 'held' && outcome.awaiting !== undefined ? { holdFor: outcome.awaiting } : {}
  return { kind: 'decided', id, at, outcome, dueAt: priority.dueAt, ...word, ...awaited }
}

function isEnded({ state }: TicketLife): boolean {
  return state.kind === 'resolved' || state.kind === 'closed'
}

/** A correction of the priority or the intent is only learned from. */
function movesTicket({ decision: { override } }: DecidedTicket): boolean {
  return override === undefined || override.agent !== undefined || override.queue !== undefined
}

import type { Decision, Outcome, Roster } from '@pointsman/core'
import { aDecision, aRoster, aTicket, seeded } from './store-builders.ts'
import type { DecidedTicket, RecordResult, Store, TicketEvent } from './store.ts'

/** What the parts of the store's conformance suite share: one store, and ids that are never the same twice. */
export class StoreFixture {
  /** Set before the first test. */
  store!: Store
  readonly random = seeded(11)
  readonly roster: Roster = aRoster(5, this.random)
  #made = 0

  newId(kind: string): string {
    return `${kind}-${String(++this.#made).padStart(6, '0')}`
  }

  /** A new ticket with a decision, ready to be recorded. */
  entry(changes: Partial<DecidedTicket> = {}, decided: Partial<Decision> = {}): DecidedTicket {
    const { random, roster } = this
    const ticket = changes.ticket ?? aTicket(this.newId('t'))
    const decision = aDecision({ id: this.newId('d'), ticket, roster, random, changes: decided })
    return { ticket, decision, actor: 'key-1', isNew: true, isManual: false, ...changes }
  }

  async record(one: DecidedTicket): Promise<RecordResult> {
    return (await this.store.recordDecisions([one]))[0]!
  }

  event(ticketId: string, kind: TicketEvent['kind'], changes: Partial<TicketEvent> = {}): TicketEvent {
    return { id: this.newId('e'), ticketId, kind, at: 1_795_000_100_000, actor: 'help-desk', data: {}, ...changes }
  }

  async loadOf(agent: string): Promise<number> {
    const { agents, loads } = await this.store.look()
    return loads[agents.findIndex(({ id }) => id === agent)]!
  }
}

/** What an assignment changes in a decision. */
export function assigned(agent: string, effort = 1, queue = 'billing'): { readonly outcome: Outcome } {
  return { outcome: { kind: 'assigned', agent, queue, effort } }
}

export function aLesson(ticketId: string): Parameters<Store['appendLesson']>[0] {
  return { at: 1_795_000_000_000, ticketId, text: 'export fails', facet: 'queue', answer: 'billing', actor: 'ada' }
}

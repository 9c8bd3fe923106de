import { defaultLifeRules, defaultPolicy, type Outcome } from '@pointsman/core'
import { anAgent } from './store-builders.ts'
import { StoreFixture } from './store-fixture.ts'
import type { DecidedTicket, Store } from './store.ts'

export const minute = 60_000

/** What a ticket that waits was decided to do. */
export const held: { readonly outcome: Outcome } = { outcome: { kind: 'held', reason: 'all_full', queue: 'billing' } }

/** A store in which time passes. */
export class LivesFixture extends StoreFixture {
  now = 1_795_000_000_000

  /** In the queue `asked` tickets are offered for five minutes. */
  async begin(open: () => Promise<Store>): Promise<void> {
    this.store = await open()
    const queueOffers = [{ queue: 'asked', offers: { isOn: true, minutes: 5 } }] as const
    await this.store.putPolicy({ ...defaultPolicy, life: { ...defaultLifeRules, queueOffers } })
  }

  /** Answers how many timers acted. */
  async pass(minutes: number): Promise<number> {
    this.now += minutes * minute
    return this.store.fireDueTimers(this.now, 1000)
  }

  /** Until nothing more falls due by itself. */
  async quiet(): Promise<void> {
    for (let next = await this.store.nextTimerAt(); next !== undefined; next = await this.store.nextTimerAt()) {
      this.now = Math.max(this.now, next)
      await this.store.fireDueTimers(this.now, 1000)
    }
  }

  async somebody(capacity = 8, queues: readonly string[] = ['billing', 'outages']): Promise<string> {
    const id = this.newId('agent')
    await this.store.putAgent(anAgent(id, { capacity, queues }))
    await this.store.putPresence(id, { state: 'online' }, this.now)
    return id
  }

  decided(outcome: { readonly outcome: Outcome }, more: Partial<DecidedTicket['decision']> = {}): DecidedTicket {
    return this.entry({}, { ...outcome, at: this.now, ...more })
  }

  async stateOf(one: DecidedTicket): Promise<unknown> {
    return (await this.store.ticket(one.ticket.id))?.life?.state
  }
}

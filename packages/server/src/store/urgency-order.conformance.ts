import { defaultPolicy, preparePriority, prioritize, unknownCustomer, urgencyAt, type Policy } from '@pointsman/core'
import { expect, it } from 'vitest'
import { aDecision, aRoster, aTicket, seeded } from './store-builders.ts'
import type { Store } from './store.ts'

const start = Date.UTC(2026, 2, 6, 9)
const hour = 3_600_000
const nineToFive = [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, from: 540, to: 1020 }))

const policy: Policy = {
  ...defaultPolicy,
  businessHours: { timeZone: 'Europe/Berlin', shifts: nineToFive },
  calendars: [{ name: 'paris', hours: { timeZone: 'Europe/Paris', shifts: nineToFive.slice(0, 4) } }],
  planHours: [
    { plan: 'enterprise', hours: 'always' },
    { plan: 'pro', hours: 'paris' },
  ],
}

/** The database's order of urgency is the core's, at any instant. */
export function urgencyOrder(open: () => Promise<Store>): void {
  it('puts what waits in the order of urgency as of any instant, as the core does', { timeout: 60_000 }, async () => {
    const store = await open()
    try {
      await store.putPolicy(policy)
      const random = seeded(3)
      const roster = aRoster(2, random)
      const waiting = new Map<string, ReturnType<typeof preparePriority>>()
      for (let n = 0; n < 80; n++) {
        const plan = ['enterprise', 'pro', 'business', 'free'][n % 4]!
        const ticket = aTicket(`t-${n}`, { plan, receivedAt: start - Math.floor(random() * 90) * hour })
        const impact = { value: random(), confidence: random(), abstained: false, evidence: [] }
        const base = aDecision({ id: `d-${n}`, ticket, roster, random })
        const reading = { ...base.reading, impact }
        const input = { ticket, reading, customer: unknownCustomer, policy }
        const decision = {
          ...base,
          reading,
          at: start,
          priority: prioritize({ ...input, now: start }),
          outcome: { kind: 'held', reason: 'all_full', queue: 'billing' } as const,
        }
        await store.recordDecisions([{ ticket, decision, actor: 'test', isNew: true, isManual: false }])
        const pauses = n % 3 === 0 ? [{ from: start + 10, to: start + 5 * hour }] : []
        for (const { from, to } of pauses) {
          const event = { ticketId: ticket.id, actor: 'desk', data: {} }
          await store.recordEvent({ ...event, id: `p-${n}`, kind: 'paused', at: from })
          await store.recordEvent({ ...event, id: `r-${n}`, kind: 'resumed', at: to })
        }
        waiting.set(ticket.id, preparePriority({ ...input, pauses }))
      }
      for (const now of [start + 5 * hour, start + 7.3 * hour, start + 70 * hour, start + 500 * hour]) {
        const order = (await store.waitingTickets(1000, now)).map(({ ticket }) => ticket.id)
        expect(order).toHaveLength(waiting.size)
        const urgencies = order.map((id) => urgencyAt(waiting.get(id)!, now))
        for (const [place, urgency] of urgencies.slice(1).entries()) {
          expect(urgency).toBeLessThanOrEqual(urgencies[place]! + 1e-12)
        }
        const pages: string[] = []
        for (let cursor: string | undefined = ''; cursor !== undefined;) {
          const query = { status: 'waiting', limit: 17, now, ...(cursor === '' ? {} : { cursor }) } as const
          const page = await store.tickets(query)
          pages.push(...page.items.map(({ ticket }) => ticket.id))
          cursor = page.next
        }
        expect(pages).toEqual(order)
      }
    } finally {
      await store.close()
    }
  })
}

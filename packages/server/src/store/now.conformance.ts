import { defaultPolicy, prioritize, unknownCustomer, type Outcome } from '@pointsman/core'
import { expect, it } from 'vitest'
import { aDecision, anAgent, aQueue, aRoster, aTicket, agentId, seeded } from './store-builders.ts'
import type { Store } from './store.ts'

const start = Date.UTC(2026, 2, 6, 9)
const minute = 60_000

/** What is counted is what is listed, and the list has the order of the dispatcher. */
export function nowConformance(open: () => Promise<Store>): void {
  it('counts what it lists: what waits by queue, reason, band and deadline, and what was given out', async () => {
    const store = await open()
    try {
      await fill(store)
      const now = start + 100 * minute
      const { bands } = defaultPolicy
      const look = { now, bands, since: start - 600 * minute, bucketMilliseconds: 5 * minute }
      const { groups, open: held, flow } = await store.countNow(look)
      expect(held).toBe(10)
      expect(flow.reduce((sum, { assigned }) => sum + assigned, 0)).toBe(10)
      expect(flow.every(({ at }) => at % (5 * minute) === 0)).toBe(true)
      for (const { status, queue, reason, band, due, tickets, oldest } of groups) {
        const filter = { status, reason, band, due, ...(queue === undefined ? {} : { queue }) }
        const { total, rows } = await store.waitingRows({ now, bands, ...filter, offset: 0, limit: 100 })
        expect([total, rows.length]).toEqual([tickets, tickets])
        expect(Math.min(...rows.map(({ receivedAt }) => receivedAt))).toBe(oldest)
        for (const row of rows) expect(row).toMatchObject({ reason, band, due })
      }
      const all = await store.waitingRows({ now, bands, status: 'waiting', offset: 0, limit: 100 })
      const order = (await store.waitingTickets(100, now)).map(({ ticket }) => ticket.id)
      expect(all.rows.map(({ id }) => id)).toEqual(order)
      const window = await store.waitingRows({ now, bands, status: 'waiting', offset: 3, limit: 4 })
      expect(window).toEqual({ total: all.total, rows: all.rows.slice(3, 7) })
      const given = await store.givenOut({ since: start - minute, offset: 2, limit: 3 })
      expect(given.total).toBe(10)
      expect(given.rows.map(({ id }) => id)).toEqual(['t-21', 't-18', 't-15'])
    } finally {
      await store.close()
    }
  })
}

/** Thirty tickets: every third is given to somebody, the others are held for one of two reasons or in triage. */
async function fill(store: Store): Promise<void> {
  const random = seeded(5)
  const roster = aRoster(2, random)
  await store.putQueue(aQueue('billing'))
  await store.putAgent(anAgent(agentId(0), { capacity: 100 }))
  for (let n = 0; n < 30; n++) {
    const ticket = aTicket(`t-${n}`, { receivedAt: start - Math.floor(random() * 500) * minute })
    const base = aDecision({ id: `d-${n}`, ticket, roster, random })
    const input = { ticket, reading: base.reading, customer: unknownCustomer, policy: defaultPolicy }
    const decision = {
      ...base,
      at: start,
      mode: 'auto' as const,
      priority: prioritize({ ...input, now: start }),
      outcome: outcomeOf(n),
    }
    await store.recordDecisions([{ ticket, decision, actor: 'test', isNew: true, isManual: false }])
  }
}

function outcomeOf(n: number): Outcome {
  if (n % 3 === 0) return { kind: 'assigned', agent: agentId(0), queue: 'billing', effort: 1 }
  if (n % 3 === 1) return { kind: 'held', reason: n % 2 === 0 ? 'all_full' : 'all_absent', queue: 'billing' }
  return n % 2 === 0 ? { kind: 'triage', reason: 'unsure' } : { kind: 'held', reason: 'all_full', queue: 'billing' }
}

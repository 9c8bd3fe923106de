import type { HistoricTicket, Ticket } from '@pointsman/core'
import { describe, expect, it } from 'vitest'
import { aTicket } from './store-builders.ts'
import type { StoreFixture } from './store-fixture.ts'
import type { RecordResult } from './store.ts'

/** The past, and finding tickets. */
export function historyConformance(use: StoreFixture): void {
  describe('history', () => {
    it('imports silently and only once, the later row counting', async () => {
      const agent = use.newId('agent')
      const row = {
        ticket: aTicket(use.newId('h')),
        outcome: { assignee: agent, queue: 'outages', handleMinutes: 5, resolvedAt: 1_795_000_000_500 },
      }
      const other = {
        ticket: aTicket(use.newId('h')),
        outcome: { assignee: agent, queue: 'outages', reassignments: 2 },
      }
      expect(await use.store.importHistory([row, other, { ...other }])).toBe(2)
      expect(await use.store.importHistory([{ ...row, outcome: { ...row.outcome, csat: 3 } }])).toBe(0)
      expect(await use.store.ticket(row.ticket.id)).toMatchObject({
        ticket: row.ticket,
        status: 'resolved',
        outcome: { csat: 3 },
      })
      const record = (await use.store.look()).records.find((one) => one.agent === agent)
      expect(record).toMatchObject({
        agent,
        kind: 'outages',
        queue: 'outages',
        attempts: 2,
        successes: 1,
        timed: 1,
        sumLog: expect.closeTo(Math.log(5), 9),
      })
      expect(await arrives(row.ticket)).toEqual({ kind: 'duplicate' })
    })
    const arrives = (ticket: Ticket): Promise<RecordResult> => use.record(use.entry({ ticket }))

    it('gives everything that was resolved, oldest first', async () => {
      const since = 1_800_000_000_000
      const rows = Array.from({ length: 1203 }, (_, index) => ({
        ticket: aTicket(use.newId('h'), { receivedAt: since + ((index * 7919) % 400) }),
        outcome: { queue: 'billing' },
      }))
      await use.store.importHistory(rows)
      const live = use.entry({ ticket: aTicket(use.newId('t'), { receivedAt: since + 5000 }) })
      const open = use.entry({ ticket: aTicket(use.newId('t'), { receivedAt: since + 6000 }) })
      await use.store.recordDecisions([live, open])
      await use.store.recordEvent(use.event(live.ticket.id, 'resolved', { at: since + 7000 }))
      const read: (readonly HistoricTicket[])[] = []
      for await (const page of use.store.history(since)) read.push(page)
      const times = read.flat().map(({ ticket }) => ticket.receivedAt)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(new Set(read.flat().map(({ ticket }) => ticket.id)).size).toBe(1204)
      expect(read.flat().at(-1)?.ticket).toEqual(live.ticket)
    })

    it('says what the past of a customer says', async () => {
      const now = 1_790_000_000_000
      const day = 86_400_000
      const past = (daysAgo: number, outcome: object, changes: Partial<Ticket> = {}): void => {
        rows.push({
          ticket: aTicket(use.newId('h'), {
            requester: 'sam',
            account: 'sams',
            receivedAt: now - daysAgo * day,
            ...changes,
          }),
          outcome,
        })
      }
      const rows: { ticket: Ticket; outcome: object }[] = []
      past(30, { assignee: 'kim', priority: 'low' }, { plan: 'free' })
      past(3, { assignee: 'lee', priority: 'urgent' })
      past(2, {})
      await use.store.importHistory(rows)
      const asking = aTicket('asking', { requester: 'sam', account: 'sams', receivedAt: now })
      const nobody = aTicket('nobody', { requester: 'unheard-of', account: 'unheard-of' })
      const { requester: _, account: __, ...nameless } = aTicket('nameless')
      const contactsAbout = [{ contacts: 2 }]
      expect(await use.store.customers([asking, nobody, nameless, asking], now)).toEqual([
        { contactsThisWeek: 2, contactsAbout, claimsMade: 2, claimsBorneOut: 1, lastAgent: 'lee' },
        { contactsThisWeek: 0, claimsMade: 0, claimsBorneOut: 0 },
        { contactsThisWeek: 0, claimsMade: 0, claimsBorneOut: 0 },
        { contactsThisWeek: 2, contactsAbout, claimsMade: 2, claimsBorneOut: 1, lastAgent: 'lee' },
      ])
      await use.record(use.entry({ ticket: { ...asking, plan: 'enterprise' } }))
      expect((await use.store.customers([aTicket('next', { account: 'sams' })], now + 1))[0]).toMatchObject({
        planChangedAt: now,
        planBefore: 'business',
      })
    })

    it('says what a requester wrote about this week, by where it was resolved or else decided to belong', async () => {
      const now = 1_792_000_000_000
      const requester = use.newId('mia')
      const wrote = (hoursAgo: number): Ticket =>
        aTicket(use.newId('h'), { requester, receivedAt: now - hoursAgo * 3_600_000 })
      await use.store.importHistory([
        { ticket: wrote(20), outcome: { queue: 'billing', topic: 'refunds' } },
        { ticket: wrote(30), outcome: { queue: 'billing', topic: 'refunds' } },
        { ticket: wrote(40), outcome: { queue: 'billing' } },
        { ticket: wrote(400), outcome: { queue: 'billing' } },
      ])
      const held = { kind: 'held', reason: 'all_full', queue: 'access' } as const
      await use.store.recordDecisions([
        use.entry({ ticket: wrote(2) }, { outcome: held }),
        use.entry({ ticket: wrote(1) }, { outcome: { kind: 'triage', reason: 'unsure' } }),
      ])
      const [known] = await use.store.customers([aTicket('asking', { requester, receivedAt: now })], now)
      expect(known?.contactsThisWeek).toBe(5)
      expect(known?.contactsAbout).toEqual([
        { queue: 'access', contacts: 1 },
        { queue: 'billing', topic: 'refunds', contacts: 2 },
        { queue: 'billing', contacts: 1 },
        { contacts: 1 },
      ])
    })

    it('looks at the latest tickets of a mailbox that writes all the time, and at no more', async () => {
      const now = 1_792_500_000_000
      const requester = use.newId('monitor')
      const wrote = (minutesAgo: number, outcome: HistoricTicket['outcome']): HistoricTicket => ({
        ticket: aTicket(use.newId('h'), { requester, receivedAt: now - minutesAgo * 60_000 }),
        outcome,
      })
      await use.store.importHistory([
        ...Array.from({ length: 200 }, (_, index) => wrote(index, { queue: 'alerts' })),
        wrote(300, { queue: 'billing', assignee: 'kim' }),
      ])
      const [known] = await use.store.customers([aTicket('asking', { requester, receivedAt: now })], now)
      expect(known).toEqual({
        contactsThisWeek: 200,
        contactsAbout: [{ queue: 'alerts', contacts: 200 }],
        claimsMade: 0,
        claimsBorneOut: 0,
      })
    })

    it("says how far the claims of the account's others were borne out, the requester's own apart", async () => {
      const now = 1_793_000_000_000
      const account = use.newId('account')
      const claimed = (requester: string, priority: 'urgent' | 'normal', final?: 'urgent' | 'low'): HistoricTicket => ({
        ticket: aTicket(use.newId('h'), { account, requester, receivedAt: now - 1000, claimed: { priority } }),
        outcome: final === undefined ? {} : { priority: final },
      })
      const [ann, bob] = [use.newId('ann'), use.newId('bob')]
      await use.store.importHistory([
        claimed(ann, 'urgent', 'urgent'),
        claimed(ann, 'urgent', 'low'),
        claimed(bob, 'urgent', 'low'),
        claimed(bob, 'urgent'),
        claimed(bob, 'normal', 'urgent'),
      ])
      const asks = (requester: string): Ticket => aTicket(use.newId('t'), { account, requester, receivedAt: now })
      const { requester: _, ...nameless } = asks('nobody')
      const known = await use.store.customers([asks(ann), asks(bob), asks(use.newId('new')), nameless], now)
      expect(known.map(({ claimsMade, claimsBorneOut }) => [claimsMade, claimsBorneOut])).toEqual([
        [2, 1],
        [1, 0],
        [0, 0],
        [0, 0],
      ])
      expect(known.map(({ colleaguesClaims }) => colleaguesClaims)).toEqual([
        { made: 1, borneOut: 0 },
        { made: 2, borneOut: 1 },
        { made: 3, borneOut: 1 },
        undefined,
      ])
    })
  })

  describe('pages', () => {
    it('neither repeat nor miss a ticket while others arrive', async () => {
      const queue = use.newId('queue')
      const at = (index: number): Ticket =>
        aTicket(use.newId('t'), { receivedAt: 1_795_500_000_000 + Math.floor(index / 4) })
      const held = { outcome: { kind: 'held', reason: 'all_full', queue } } as const
      const entries = Array.from({ length: 23 }, (_, index) => use.entry({ ticket: at(index) }, held))
      await use.store.recordDecisions(entries)
      const seen: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await use.store.tickets({
          queue,
          status: 'waiting',
          limit: 5,
          ...(cursor === undefined ? {} : { cursor }),
        })
        seen.push(...page.items.map(({ ticket }) => ticket.id))
        if (page.next === undefined) break
        cursor = page.next
        await use.record(use.entry({ ticket: at(1000 + seen.length) }, held))
      }
      expect(seen).toEqual(entries.map(({ ticket }) => ticket.id).toReversed())
      await expect(use.store.tickets({ limit: 5, cursor: 'made-up' })).rejects.toMatchObject({
        code: 'invalid_request',
      })
    })
  })
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { held, LivesFixture, minute } from './lives-fixture.ts'
import { assigned } from './store-fixture.ts'
import type { Store } from './store.ts'

/** Tickets on their way: what falls due, what waits, who is asked. In a store of its own, because time passes in it. */
export function livesConformance(open: () => Promise<Store>): void {
  describe('lives', () => {
    const use = new LivesFixture()

    beforeAll(() => use.begin(open))
    afterAll(() => use.store.close())

    describe('an offer', () => {
      it('takes room like an assignment, and is one once it is accepted', async () => {
        const agent = await use.somebody(2)
        const one = use.decided(assigned(agent, 2, 'asked'))
        await use.record(one)
        expect(await use.stateOf(one)).toMatchObject({ kind: 'offered', agent, until: use.now + 5 * minute })
        const stored = await use.store.ticket(one.ticket.id)
        expect([stored?.status, stored?.assignee]).toEqual(['offered', undefined])
        expect(await use.loadOf(agent)).toBe(2)
        expect((await use.record(use.decided(assigned(agent, 1)))).kind).toBe('overtaken')
        const data = { agent, offer: one.decision.id }
        await use.store.recordEvent(use.event(one.ticket.id, 'offer_accepted', { at: use.now + 1, data }))
        expect(await use.store.ticket(one.ticket.id)).toMatchObject({ status: 'assigned', assignee: agent })
        expect(await use.loadOf(agent)).toBe(2)
      })

      it('that nobody answers ends once, and frees what it took', async () => {
        const agent = await use.somebody()
        const one = use.decided(assigned(agent, 2, 'asked'))
        await use.record(one)
        const fired = await Promise.all(
          Array.from({ length: 6 }, () => use.store.fireDueTimers(use.now + 5 * minute, 100)),
        )
        use.now += 5 * minute
        expect(fired.reduce((sum, count) => sum + count, 0)).toBe(1)
        expect(await use.stateOf(one)).toMatchObject({ kind: 'waiting', reason: 'offer_expired' })
        expect(await use.loadOf(agent)).toBe(0)
        const [waiting] = (await use.store.waitingTickets(100, use.now)).filter(
          ({ ticket }) => ticket.id === one.ticket.id,
        )
        expect(waiting).toMatchObject({
          decisionId: one.decision.id,
          reading: one.decision.reading,
          modelVersion: one.decision.modelVersion,
          excluded: [{ agent, reason: 'tried' }],
        })
        const late = use.event(one.ticket.id, 'offer_accepted', {
          at: use.now,
          data: { agent, offer: one.decision.id },
        })
        expect((await use.store.recordEvent(late)).status).toBe('waiting')
        const kinds = (await use.store.events(one.ticket.id)).map(({ kind }) => kind)
        expect(kinds.filter((kind) => kind === 'offer_expired')).toHaveLength(1)
      })
    })

    describe('timers', () => {
      it('take a ticket back from whoever does not answer, and say when the next is due', async () => {
        await use.quiet()
        const agent = await use.somebody()
        const one = use.decided(assigned(agent))
        await use.record(one)
        expect(await use.store.nextTimerAt()).toBe(use.now + 120 * minute)
        expect(await use.store.fireDueTimers(use.now + 120 * minute - 1, 100)).toBe(0)
        await use.pass(120)
        expect(await use.stateOf(one)).toMatchObject({ kind: 'waiting', reason: 'no_answer' })
        expect(await use.loadOf(agent)).toBe(0)
      })

      it('give requirements up one after the other, however late they fire', async () => {
        const one = use.decided(held)
        await use.record(one)
        expect(await use.pass(61)).toBeGreaterThanOrEqual(3)
        const life = (await use.store.ticket(one.ticket.id))?.life
        expect(life?.wait.dropped).toEqual(['preferred_language', 'tried', 'required_skill'])
        const [first] = (await use.store.effectsToDo(10_000)).filter(({ ticketId }) => ticketId === one.ticket.id)
        expect(first?.effects[0]).toMatchObject({ kind: 'held', reason: 'all_full', id: `${one.ticket.id}/2/0` })
      })

      it('of many tickets are fired once each, however many processes fire them', async () => {
        await use.quiet()
        const agent = await use.somebody(1000)
        const many = Array.from({ length: 60 }, () => use.decided(assigned(agent)))
        await use.store.recordDecisions(many)
        use.now += 120 * minute
        let fired = 0
        for (let round = 0; round < 6; round++) {
          const counts = await Promise.all(Array.from({ length: 5 }, () => use.store.fireDueTimers(use.now, 7)))
          fired += counts.reduce((sum, count) => sum + count, 0)
        }
        expect(fired).toBe(60)
        expect(await use.loadOf(agent)).toBe(0)
      })
    })

    describe('what waits', () => {
      it('is counted and given to the dispatcher, but for what waits for people', async () => {
        await use.quiet()
        const before = await use.store.countWaiting()
        const auto = use.decided(held)
        const shadow = use.decided(assigned('nobody'), { mode: 'shadow' })
        const suggest = use.decided(held, { mode: 'suggest' })
        await use.store.recordDecisions([auto, shadow, suggest])
        expect(await use.store.countWaiting()).toBe(before + 1)
        const ids = new Set((await use.store.waitingTickets(10_000, use.now)).map(({ ticket }) => ticket.id))
        expect([auto, shadow, suggest].map(({ ticket }) => ids.has(ticket.id))).toEqual([true, false, false])
        const counts = await use.store.waitCounts()
        const count = (reason: string): number =>
          counts.find((one) => one.reason === reason && one.queue === 'billing' && one.status === 'waiting')?.tickets ??
          0
        expect(count('all_full')).toBeGreaterThanOrEqual(1)
        expect(count('undecided')).toBeGreaterThanOrEqual(2)
      })

      it('for somebody in particular is left alone until they have room, or for as long as it may be', async () => {
        await use.quiet()
        const agent = await use.somebody(1)
        const busy = use.decided(assigned(agent))
        const one = use.decided({
          outcome: { kind: 'held', reason: 'awaiting_agent', queue: 'billing', awaiting: agent },
        })
        await use.store.recordDecisions([busy, one])
        const find = async (): Promise<boolean | undefined> =>
          (await use.store.waitingTickets(10_000, use.now)).find(({ ticket }) => ticket.id === one.ticket.id)
            ?.isHeldLongEnough
        expect(await find()).toBeUndefined()
        await use.store.recordEvent(use.event(busy.ticket.id, 'resolved', { at: use.now + 1 }))
        expect(await find()).toBe(false)
        const more = use.decided(assigned(agent))
        await use.record(more)
        expect(await find()).toBeUndefined()
        await use.pass(30)
        expect(await find()).toBe(true)
      })
    })

    describe('a lease', () => {
      it('has one owner at a time, until it is over or given back', async () => {
        const asked = await Promise.all(
          ['a', 'b', 'c', 'd'].map((owner) => use.store.lease('work', owner, 1000, use.now)),
        )
        expect(asked.filter(Boolean)).toHaveLength(1)
        const owner = ['a', 'b', 'c', 'd'][asked.indexOf(true)]!
        expect(await use.store.lease('work', owner, 1000, use.now + 900)).toBe(true)
        expect(await use.store.lease('work', 'e', 1000, use.now + 1000)).toBe(false)
        expect(await use.store.lease('work', 'e', 1000, use.now + 1900)).toBe(true)
        await use.store.release('work', owner)
        expect(await use.store.lease('work', 'f', 1000, use.now + 1900)).toBe(false)
        await use.store.release('work', 'e')
        expect(await use.store.lease('work', 'f', 1000, use.now + 1900)).toBe(true)
      })
    })

    it('gives what is to be done outside in order, until it is done', async () => {
      const agent = await use.somebody()
      const one = use.decided(assigned(agent))
      await use.record(one)
      await use.store.recordEvent(use.event(one.ticket.id, 'reassigned', { at: use.now + 1, data: {} }))
      const mine = async (): Promise<Awaited<ReturnType<Store['effectsToDo']>>> =>
        (await use.store.effectsToDo(100_000)).filter(({ ticketId }) => ticketId === one.ticket.id)
      const rows = await mine()
      expect(rows.map(({ effects }) => effects.map(({ kind }) => kind))).toEqual([
        ['set_assignee', 'tell_agent'],
        ['tell_agent', 'set_assignee'],
      ])
      const all = await use.store.effectsToDo(100_000)
      expect(await use.store.effectsWaiting()).toEqual({ entries: all.length, oldestAt: all[0]!.at })
      await use.store.effectsDone([rows[0]!.position])
      expect(await mine()).toEqual(rows.slice(1))
      expect((await use.store.effectsWaiting()).entries).toBe(all.length - 1)
    })

    it('learns from a person who puts a ticket elsewhere, in the same transaction', async () => {
      const one = use.decided(held)
      await use.record(one)
      const seq = (await use.store.lessonsAfter(0)).length
      const changed = use.event(one.ticket.id, 'queue_changed', {
        at: use.now + 1,
        data: { queue: 'outages', reason: 'down' },
      })
      await use.store.recordEvent(changed)
      expect(await use.store.lessonsAfter(seq)).toMatchObject([
        { ticketId: one.ticket.id, facet: 'queue', answer: 'outages', reason: 'down', text: one.decision.reading.text },
      ])
    })
  })
}

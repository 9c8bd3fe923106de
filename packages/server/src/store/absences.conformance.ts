import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LivesFixture, minute } from './lives-fixture.ts'
import { anAgent, aQueue } from './store-builders.ts'
import { assigned } from './store-fixture.ts'
import type { DecidedTicket, Store } from './store.ts'

/** What becomes of the tickets of those who are not there, and of queues that are no more. */
export function absencesConformance(open: () => Promise<Store>): void {
  describe('absences', () => {
    const use = new LivesFixture()

    beforeAll(() => use.begin(open))
    afterAll(() => use.store.close())

    describe('somebody who goes away', () => {
      it('keeps what can wait for them and loses the rest, all at once', async () => {
        await use.quiet()
        const agent = await use.somebody()
        const [soon, later, talked] = [
          use.decided(assigned(agent)),
          use.decided(assigned(agent)),
          use.decided(assigned(agent)),
        ]
        const due = (one: DecidedTicket, minutes: number): DecidedTicket => {
          const priority = { ...one.decision.priority, dueAt: use.now + minutes * minute }
          return { ...one, decision: { ...one.decision, priority } }
        }
        await use.store.recordDecisions([due(soon, 30), due(later, 600), due(talked, 600)])
        const asks = { at: use.now + 1, data: { asksCustomer: true, agent } }
        await use.store.recordEvent(use.event(talked.ticket.id, 'replied', asks))
        await use.store.putPresence(agent, { state: 'away', until: use.now + 120 * minute }, use.now + 2)
        expect(await use.stateOf(soon)).toMatchObject({ kind: 'waiting', reason: 'agent_away' })
        expect(await use.stateOf(later)).toMatchObject({ kind: 'assigned', agent })
        expect(await use.stateOf(talked)).toMatchObject({ kind: 'paused', holder: { agent, effort: 0.5 } })
        expect(await use.loadOf(agent)).toBe(1.5)
      })

      it('is given nothing by a decision that looked before they went', async () => {
        const agent = await use.somebody()
        const one = use.decided(assigned(agent))
        const looked = use.decided(assigned(agent), { at: use.now - 10 })
        await use.store.putPresence(agent, { state: 'offline' }, use.now)
        expect((await use.record(looked)).kind).toBe('overtaken')
        expect((await use.record({ ...one, isManual: true })).kind).toBe('recorded')
      })

      it('has nothing left that was given to them while they went', async () => {
        const agent = await use.somebody(100)
        const many = Array.from({ length: 20 }, () => use.decided(assigned(agent)))
        await Promise.all([
          ...many.map((one) => use.record(one)),
          use.store.putPresence(agent, { state: 'offline' }, use.now + 1),
        ])
        expect(await use.loadOf(agent)).toBe(0)
      })

      it('hands over what cannot wait, as was shown before, and never beyond the room there is', async () => {
        await use.quiet()
        const [agent, colleague] = [await use.somebody(8, ['law']), await use.somebody(2, ['law'])]
        const many = Array.from({ length: 4 }, () => use.decided(assigned(agent, 1, 'law')))
        await use.store.recordDecisions(many)
        for (const { ticket } of many.slice(1)) {
          await use.store.recordEvent(use.event(ticket.id, 'replied', { at: use.now + 1, data: { agent } }))
        }
        use.now += minute
        const plan = await use.store.planHandOver(agent, undefined, use.now)
        expect(plan.entries.map(({ action }) => action).toSorted()).toEqual([
          'hand_over',
          'hand_over',
          'take_back',
          'take_back',
        ])
        expect(await use.loadOf(agent)).toBe(4)
        // Somebody else takes half of the room in between.
        await use.record(use.decided(assigned(colleague)))
        const order = {
          presence: { state: 'away' },
          at: use.now + 1,
          actor: 'ada',
          newId: () => use.newId('e'),
        } as const
        await use.store.handOver(plan, order)
        expect(await use.loadOf(agent)).toBe(0)
        expect(await use.loadOf(colleague)).toBe(2)
        const { presence, agents } = await use.store.look()
        expect(presence[agents.findIndex(({ id }) => id === agent)]).toEqual({ state: 'away' })
      })

      it('for good loses everything', async () => {
        const agent = await use.somebody()
        const [one, paused] = [use.decided(assigned(agent)), use.decided(assigned(agent))]
        await use.store.recordDecisions([one, paused])
        await use.store.recordEvent(use.event(paused.ticket.id, 'paused', { at: use.now + 1 }))
        await use.store.putAgent(anAgent(agent, { active: false }), undefined, use.now + 2)
        expect(await use.stateOf(one)).toMatchObject({ kind: 'waiting', reason: 'agent_left' })
        expect(await use.stateOf(paused)).toEqual({ kind: 'paused', since: use.now + 1 })
        expect(await use.loadOf(agent)).toBe(0)
      })
    })

    it('puts tickets of a closed queue before the dispatcher again, and leaves those in somebody’s hands', async () => {
      const [agent, queue] = [await use.somebody(), use.newId('queue')]
      await use.store.putQueue(aQueue(queue))
      const waiting = use.decided({ outcome: { kind: 'held', reason: 'all_full', queue } })
      const busy = use.decided(assigned(agent, 1, queue))
      await use.store.recordDecisions([waiting, busy])
      await use.store.putQueue(aQueue(queue, { active: false }), undefined, use.now + 1)
      expect(await use.store.ticket(waiting.ticket.id)).toMatchObject({
        status: 'waiting',
        life: { state: { reason: 'queue_closed' } },
      })
      expect((await use.store.ticket(waiting.ticket.id))?.queue).toBeUndefined()
      expect(await use.stateOf(busy)).toMatchObject({ kind: 'assigned', agent })
    })
  })
}

import { describe, expect, it } from 'vitest'
import { anAgent } from './store-builders.ts'
import { assigned } from './store-fixture.ts'
import type { StoreFixture } from './store-fixture.ts'

/** What happens to tickets. */
export function eventsConformance(use: StoreFixture): void {
  describe('events', () => {
    it('frees the agent when a ticket is resolved, closed or handed on', async () => {
      const [one, two] = [use.newId('agent'), use.newId('agent')]
      await use.store.putAgent(anAgent(one))
      await use.store.putAgent(anAgent(two))
      const first = use.entry({}, assigned(one, 1.5))
      const second = use.entry({}, assigned(one, 2))
      await use.store.recordDecisions([first, second])
      await use.store.recordEvent(use.event(first.ticket.id, 'reassigned', { data: { agent: two } }))
      expect([await use.loadOf(one), await use.loadOf(two)]).toEqual([2, 1.5])
      expect(await use.store.recordEvent(use.event(first.ticket.id, 'resolved'))).toMatchObject({
        status: 'resolved',
        outcome: { assignee: two, reassignments: 1, queue: 'billing' },
      })
      await use.store.recordEvent(use.event(second.ticket.id, 'closed'))
      expect([await use.loadOf(one), await use.loadOf(two)]).toEqual([0, 0])
    })

    it('counts an event once however often it arrives', async () => {
      const one = use.entry()
      await use.record(one)
      const reassigned = use.event(one.ticket.id, 'reassigned', { data: { agent: 'somebody' } })
      const answers = await Promise.all([1, 2, 3].map(() => use.store.recordEvent(reassigned)))
      expect(answers.map(({ outcome }) => outcome.reassignments)).toEqual([1, 1, 1])
      expect((await use.store.events(one.ticket.id)).filter(({ kind }) => kind === 'reassigned')).toHaveLength(1)
    })

    it('lets an earlier event that arrives late change nothing but the record of what happened', async () => {
      const one = use.entry()
      await use.record(one)
      const { id } = one.ticket
      await use.store.recordEvent(use.event(id, 'resolved', { at: 1_795_000_200_000 }))
      await use.store.recordEvent(use.event(id, 'reopened', { at: 1_795_000_300_000 }))
      const after = await use.store.recordEvent(use.event(id, 'closed', { at: 1_795_000_250_000 }))
      expect(after.status).toBe('waiting')
      await use.store.recordEvent(use.event(id, 'replied', { at: 1_795_000_050_000 }))
      const replied = await use.store.recordEvent(use.event(id, 'replied', { at: 1_795_000_060_000 }))
      expect(replied.outcome.firstResponseAt).toBe(1_795_000_050_000)
      const kinds = (await use.store.events(id)).map(({ kind }) => kind)
      expect(kinds).toEqual(['received', 'decided', 'replied', 'replied', 'resolved', 'closed', 'reopened'])
    })

    it('refuses an event of an unknown ticket', async () => {
      await expect(use.store.recordEvent(use.event('no-such-ticket', 'closed'))).rejects.toMatchObject({
        code: 'not_found',
      })
    })

    it('keeps a record of what agents finished, gave up, and had to take back', async () => {
      const [one, two] = [use.newId('agent'), use.newId('agent')]
      await use.store.putAgent(anAgent(one))
      // Whoever is not there is excused for passing a ticket on.
      await use.store.putPresence(one, { state: 'online' }, 1_795_000_000_000)
      const mine = async (agent: string): Promise<unknown> =>
        (await use.store.look()).records.find((record) => record.agent === agent)
      const first = use.entry({}, assigned(one))
      await use.record(first)
      await use.store.recordEvent(use.event(first.ticket.id, 'resolved', { data: { handleMinutes: 10 } }))
      const solved = {
        agent: one,
        kind: 'billing',
        queue: 'billing',
        timed: 1,
        sumLog: expect.closeTo(Math.log(10), 9),
      }
      expect(await mine(one)).toMatchObject({ ...solved, attempts: 1, successes: 1 })
      await use.store.recordEvent(use.event(first.ticket.id, 'reopened'))
      expect(await mine(one)).toMatchObject({ ...solved, attempts: 1, successes: 0 })
      await use.store.recordEvent(use.event(first.ticket.id, 'reassigned', { data: { agent: one } }))
      await use.store.recordEvent(use.event(first.ticket.id, 'escalated', { data: { agent: two } }))
      expect(await mine(one)).toMatchObject({
        agent: one,
        kind: 'billing',
        attempts: expect.closeTo(2, 6),
        successes: 0,
      })
    })
  })
}

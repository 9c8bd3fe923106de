import { deepStrictEqual } from 'node:assert'
import type { Decision, Roster } from '@pointsman/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDecision, aQueue, aTicket, anAgent } from './store-builders.ts'
import { aLesson, assigned } from './store-fixture.ts'
import type { StoreFixture } from './store-fixture.ts'

/** Recording decisions and reading them back. */
export function recordingConformance(use: StoreFixture): void {
  describe('decisions', () => {
    it('reads back exactly what was written, number for number', async () => {
      await fc.assert(
        fc.asyncProperty(anyDecisionParts, async (parts) => {
          const one = use.entry(
            {},
            { ...parts.decision, situation: { ...aSituation(use.roster, use.random), ...parts.situation } },
          )
          expect((await use.record(one)).kind).toBe('recorded')
          deepStrictEqual(await use.store.decision(one.decision.id), one.decision)
        }),
        { numRuns: 40 },
      )
    })

    it('reads back decisions whose rosters differ by a record or a person', async () => {
      const { roster } = use
      const records = roster.records.map((record, index) => (index === 3 ? { ...record, attempts: 77 } : record))
      const rosters = [roster, { ...roster, records }, { ...roster, agents: roster.agents.slice(1) }, roster]
      const entries = rosters.map((one) => {
        const { situation } = use.entry().decision
        return use.entry({}, { situation: { ...situation, roster: one } })
      })
      for (const one of entries) await use.record(one)
      for (const { decision } of entries) deepStrictEqual(await use.store.decision(decision.id), decision)
    })

    it('stores a new ticket as its decision leaves it', async () => {
      const agent = use.newId('agent')
      await use.store.putAgent(anAgent(agent))
      const given = use.entry({}, assigned(agent))
      const held = use.entry({}, { outcome: { kind: 'held', reason: 'all_full', queue: 'billing' } })
      const triage = use.entry()
      const shadow = use.entry({}, { ...assigned(agent), mode: 'shadow' })
      await use.store.recordDecisions([given, held, triage, shadow])
      expect(await use.store.ticket(given.ticket.id)).toEqual({
        ticket: given.ticket,
        status: 'assigned',
        outcome: {},
        assignee: agent,
        queue: 'billing',
        urgency: given.decision.priority.urgency.score,
        decisionId: given.decision.id,
        updatedAt: given.decision.at,
        version: 1,
        life: expect.objectContaining({
          state: expect.objectContaining({ kind: 'assigned', agent, effort: 1, since: given.decision.at }),
          seen: [given.decision.id],
        }),
      })
      expect(await use.store.ticket(held.ticket.id)).toMatchObject({ status: 'waiting', queue: 'billing' })
      expect(await use.store.ticket(triage.ticket.id)).toMatchObject({ status: 'triage' })
      expect(await use.store.ticket(shadow.ticket.id)).toMatchObject({ status: 'waiting', queue: 'billing' })
      expect((await use.store.events(given.ticket.id)).map(({ kind }) => kind)).toEqual(['received', 'decided'])
      expect(await use.loadOf(agent)).toBe(1)
    })

    it('leaves a ticket alone that is there already, also twice in one call', async () => {
      const one = use.entry()
      const again = use.entry({ ticket: { ...one.ticket, subject: 'Changed' } })
      expect(await use.store.recordDecisions([one, again])).toEqual([
        { kind: 'recorded', position: expect.any(Number) },
        { kind: 'duplicate', decision: one.decision },
      ])
      expect(await use.record(again)).toEqual({ kind: 'duplicate', decision: one.decision })
      expect((await use.store.ticket(one.ticket.id))?.ticket).toEqual(one.ticket)
      expect(await use.store.decisions(one.ticket.id)).toEqual([one.decision])
    })

    it('decides a ticket once when it arrives several times in the same instant', async () => {
      const ticket = aTicket(use.newId('t'))
      const other = aTicket(use.newId('t'))
      const calls = Array.from({ length: 6 }, (_, index) => {
        const pair = [use.entry({ ticket }), use.entry({ ticket: other })]
        return use.store.recordDecisions(index % 2 === 0 ? pair : pair.toReversed())
      })
      const results = (await Promise.all(calls)).flat()
      expect(results.filter(({ kind }) => kind === 'recorded')).toHaveLength(2)
      expect(await use.store.decisions(ticket.id)).toHaveLength(1)
      expect(await use.store.decisions(other.id)).toHaveLength(1)
    })

    it('answers overtaken, and writes nothing, when an agent has no room', async () => {
      const agent = use.newId('agent')
      await use.store.putAgent(anAgent(agent, { capacity: 2 }))
      const entries = [use.entry({}, assigned(agent)), use.entry({}, assigned(agent)), use.entry({}, assigned(agent))]
      const results = await use.store.recordDecisions(entries)
      expect(results.map(({ kind }) => kind)).toEqual(['recorded', 'recorded', 'overtaken'])
      expect(await use.store.ticket(entries[2]!.ticket.id)).toBeUndefined()
      expect(await use.store.decision(entries[2]!.decision.id)).toBeUndefined()
      expect(await use.loadOf(agent)).toBe(2)
      expect((await use.record(use.entry({}, assigned('nobody-known')))).kind).toBe('overtaken')
    })

    it('lets an override go above the capacity', async () => {
      const agent = use.newId('agent')
      await use.store.putAgent(anAgent(agent, { capacity: 1 }))
      await use.record(use.entry({}, assigned(agent)))
      expect((await use.record(use.entry({ isManual: true }, assigned(agent)))).kind).toBe('recorded')
      expect(await use.loadOf(agent)).toBe(2)
    })

    it('never exceeds the capacity of an agent or a queue, however many claim at once', async () => {
      const [one, two, queue] = [use.newId('agent'), use.newId('agent'), use.newId('queue')]
      await use.store.putAgent(anAgent(one, { capacity: 3 }))
      await use.store.putAgent(anAgent(two, { capacity: 30 }))
      await use.store.putQueue(aQueue(queue, { capacity: 5 }))
      const claims = Array.from({ length: 24 }, (_, index) =>
        use.store.recordDecisions([
          use.entry({}, assigned(index % 2 === 0 ? one : two, 1, 'billing')),
          use.entry({}, assigned(index % 2 === 0 ? two : one, 0.5, queue)),
        ]),
      )
      const kinds = (await Promise.all(claims)).flat().map(({ kind }) => kind)
      const { queues, queueLoads } = await use.store.look()
      expect(await use.loadOf(one)).toBeLessThanOrEqual(3)
      expect(await use.loadOf(one)).toBeGreaterThan(2.4)
      expect(queueLoads[queues.findIndex(({ id }) => id === queue)]).toBeLessThanOrEqual(5)
      expect(kinds).toContain('overtaken')
    })

    it('counts what a queue carries where the queue has a limit, also one that it was given later', async () => {
      const [agent, limited, endless] = [use.newId('agent'), use.newId('queue'), use.newId('queue')]
      await use.store.putAgent(anAgent(agent, { capacity: 30 }))
      await use.store.putQueue(aQueue(limited, { capacity: 5 }))
      await use.store.putQueue(aQueue(endless))
      await use.store.recordDecisions([
        use.entry({}, assigned(agent, 1.5, limited)),
        use.entry({}, assigned(agent, 0.5, endless)),
        use.entry({}, assigned(agent, 2, endless)),
      ])
      const carried = async (): Promise<(number | undefined)[]> => {
        const { queues, queueLoads } = await use.store.look()
        return [limited, endless].map((queue) => queueLoads[queues.findIndex(({ id }) => id === queue)])
      }
      expect(await carried()).toEqual([1.5, 0])
      await use.store.putQueue(aQueue(endless, { capacity: 9 }))
      expect(await carried()).toEqual([1.5, 2.5])
    })

    it('does not drift when efforts that no binary number holds come and go', async () => {
      const agent = use.newId('agent')
      await use.store.putAgent(anAgent(agent, { capacity: 100 }))
      const entries = [0.1, 0.2, 0.7, 1.1].map((effort) => use.entry({}, assigned(agent, effort)))
      await use.store.recordDecisions(entries)
      for (const { ticket } of entries) await use.store.recordEvent(use.event(ticket.id, 'resolved'))
      expect(await use.loadOf(agent)).toBe(0)
    })

    it('moves a ticket that a person has decided again, and its effort with it; no machine takes it from anybody', async () => {
      const [one, two] = [use.newId('agent'), use.newId('agent')]
      await use.store.putAgent(anAgent(one))
      await use.store.putAgent(anAgent(two))
      const before = use.entry({}, assigned(one, 2))
      await use.record(before)
      const supersedes = before.decision.id
      const machine = use.entry({ ticket: before.ticket, isNew: false }, { ...assigned(two, 3), supersedes })
      expect(await use.record(machine)).toEqual({ kind: 'duplicate', decision: before.decision })
      const after = { ...machine, isManual: true }
      expect((await use.record(after)).kind).toBe('recorded')
      expect([await use.loadOf(one), await use.loadOf(two)]).toEqual([0, 3])
      expect(await use.store.ticket(before.ticket.id)).toMatchObject({
        assignee: two,
        decisionId: after.decision.id,
        version: 2,
      })
      expect(await use.store.decisions(before.ticket.id)).toEqual([before.decision, after.decision])
      const late = use.entry({ ticket: before.ticket, isNew: false }, { ...assigned(one), supersedes })
      expect(await use.record(late)).toEqual({ kind: 'duplicate', decision: after.decision })
      const queued = { outcome: { kind: 'queued', queue: 'billing' } } as const
      await use.record(use.entry({ ticket: before.ticket, isNew: false, isManual: true }, queued))
      expect(await use.loadOf(two)).toBe(0)
    })

    it('does not wake a resolved ticket, except for a person', async () => {
      const agent = use.newId('agent')
      await use.store.putAgent(anAgent(agent))
      const one = use.entry({}, assigned(agent))
      await use.record(one)
      await use.store.recordEvent(use.event(one.ticket.id, 'resolved'))
      const again = use.entry({ ticket: one.ticket, isNew: false }, assigned(agent))
      expect(await use.record(again)).toEqual({ kind: 'duplicate', decision: one.decision })
      expect((await use.record({ ...again, isManual: true })).kind).toBe('recorded')
    })

    it('refuses to decide an unknown ticket again, and then writes nothing of the whole call', async () => {
      const fine = use.entry()
      const unknown = use.entry({ isNew: false })
      await expect(use.store.recordDecisions([fine, unknown])).rejects.toMatchObject({ code: 'not_found' })
      expect(await use.store.ticket(fine.ticket.id)).toBeUndefined()
    })

    it('gives decisions in the order of recording, without a gap, while others record', async () => {
      const { position } = (await use.record(use.entry())) as { position: number }
      let isDone = false
      const writing = Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let round = 0; round < 5; round++) await use.store.recordDecisions([use.entry(), use.entry()])
        }),
      ).finally(() => (isDone = true))
      const seen: string[] = []
      for (let after = position; ;) {
        const wasDone = isDone
        const next = await use.store.decisionsAfter(after, 7)
        seen.push(...next.map(({ decision }) => decision.id))
        after = next.at(-1)?.position ?? after
        if (wasDone && next.length === 0) break
      }
      await writing
      expect(seen).toHaveLength(80)
      expect(new Set(seen).size).toBe(80)
    })

    it('tells listeners of what was recorded, until they stop', async () => {
      const heard: number[] = []
      const stop = use.store.onRecorded((position) => heard.push(position))
      const { position } = (await use.record(use.entry())) as { position: number }
      expect(heard).toContain(position)
      stop()
      await use.record(use.entry())
      expect(Math.max(...heard)).toBe(position)
    })

    it('keeps text that PostgreSQL cannot hold, with the mark � in the ticket and unchanged in the decision', async () => {
      const broken = 'NUL \u0000 and a lone \ud83d surrogate'
      const ticket = aTicket(use.newId('t'), {
        subject: broken,
        body: broken,
        requester: 'a\u0000b',
        claimed: { category: broken },
      })
      const one = use.entry({ ticket, actor: broken }, { flip: broken })
      await use.record(one)
      const kept = 'NUL \ufffd and a lone \ufffd surrogate'
      const stored = await use.store.ticket(ticket.id)
      expect(stored?.ticket).toMatchObject({
        subject: kept,
        body: kept,
        requester: 'a\ufffdb',
        claimed: { category: kept },
      })
      expect((await use.store.decision(one.decision.id))?.flip).toBe(broken)
      await use.store.recordEvent(use.event(ticket.id, 'rated', { data: { csat: 4, comment: broken } }))
      expect((await use.store.events(ticket.id)).at(-1)?.data).toEqual({ csat: 4, comment: kept })
      const lesson = await use.store.appendLesson({ ...aLesson(ticket.id), text: broken })
      expect(lesson.text).toBe(kept)
      expect((await use.store.lessonsAfter(lesson.seq - 1))[0]).toEqual(lesson)
    })
  })
}

const plainObjects = { noNullPrototype: true }

const anyDecisionParts = fc.record(
  {
    decision: fc.record(
      {
        at: fc.integer({ min: 0, max: 4e12 }),
        seed: fc.nat(),
        margin: fc.double({ noNaN: true }),
        flip: fc.string({ unit: 'binary' }),
        fitWeights: fc.array(fc.double({ noNaN: true })),
        runnerUp: fc.string(),
        candidates: fc.array(
          fc.record(
            {
              agent: fc.string(),
              fit: fc.record(
                { score: fc.double({ noNaN: true }), signals: fc.array(fc.double({ noNaN: true })) },
                plainObjects,
              ),
            },
            plainObjects,
          ),
          { maxLength: 5 },
        ),
      },
      plainObjects,
    ),
    situation: fc.record({ loads: fc.array(fc.double({ noNaN: true })), now: fc.integer() }, plainObjects),
  },
  plainObjects,
)

function aSituation(roster: Roster, random: () => number): Decision['situation'] {
  return aDecision({ id: 'x', ticket: aTicket('x'), roster, random }).situation
}

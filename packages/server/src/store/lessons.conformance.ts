import { describe, expect, it } from 'vitest'
import { aLesson, assigned } from './store-fixture.ts'
import type { StoreFixture } from './store-fixture.ts'
import { anAgent } from './store-builders.ts'

/** What was learned from people, found again and taken back. */
export function lessonsConformance(use: StoreFixture): void {
  const at = 1_795_000_200_000

  describe('lessons', () => {
    it('are stored several at once in the order given, between those of others', async () => {
      const tickets = Array.from({ length: 5 }, () => use.newId('t'))
      const all = await Promise.all([
        use.store.appendLessons(tickets.map(aLesson)),
        use.store.appendLesson(aLesson(use.newId('t'))),
        use.store.appendLessons([]),
      ])
      expect(all[0].map(({ ticketId }) => ticketId)).toEqual(tickets)
      const seqs = all.flat().map(({ seq }) => seq)
      expect(new Set(seqs).size).toBe(6)
      expect(Math.max(...seqs) - Math.min(...seqs)).toBe(5)
      expect(all[0].map(({ seq }) => seq - all[0][0]!.seq)).toEqual([0, 1, 2, 3, 4])
    })

    it('are listed newest first, in pages, by ticket, facet, actor, answer and state', async () => {
      const ticket = use.newId('t')
      const taught = [
        { ...aLesson(ticket), actor: 'lea' },
        { ...aLesson(ticket), facet: 'intent' as const, answer: 'bug', cause: 'overridden' as const },
        { ...aLesson(ticket), answer: 'access', isNot: true as const, weight: 0.5 },
      ]
      const kept = await use.store.appendLessons(taught)
      const list = async (query: object): Promise<number[]> => {
        const page = await use.store.lessons({ ticket, limit: 10, ...query })
        return page.items.map(({ lesson }) => lesson.seq - kept[0]!.seq)
      }
      expect(await list({})).toEqual([2, 1, 0])
      expect(await list({ facet: 'queue' })).toEqual([2, 0])
      expect(await list({ actor: 'lea' })).toEqual([0])
      expect(await list({ answer: 'access' })).toEqual([2])
      expect(await list({ cause: 'overridden' })).toEqual([1])
      const first = await use.store.lessons({ ticket, limit: 2 })
      const second = await use.store.lessons({ ticket, limit: 2, cursor: first.next! })
      expect([...first.items, ...second.items].map(({ lesson }) => lesson)).toEqual(kept.toReversed())
      expect(second.next).toBeUndefined()
      await use.store.takeBackLessons({ seq: kept[1]!.seq }, { actor: 'lead', at })
      expect(await list({ state: 'taken_back' })).toEqual([1])
      expect(await list({ state: 'in_force' })).toEqual([2, 0])
      await expect(use.store.lessons({ limit: 1, cursor: 'made-up' })).rejects.toMatchObject({
        code: 'invalid_request',
      })
    })

    it('are taken back by what is appended, once, whoever says it again', async () => {
      const [lesson] = await use.store.appendLessons([{ ...aLesson(use.newId('t')), cause: 'overridden', event: 'e1' }])
      const by = { actor: 'lead', at, reason: 'a slip' }
      const which = { seq: lesson!.seq }
      const [first, ...more] = await Promise.all([1, 2, 3].map(() => use.store.takeBackLessons(which, by)))
      expect(more).toEqual([first, first])
      expect(first).toEqual([{ lesson, takenBack: { seq: expect.any(Number), ...by } }])
      const after = await use.store.lessonsAfter(lesson!.seq)
      const backs = after.filter(({ takesBack }) => takesBack === lesson!.seq)
      expect(backs).toEqual([expect.objectContaining({ ...by, facet: lesson!.facet, answer: lesson!.answer })])
      expect(await use.store.lesson(lesson!.seq)).toEqual(first![0])
      const missing = use.store.takeBackLessons({ seq: backs[0]!.seq }, by)
      await expect(missing).rejects.toMatchObject({ code: 'not_found', message: expect.stringMatching(/took lesson/) })
      await expect(use.store.takeBackLessons({ seq: 1e9 }, by)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('of an override are kept with its decision and event, all or nothing, and once however often it is sent', async () => {
      const [one, two] = [use.newId('agent'), use.newId('agent')]
      for (const id of [one, two]) await use.store.putAgent(anAgent(id))
      const first = use.entry({}, assigned(one))
      await use.record(first)
      const { ticket } = first
      const decided = { ...assigned(two, 1, 'access'), supersedes: first.decision.id }
      const word = { ticket, isNew: false, isManual: true }
      const entry = use.entry(word, decided)
      const data = { queue: 'access', intent: 'bug', decision: entry.decision.id }
      const event = use.event(ticket.id, 'overridden', { data })
      const lesson = { ...aLesson(ticket.id), answer: 'access', cause: 'overridden' as const, event: event.id }
      const told = { event, lessons: [lesson, { ...lesson, facet: 'intent' as const, answer: 'bug' }] }
      expect(await use.record({ ...entry, told })).toMatchObject({ kind: 'recorded' })
      expect(await use.record(use.entry({ ...word, told }, decided))).toEqual({
        kind: 'duplicate',
        decision: entry.decision,
      })
      const stored = await use.store.ticket(ticket.id)
      expect(stored).toMatchObject({ assignee: two, outcome: { queue: 'access', intent: 'bug' } })
      const events = await use.store.events(ticket.id)
      expect(events.filter(({ kind }) => kind === 'overridden')).toEqual([event])
      expect((await use.store.lessons({ ticket: ticket.id, limit: 9 })).items).toHaveLength(2)
      const taken = await use.store.takeBackLessons({ overrideOf: ticket.id }, { actor: 'lead', at })
      expect(taken.map(({ takenBack }) => takenBack?.actor)).toEqual(['lead', 'lead'])
      expect((await use.store.ticket(ticket.id))?.outcome).toEqual({})
      await expect(
        use.store.takeBackLessons({ overrideOf: use.newId('t') }, { actor: 'lead', at }),
      ).rejects.toMatchObject({ code: 'not_found' })
    })
  })

  describe('ratings', () => {
    const resolvedAt = at + 1_000
    const recordOf = async (agent: string): Promise<number | undefined> =>
      (await use.store.look()).records.find((record) => record.agent === agent)?.successes
    const ratingOf = async (agent: string) => (await use.store.look()).ratings?.find((rating) => rating.agent === agent)
    const resolvedBy = async (agent: string, distress: number): Promise<string> => {
      await use.store.putAgent(anAgent(agent))
      const entry = use.entry({}, assigned(agent))
      const { reading } = entry.decision
      const felt = { ...reading.distress, value: distress, abstained: false }
      await use.record({ ...entry, decision: { ...entry.decision, reading: { ...reading, distress: felt } } })
      await use.store.recordEvent(use.event(entry.ticket.id, 'resolved', { at: resolvedAt }))
      return entry.ticket.id
    }

    it('of distressed customers are kept for who resolved the ticket, the latest counting, each event once', async () => {
      const [calm, distressed] = [use.newId('agent'), use.newId('agent')]
      const rated = async (ticket: string, csat: number): Promise<void> => {
        const event = use.event(ticket, 'rated', { at: resolvedAt, data: { csat } })
        for (let i = 0; i < 2; i++) await use.store.recordEvent(event)
      }
      await rated(await resolvedBy(calm, 0.2), 5)
      expect(await ratingOf(calm)).toBeUndefined()
      const ticket = await resolvedBy(distressed, 0.8)
      await rated(ticket, 1)
      expect(await ratingOf(distressed)).toEqual({ agent: distressed, rated: 1, sum: 0, at: resolvedAt })
      await rated(ticket, 4)
      expect(await ratingOf(distressed)).toEqual({ agent: distressed, rated: 1, sum: 0.75, at: resolvedAt })
    })

    it('that are bad take half of a success, give it back when mended, and no more is lost when the ticket comes back', async () => {
      const agent = use.newId('agent')
      const ticket = await resolvedBy(agent, 0)
      const rate = (csat: number) =>
        use.store.recordEvent(use.event(ticket, 'rated', { at: resolvedAt, data: { csat } }))
      await rate(1)
      expect(await recordOf(agent)).toBeCloseTo(0.5, 9)
      await rate(2)
      expect(await recordOf(agent)).toBeCloseTo(0.5, 9)
      await rate(4)
      expect(await recordOf(agent)).toBeCloseTo(1, 9)
      await rate(1)
      await use.store.recordEvent(use.event(ticket, 'reopened', { at: resolvedAt + 1_000 }))
      expect(await recordOf(agent)).toBeCloseTo(0, 9)
    })
  })
}

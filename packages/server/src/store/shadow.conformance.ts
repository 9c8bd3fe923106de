import { describe, expect, it } from 'vitest'
import { meetPeople } from '../shadow/meet-people.ts'
import { aQueue } from './store-builders.ts'
import { assigned, type StoreFixture } from './store-fixture.ts'
import type { NewJudgement, StoredComparison } from './shadow-verbs.ts'
import type { DecidedTicket } from './store.ts'

/** Decisions of shadow and suggest beside what people did, and who was right. */
export function shadowConformance(use: StoreFixture): void {
  const now = 1_795_000_900_000

  /** Decided in shadow for billing, and resolved by people where they like. */
  async function ended(queue: string, mode: 'shadow' | 'suggest' | 'auto' = 'shadow'): Promise<DecidedTicket> {
    // Nobody has room for one that is carried out.
    const outcome =
      mode === 'auto' ? ({ kind: 'held', reason: 'all_full', queue: 'billing' } as const) : assigned('agent-00').outcome
    const one = use.entry({}, { mode, outcome })
    await use.record(one)
    await resolve(one, queue)
    return one
  }

  async function resolve({ ticket }: DecidedTicket, queue: string, at = 1_795_000_200_000): Promise<void> {
    const data = { queue, agent: 'agent-01', handleMinutes: 20 }
    await use.store.recordEvent(use.event(ticket.id, 'resolved', { at, data }))
  }

  const meet = (): Promise<number> => meetPeople({ store: use.store, now: () => now })
  const found = ({ decision }: DecidedTicket): Promise<StoredComparison | undefined> =>
    use.store.comparison(decision.id)
  const judgement = (part: Partial<NewJudgement> = {}): NewJudgement => ({
    id: use.newId('v'),
    at: now,
    who: 'people',
    actor: 'lea',
    lessons: [{ facet: 'queue', answer: 'outages' }],
    ...part,
  })

  describe('discrepancies', () => {
    it('keeps each decision that was not carried out beside what people did, once', async () => {
      const [same, other, carried] = [await ended('billing'), await ended('outages'), await ended('outages', 'auto')]
      expect(await meet()).toBe(2)
      expect(await meet()).toBe(0)
      expect((await found(same))?.comparison.people).toMatchObject({ queue: 'billing', agent: 'agent-01' })
      expect((await found(other))?.comparison).toMatchObject({ result: 'discrepancy', differing: ['queue', 'agent'] })
      expect(await found(carried)).toBeUndefined()
    })

    it('takes queues that were merged for one, whichever of them people name', async () => {
      const [old, heir] = [use.newId('queue'), use.newId('queue')]
      for (const id of [old, heir]) await use.store.putQueue(aQueue(id))
      const one = use.entry({}, { mode: 'shadow', ...assigned('agent-00', 1, old) })
      await use.record(one)
      await use.store.putQueue(aQueue(old, { active: false, mergedInto: heir }))
      await resolve(one, heir)
      await meet()
      expect((await found(one))?.comparison).toMatchObject({ pointsman: { queue: old }, people: { queue: old } })
      expect((await found(one))?.comparison.differing).not.toContain('queue')
    })

    it('compares a round at a time where it is asked to, and leaves the others due', async () => {
      await meet()
      const all = []
      for (let n = 0; n < 60; n++) all.push(await ended('billing'))
      const ground = { store: use.store, now: () => now }
      expect(await meetPeople(ground, 10)).toBe(50)
      expect(await meetPeople(ground, 10)).toBe(10)
      expect((await Promise.all(all.map(found))).every((one) => one !== undefined)).toBe(true)
    })

    it('tells outside of dear ones, once', async () => {
      const one = await ended('outages')
      await meet()
      await use.store.recordEvent(use.event(one.ticket.id, 'rated', { data: { csat: 2 } }))
      await meet()
      const told = (await use.store.effectsToDo(100_000)).filter(({ ticketId }) => ticketId === one.ticket.id)
      const effects = told.flatMap((row) => row.effects).filter(({ kind }) => kind === 'discrepancy')
      expect(effects).toEqual([
        expect.objectContaining({ id: `discrepancy-${one.decision.id}`, decision: one.decision.id }),
      ])
    })

    it('lists them dearest first, page by page, each once, and finds them by state, queue, kind and time', async () => {
      for (let n = 0; n < 7; n++) await ended(`elsewhere-${n % 2}`)
      await meet()
      const seen: StoredComparison[] = []
      for (let cursor: string | undefined; ;) {
        const page = await use.store.discrepancies({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.items)
        cursor = page.next
        if (cursor === undefined) break
      }
      const costs = seen.map(({ comparison }) => comparison.cost.score)
      expect(costs).toEqual(costs.toSorted((a, b) => b - a))
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
      const some = async (query: object): Promise<number> =>
        (await use.store.discrepancies({ limit: 100, ...query })).items.length
      expect(await some({ queue: 'elsewhere-0' })).toBe(4)
      expect(await some({ queue: 'elsewhere-0', kind: 'queue' })).toBe(4)
      expect(await some({ queue: 'elsewhere-0', kind: 'intent' })).toBe(0)
      expect(await some({ queue: 'elsewhere-0', state: 'judged' })).toBe(0)
      expect(await some({ queue: 'elsewhere-0', mode: 'suggest' })).toBe(0)
      expect(await some({ queue: 'elsewhere-0', since: 1_795_000_200_001 })).toBe(0)
      expect(await some({ queue: 'elsewhere-0', until: 1_795_000_200_001 })).toBe(4)
      await expect(use.store.discrepancies({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
        code: 'invalid_request',
      })
    })

    it('keeps a verdict with its lessons, and repeats it when it is given again', async () => {
      const one = await ended('outages')
      await meet()
      const before = (await use.store.counts()).lessons
      const given = judgement({ reason: 'plain to see' })
      const { comparison, lessons } = await use.store.judge(one.decision.id, given)
      expect(lessons).toMatchObject([
        { facet: 'queue', answer: 'outages', actor: 'lea', text: one.decision.reading.text },
      ])
      expect(comparison.verdict).toEqual({
        id: given.id,
        at: now,
        who: 'people',
        actor: 'lea',
        reason: 'plain to see',
        lessons: lessons.map(({ seq }) => seq),
      })
      expect(await use.store.judge(one.decision.id, { ...given, id: use.newId('v') })).toEqual({ comparison, lessons })
      expect((await use.store.counts()).lessons).toBe(before + 1)
      await expect(use.store.judge(one.decision.id, judgement({ who: 'both', lessons: [] }))).rejects.toMatchObject({
        code: 'already_judged',
      })
      await expect(use.store.judge('unknown', given)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('two judges at once: one is heard', async () => {
      const one = await ended('outages')
      await meet()
      const said = await Promise.allSettled([
        use.store.judge(one.decision.id, judgement({ who: 'people' })),
        use.store.judge(one.decision.id, judgement({ who: 'pointsman' })),
      ])
      expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    it('undoes a verdict by taking its lessons back, and lets it be judged anew', async () => {
      const one = await ended('outages')
      await meet()
      const { lessons } = await use.store.judge(one.decision.id, judgement())
      const by = { actor: 'mo', at: now + 1 }
      expect((await use.store.unjudge(one.decision.id, by)).verdict).toBeUndefined()
      expect((await use.store.unjudge(one.decision.id, by)).verdict).toBeUndefined()
      const after = await use.store.lessonsAfter(lessons[0]!.seq)
      expect(after).toMatchObject([{ takesBack: lessons[0]!.seq, actor: 'mo', answer: 'outages' }])
      expect((await use.store.judge(one.decision.id, judgement({ who: 'both', lessons: [] }))).lessons).toEqual([])
    })

    it('undoes a verdict of which a lesson was taken back by its number already', async () => {
      const one = await ended('outages')
      await meet()
      const { lessons } = await use.store.judge(one.decision.id, judgement())
      const { seq } = lessons[0]!
      const by = { actor: 'mo', at: now + 1 }
      await use.store.takeBackLessons({ seq }, by)
      await use.store.unjudge(one.decision.id, by)
      expect(await use.store.lessonsAfter(seq)).toHaveLength(1)
    })

    it('undone while somebody takes its lesson back by its number, a verdict takes it back once', async () => {
      const one = await ended('outages')
      await meet()
      for (let round = 0; round < 10; round++) {
        const { lessons } = await use.store.judge(one.decision.id, judgement())
        const { seq } = lessons[0]!
        const by = { actor: 'mo', at: now + 1 }
        await Promise.all([use.store.takeBackLessons({ seq }, by), use.store.unjudge(one.decision.id, by)])
        expect(await use.store.lessonsAfter(seq)).toHaveLength(1)
      }
    })

    it('withdraws what was not judged when the ticket comes back, and compares it again when it ends elsewhere', async () => {
      const [open, judged] = [await ended('outages'), await ended('outages')]
      await meet()
      await use.store.judge(judged.decision.id, judgement({ lessons: [] }))
      for (const { ticket } of [open, judged]) {
        await use.store.recordEvent(use.event(ticket.id, 'reopened', { at: 1_795_000_300_000 }))
      }
      expect(await found(open)).toBeUndefined()
      expect((await found(judged))?.verdict?.who).toBe('people')
      for (const one of [open, judged]) await resolve(one, 'billing', 1_795_000_400_000)
      await meet()
      expect((await found(open))?.comparison.people.queue).toBe('billing')
      expect((await found(judged))?.comparison.people.queue).toBe('outages')
    })

    it('leaves what happens while it is compared for the next time', async () => {
      const one = await ended('outages')
      const [seen] = await use.store.ticketsToCompare(100)
      await use.store.recordEvent(use.event(one.ticket.id, 'rated', { data: { csat: 5 } }))
      expect(await use.store.putComparisons([{ ticketId: one.ticket.id, due: seen!.due }], 0, now)).toBe(0)
      expect(await meet()).toBe(1)
    })

    it('hands out everything of a period for reports, oldest first', async () => {
      const ids: string[] = []
      for await (const page of use.store.comparisons({})) ids.push(...page.map(({ id }) => id))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThan(10)
      for await (const page of use.store.comparisons({ until: 1 })) expect(page).toEqual([])
    })
  })
}

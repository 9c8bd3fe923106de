import { createHash } from 'node:crypto'
import { rebuildTicket } from '@pointsman/core'
import { describe, expect, it } from 'vitest'
import type { RebuiltPage, SourceEvent } from './history-verbs.ts'
import { aTicket } from './store-builders.ts'
import type { StoreFixture } from './store-fixture.ts'

const start = 1_700_000_000_000
const minute = 60_000

/** Change histories: kept as they come, rebuilt ticket by ticket. */
export function historyEventsConformance(use: StoreFixture): void {
  let line = 0
  const event = (ticket: string, minutes: number, sets: SourceEvent['sets'], more: Partial<SourceEvent> = {}) => {
    const given = { ticket, at: start + minutes * minute, line: ++line, sets, ...more }
    const key = createHash('md5')
      .update(JSON.stringify([ticket, given.at, sets]))
      .digest()
    return { ...given, key } satisfies SourceEvent
  }
  const life = (ticket: string): readonly SourceEvent[] => [
    event(ticket, 0, { subject: 'card charged twice', category: 'Money' }, { begins: 'created' }),
    event(ticket, 5, { queue: 'access' }),
    event(ticket, 60, { queue: 'billing', assignee: 'ada' }),
    event(ticket, 90, { status: 'resolved' }, { actor: 'ada' }),
  ]
  const read = (rows: number) => ({ name: use.newId('file'), rows, digest: new Uint8Array([rows]) })
  const rebuild = async (): Promise<readonly RebuiltPage[]> => {
    const pages: RebuiltPage[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await use.store.rebuildHistory(after, rebuildTicket)
      pages.push(page)
      after = page.next
    }
    return pages
  }

  describe('change histories', () => {
    it('are kept once, with how far their file was read, and become tickets of the past', async () => {
      const id = use.newId('h')
      const progress = read(4)
      const events = life(id)
      expect(await use.store.sourceRead(progress.name)).toBeUndefined()
      expect(await use.store.appendHistoryEvents([...events, events[0]!], progress)).toBe(4)
      expect(await use.store.sourceRead(progress.name)).toMatchObject({ rows: 4, digest: expect.anything() })
      expect(await use.store.ticket(id)).toBeUndefined()
      await rebuild()
      const once = await use.store.ticket(id)
      expect(once).toMatchObject({
        ticket: { subject: 'card charged twice', claimed: { category: 'Money' }, receivedAt: start },
        status: 'resolved',
        outcome: { queue: 'billing', assignee: 'ada', reassignments: 1, resolvedAt: start + 90 * minute },
      })
      expect(await use.store.appendHistoryEvents(events, progress)).toBe(0)
      expect(await use.store.pendingHistory()).toBe(0)
      expect(await use.store.ticket(id)).toEqual(once)
      await use.store.forgetSource(progress.name)
      expect(await use.store.sourceRead(progress.name)).toMatchObject({ rows: 0 })
    })

    it('come to the same ticket in whatever order and pieces they come, with a file of tickets before, between or after', async () => {
      const told = { queue: 'spam', csat: 4, status: 'closed' }
      const outcomes: unknown[] = []
      for (const order of ['before', 'between', 'after'] as const) {
        const id = use.newId('h')
        const base = { ticket: aTicket(id, { body: 'as exported', receivedAt: start }), outcome: told }
        const [one, two, three, four] = life(id) as [SourceEvent, SourceEvent, SourceEvent, SourceEvent]
        if (order === 'before') await use.store.importHistory([base])
        await use.store.appendHistoryEvents([four, two], read(2))
        await rebuild()
        if (order === 'between') await use.store.importHistory([base])
        await use.store.appendHistoryEvents([three, one], read(2))
        await rebuild()
        if (order === 'after') await use.store.importHistory([base])
        await rebuild()
        const { ticket, outcome, status } = (await use.store.ticket(id))!
        outcomes.push({ ...ticket, id: '', outcome, status })
      }
      expect(outcomes[1]).toEqual(outcomes[0])
      expect(outcomes[2]).toEqual(outcomes[0])
      expect(outcomes[0]).toMatchObject({ body: 'as exported', outcome: { queue: 'billing', csat: 4 } })
    })

    it('wait for their ticket, and leave alone what Pointsman decides itself', async () => {
      const [unknown, live] = [use.newId('h'), use.newId('t')]
      await use.store.recordDecisions([use.entry({ ticket: aTicket(live) })])
      const before = await use.store.ticket(live)
      const last = event(unknown, 90, { status: 'resolved', assignee: 'ada' })
      await use.store.appendHistoryEvents([last, ...life(live)], read(5))
      const pages = await rebuild()
      expect(pages.flatMap(({ withoutBeginning }) => withoutBeginning)).toMatchObject([
        { ticket: unknown, line: last.line },
      ])
      expect(pages[0]).toMatchObject({ live: 1 })
      expect(await use.store.ticket(unknown)).toBeUndefined()
      expect(await use.store.ticket(live)).toEqual(before)
      expect((await use.store.historyCounts()).withoutBeginning).toBeGreaterThanOrEqual(1)
      await use.store.importHistory([{ ticket: aTicket(unknown, { receivedAt: start }), outcome: {} }])
      await rebuild()
      expect((await use.store.ticket(unknown))?.outcome).toMatchObject({ assignee: 'ada' })
    })

    it('say who and what they name, and what was set after arrival', async () => {
      const id = use.newId('h')
      const late = event(id, 30, { category: 'Other' })
      const queue = use.newId('queue')
      const moved = event(id, 40, { queue, assignee: 'bob', status: 'closed' })
      await use.store.appendHistoryEvents([...life(id).slice(0, 1), late, moved], read(3))
      await rebuild()
      expect(await use.store.historyNames()).toContainEqual({ queue, assignee: 'bob', tickets: 1 })
      const fields = await use.store.lateFields()
      expect(fields.find(({ field }) => field === 'category')?.tickets).toBeGreaterThanOrEqual(1)
      expect((await use.store.ticket(id))?.ticket.claimed?.category).toBe('Money')
    })

    it('are silent: nothing is queued, decided, learned or sent', async () => {
      const counted = async () => {
        const { waiting, decisions, lessons, tickets } = await use.store.counts()
        return { waiting, decisions, lessons, tickets, position: await use.store.lastPosition() }
      }
      const before = await counted()
      await use.store.appendHistoryEvents(life(use.newId('h')), read(4))
      await rebuild()
      expect(await counted()).toEqual(before)
    })
  })

  it('a row of the past without a date keeps the one it was first given', async () => {
    const id = use.newId('h')
    const row = (receivedAt: number) => ({ ticket: aTicket(id, { receivedAt }), outcome: {}, isUndated: true })
    await use.store.importHistory([row(start)])
    const once = await use.store.ticket(id)
    await use.store.importHistory([row(start + minute)])
    expect(await use.store.ticket(id)).toEqual(once)
  })
}

import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoreFixture } from './store-fixture.ts'
import type { FeedPage, StoredConnection, StoredFact } from './store.ts'

const at = 1_795_000_000_000

/** Help desks: how far they were read, what was read there, and what is to be written. */
export function connectionsConformance(use: StoreFixture): void {
  let id: string
  const page = (cursor: number, facts = 1): FeedPage => ({
    connection: id,
    feed: 'changes',
    cursor: { v: 1, id: cursor },
    settledAt: at,
    facts,
  })

  beforeEach(async () => {
    id = use.newId('desk')
    await use.store.putConnection(aConnection(id))
  })

  describe('connections', () => {
    it('are kept whole, changed, and gone with all that hangs on them', async () => {
      expect(await connectionOf(use, id)).toEqual(aConnection(id))
      expect(await use.store.deskConnections()).toContainEqual(aConnection(id))
      await use.store.putConnection({ ...aConnection(id), mapping: { queues: { 1: 'billing' } }, liveFrom: at })
      expect(await connectionOf(use, id)).toMatchObject({ mapping: { queues: { 1: 'billing' } }, liveFrom: at })
      await use.store.keepFacts(page(1), [aFact('1')])
      await use.store.dropConnection(id)
      expect(await connectionOf(use, id)).toBeUndefined()
      expect(await use.store.feedRead(id, 'changes')).toBeUndefined()
      await expect(use.store.dropConnection(id)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('say since when they have been in trouble, and when they last worked', async () => {
      await use.store.noteConnection(id, 'no answer', at)
      await use.store.noteConnection(id, 'still none', at + 5000)
      expect(await connectionOf(use, id)).toMatchObject({ trouble: 'still none', troubledSince: at })
      await use.store.noteConnection(id, undefined, at + 9000)
      expect(await connectionOf(use, id)).toEqual({ ...aConnection(id), syncedAt: at + 9000 })
    })

    it('know facts that come twice, and how far they were read, together', async () => {
      expect(await use.store.keepFacts(page(7, 2), [aFact('6'), aFact('7')])).toBe(2)
      expect(await use.store.keepFacts(page(8, 2), [aFact('7'), aFact('8')])).toBe(1)
      expect(await use.store.feedRead(id, 'changes')).toEqual({ cursor: { v: 1, id: 8 }, settledAt: at, facts: 4 })
      // A page that cannot be kept leaves the cursor where it was.
      const broken = { ...aFact('9'), at: Number.NaN }
      await expect(use.store.keepFacts(page(9), [broken])).rejects.toThrow()
      expect((await use.store.feedRead(id, 'changes'))?.cursor).toEqual({ v: 1, id: 8 })
    })

    it('give facts out by ticket, in the order in which they happened, until they are taken', async () => {
      const late = { ...aFact('1'), at: at + 10 }
      await use.store.keepFacts(page(3, 3), [late, aFact('2'), aFact('3', '18')])
      const [first, second] = await use.store.factsToTake(id, 10)
      expect([first!.ticket, first!.facts.map(({ key }) => key)]).toEqual(['17', ['2', '1']])
      expect(second!.facts).toEqual([aFact('3', '18')])
      await use.store.linkTicket({ connection: id, theirs: '17', ticketId: `${id}-17`, known: {} })
      await use.store.factsTaken({ connection: id, ticket: '17', keys: ['1', '2'], known: { assignee: 'ada' } })
      expect(await use.store.linkOf(id, '17')).toMatchObject({ known: { assignee: 'ada' } })
      expect((await use.store.factsToTake(id, 10)).map(({ ticket }) => ticket)).toEqual(['18'])
      expect(await use.store.connectionCounts(id)).toEqual({ tickets: 1, factsWaiting: 1, writesWaiting: 0 })
      // Taken in is not forgotten: the same fact is not new.
      expect(await use.store.keepFacts(page(4, 1), [aFact('2')])).toBe(0)
    })

    it('take in facts that were asked for beside the feed, each once, and read on from where they were', async () => {
      await use.store.keepFacts(page(7), [aFact('7')])
      expect(await use.store.addFacts(id, [aFact('7'), aFact('8')])).toBe(1)
      expect(await use.store.addFacts(id, [])).toBe(0)
      expect(await use.store.keepFacts(page(8), [aFact('8')])).toBe(0)
      expect(await use.store.feedRead(id, 'changes')).toMatchObject({ cursor: { v: 1, id: 8 }, facts: 2 })
      expect((await use.store.factsToTake(id, 10))[0]?.facts.map(({ key }) => key)).toEqual(['7', '8'])
    })

    it('say when they were last heard, and know a message that comes twice, also at once', async () => {
      const hear = (message: string | undefined, after: number): Promise<boolean> =>
        use.store.noteHeard(id, message, at + after)
      const heardAt = async (): Promise<number | undefined> => (await connectionOf(use, id))?.heardAt
      expect((await Promise.all([hear('m-1', 1000), hear('m-1', 1000)])).toSorted()).toEqual([false, true])
      expect([await hear('m-1', 2000), await heardAt()]).toEqual([false, at + 1000])
      expect([await hear('m-\u0000', 3000), await heardAt()]).toEqual([true, at + 3000])
      expect([await hear(undefined, 4000), await hear(undefined, 5000), await heardAt()]).toEqual([
        true,
        true,
        at + 5000,
      ])
      await use.store.putConnection({ ...aConnection(id), liveFrom: at })
      expect(await heardAt()).toBe(at + 5000)
      expect(await use.store.noteHeard(use.newId('desk'), 'm-1', at)).toBe(false)
    })

    it('pass on what they were told, until nobody listens', async () => {
      const heard: (readonly [string, readonly string[]])[] = []
      const tell = (tickets: readonly string[]): Promise<readonly string[]> =>
        vi.waitFor(async () => {
          // A listener may only be about to listen.
          await use.store.tellHeard(id, tickets)
          expect(heard.map(([connection]) => connection)).toContain(id)
          return heard.at(-1)?.[1] ?? []
        }, 10_000)
      const stop = use.store.onHeard((connection, tickets) => heard.push([connection, tickets]))
      expect(await tell(['4711', 'ticket with ü'])).toEqual(['4711', 'ticket with ü'])
      stop()
      const before = heard.length
      const wasTold = new Promise<void>((resolve) =>
        use.store.onHeard((_, tickets) => tickets.length === 2 || resolve()),
      )
      // More than one notification holds: only that there is something. Embedded, nothing is notified.
      await use.store.tellHeard(
        id,
        Array.from({ length: 1000 }, (_, n) => `a-long-id-${n}`),
      )
      await wasTold
      expect(heard.length).toBe(before)
    })

    it('keep pages of history with how far they go, each change once', async () => {
      const ticket = { id: use.newId('t'), subject: 'Refund', body: 'please', receivedAt: at }
      const event = { ticket: ticket.id, key: Buffer.from('k1'), at: at + 5, line: 1, sets: { queue: 'billing' } }
      const history = { rows: [{ ticket, outcome: { queue: 'billing' } }], events: [event], open: [] }
      expect(await use.store.keepHistoryPage(page(5), history)).toBe(2)
      expect(await use.store.keepHistoryPage(page(6), history)).toBe(0)
      expect((await use.store.feedRead(id, 'changes'))?.cursor).toEqual({ v: 1, id: 6 })
      expect((await use.store.ticket(ticket.id))?.outcome).toMatchObject({ queue: 'billing' })
    })

    it('link a ticket once, whoever comes second', async () => {
      const link = { connection: id, theirs: '5', ticketId: `${id}-5`, known: { queue: '1' } }
      expect(await use.store.linkTicket(link)).toEqual(link)
      expect(await use.store.linkTicket({ ...link, known: {} })).toEqual(link)
      expect(await use.store.linkOfTicket(`${id}-5`)).toEqual(link)
    })

    it('have a write due whenever something happens to a linked ticket, and only then', async () => {
      const entry = use.entry()
      await use.store.linkTicket({ connection: id, theirs: '9', ticketId: entry.ticket.id, known: {} })
      await use.record(entry)
      await use.record(use.entry())
      const [due, ...others] = await use.store.writesDue(id, at, 10)
      expect([due?.ticketId, others]).toEqual([entry.ticket.id, []])
      await use.store.writePostponed(due!, at + 1000)
      expect(await use.store.writesDue(id, at, 10)).toEqual([])
      expect(await use.store.writesDue(id, at + 1000, 10)).toEqual([{ ...due, attempts: 1 }])
      // What happens meanwhile is due at once, and is not settled by what was settled before it.
      await use.store.recordEvent(use.event(entry.ticket.id, 'replied'))
      const [again] = await use.store.writesDue(id, at, 10)
      expect(again).toMatchObject({ ticketId: entry.ticket.id, attempts: 0 })
      await use.store.writeSettled(due!)
      expect(await use.store.writesDue(id, at, 10)).toEqual([again])
      await use.store.writeSettled(again!)
      expect(await use.store.writesDue(id, at, 10)).toEqual([])
    })

    it('remember what was about to be written, and what became of it', async () => {
      await use.store.linkTicket({ connection: id, theirs: '9', ticketId: `${id}-9`, known: {} })
      const write = { connection: id, theirs: '9', mark: 'd-1', at, document: { assignee: 'ada' } }
      const noted = await use.store.noteWrite(write)
      expect(await use.store.writesOf(id, '9')).toEqual([{ ...write, id: noted }])
      await use.store.writeEnded(noted, { kind: 'done' }, { assignee: 'ada', mark: 'd-1' })
      expect(await use.store.writesOf(id, '9')).toEqual([{ ...write, id: noted, outcome: { kind: 'done' } }])
      expect(await use.store.linkOf(id, '9')).toMatchObject({ known: { assignee: 'ada', mark: 'd-1' } })
    })
  })
}

async function connectionOf({ store }: StoreFixture, id: string): Promise<StoredConnection | undefined> {
  return store.deskConnection(id)
}

function aConnection(id: string): StoredConnection {
  return {
    id,
    vendor: 'request-tracker',
    settings: { url: 'https://rt.example.com' },
    secret: 'v1.sealed',
    mapping: {},
    createdAt: at,
  }
}

function aFact(key: string, ticket = '17'): StoredFact {
  return { key, ticket, at, order: Number(key), document: { field: 'assignee', to: 'ada' } }
}

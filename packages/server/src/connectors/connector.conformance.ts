import { beforeEach, describe, expect, it } from 'vitest'
import type { Connector, ConnectorTools, Cursor, Fact, Feed, Intent } from './connector.ts'
import type { FaultScript } from './testing/faulty-fetch.ts'

/** A help desk to try a connector on: a stateful fake, or a real one. */
export interface DeskFixture {
  /** A connector as if its process had just begun. */
  connect(): Connector
  /** Where a fake goes wrong on demand; absent for a real one. */
  readonly faults?: FaultScript
  /** Ids of two agents, two queues and two priorities, all there. */
  readonly agents: readonly [string, string]
  readonly queues: readonly [string, string]
  readonly priorities: readonly [string, string]
  /** A secret that the connector holds. */
  readonly secret: string
  /** Answers the new ticket's id; it is in the first queue, and nobody has it. */
  addTicket(words: { readonly subject: string; readonly body: string }): Promise<string>
  /** A person gives the ticket to somebody. */
  assign(ticket: string, agent: string): Promise<void>
  /** What stands in the help desk, asked for past the connector. */
  stands(ticket: string): Promise<{
    readonly assignee?: string | undefined
    readonly queue?: string | undefined
    readonly priority?: string | undefined
    readonly notes: readonly string[]
  }>
  /** Takes a right away that writing needs; absent where that cannot be done. */
  takeRightAway?(): Promise<void>
}

/** Tools without patience: time passes as it is slept. */
export function impatientTools(fetch: typeof globalThis.fetch, start = Date.now()): ConnectorTools {
  let now = start
  return {
    fetch,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      now += milliseconds
    },
  }
}

/** What every connector does, whatever the help desk. */
export function describeConnector(name: string, open: () => Promise<DeskFixture>): void {
  describe(name, () => {
    let desk: DeskFixture
    beforeEach(async () => {
      desk = await open()
    })
    const use = (): DeskFixture => desk
    reading(use)
    writing(use)
    saying(use)
  })
}

function reading(use: () => DeskFixture): void {
  it('says who and what there is', async () => {
    const { agents, queues, priorities } = await use().connect().directory()
    expect(agents.map(({ id }) => id)).toEqual(expect.arrayContaining([...use().agents]))
    expect(queues.map(({ id }) => id)).toEqual(expect.arrayContaining([...use().queues]))
    expect(priorities.map(({ id }) => id)).toEqual(expect.arrayContaining([...use().priorities]))
    expect(agents.map(({ id }) => id)).not.toContain(await use().connect().whoAmI())
  })

  it('reads a ticket with its words, and nothing where there is none', async () => {
    const id = await use().addTicket({ subject: 'Refund', body: 'The invoice is wrong' })
    const ticket = await use().connect().look(id)
    expect(ticket).toMatchObject({ kind: 'ticket', id, subject: 'Refund', queue: use().queues[0], status: 'open' })
    expect(ticket!.body).toContain('The invoice is wrong')
    expect(ticket!.assignee).toBeUndefined()
    expect(await use().connect().look('987654321')).toBeNull()
  })

  it('reads the same facts once, whole or stopped after any page', async () => {
    for (let n = 0; n < 3; n++) {
      const id = await use().addTicket({ subject: `Refund ${n}`, body: 'please' })
      await use().assign(id, use().agents[n % 2]!)
    }
    for (const feed of feedsOf(use().connect())) {
      const whole = await readAll(use().connect(), feed)
      const pieces = await readInPieces(use(), feed)
      expect([...pieces.keys()].toSorted()).toEqual([...whole.keys()].toSorted())
      expect(whole.size).toBeGreaterThanOrEqual(3)
      // From the cursor at the end nothing is lost: what happens next is read, and known facts keep their keys.
      const end = await lastCursor(use().connect(), feed)
      const id = await use().addTicket({ subject: 'One more', body: 'later' })
      const after = await readAll(use().connect(), feed, end)
      expect([...after.values()].some(({ ticket }) => ticket === id)).toBe(true)
    }
  })

  it('tells who changed what, from what to what', async () => {
    if (!use().connect().can.changeFeed) return
    const id = await use().addTicket({ subject: 'Refund', body: 'please' })
    await use().assign(id, use().agents[0])
    await use().assign(id, use().agents[1])
    const facts = [...(await readAll(use().connect(), 'changes')).values()]
    const moves = facts.filter(
      ({ ticket, what }) => ticket === id && what.kind === 'change' && what.field === 'assignee',
    )
    const [one, other] = use().agents
    expect(moves.map(({ what }) => what)).toMatchObject([
      { actor: { kind: 'person' }, from: null, to: one },
      { actor: { kind: 'person' }, from: one, to: other },
    ])
  })

  it('recalls of one ticket what the feed tells of it, under the same keys', async () => {
    if (use().connect().recall === undefined) return
    const ids = [
      await use().addTicket({ subject: 'Refund', body: 'please' }),
      await use().addTicket({ subject: 'Other', body: 'x' }),
    ]
    await use().assign(ids[0]!, use().agents[0])
    const recalled = await use().connect().recall!(ids[0]!)
    const read = [...(await readAll(use().connect(), 'changes')).values()].filter(({ ticket }) => ticket === ids[0])
    expect(recalled.length).toBeGreaterThan(1)
    expect(recalled).toEqual(read)
    expect(await use().connect().recall!('987654321')).toEqual([])
  })

  it('sits out what passes, and says what does not', async () => {
    const { faults } = use()
    if (faults === undefined) return
    const id = await use().addTicket({ subject: 'Refund', body: 'please' })
    const quiet = await readAll(use().connect(), 'tickets')
    faults.add(
      { fault: { kind: 'too_many', retryAfter: '2' } },
      { fault: { kind: 'too_many' } },
      { fault: { kind: 'truncated' } },
    )
    expect([...(await readAll(use().connect(), 'tickets')).keys()]).toEqual([...quiet.keys()])
    faults.add(
      { fault: { kind: 'error_before', status: 502 } },
      { fault: { kind: 'not_json' } },
      { fault: { kind: 'lost_before' } },
    )
    expect(await use().connect().look(id)).toMatchObject({ id })
    expect(faults.happened).toBe(6)
    for (let n = 0; n < 20; n++) faults.add({ fault: { kind: 'error_before', status: 500 } })
    await expect(use().connect().look(id)).rejects.toMatchObject({ code: 'help_desk_unavailable' })
    faults.clear()
    faults.add({ fault: { kind: 'error_before', status: 401 } })
    await expect(use().connect().look(id)).rejects.toMatchObject({ code: 'help_desk_refused' })
  })
}

function writing(use: () => DeskFixture): void {
  const wish = async (ticket: string, mark: string, changes: Partial<Intent> = {}): Promise<Intent> => {
    const seen = (await use().connect().look(ticket))!.version
    const set = { assignee: use().agents[0], queue: use().queues[1], priority: use().priorities[1] }
    return { ticket, mark, seen, set, note: `because of ${mark}`, ...changes }
  }
  const aTicket = (): Promise<string> => use().addTicket({ subject: 'Refund', body: 'please' })
  const asWished = (mark: string): unknown => ({
    assignee: use().agents[0],
    queue: use().queues[1],
    priority: use().priorities[1],
    notes: [expect.stringContaining(`because of ${mark}`)],
  })

  it('writes a decision once, however often it is told to', async () => {
    const id = await aTicket()
    const intent = await wish(id, 'd-1')
    expect(await use().connect().write(intent)).toMatchObject({ kind: 'done' })
    expect(await use().stands(id)).toEqual(asWished('d-1'))
    expect(await use().connect().write(intent)).toMatchObject({ kind: 'already' })
    expect(
      await use()
        .connect()
        .write(await wish(id, 'd-1')),
    ).toMatchObject({ kind: 'already' })
    expect(await use().stands(id)).toEqual(asWished('d-1'))
  })

  it('does not overwrite what somebody changed since it was looked at', async () => {
    const id = await aTicket()
    const intent = await wish(id, 'd-1')
    await use().assign(id, use().agents[1])
    const outcome = await use().connect().write(intent)
    if (!use().connect().can.enforcedVersion) return
    expect(outcome).toEqual({ kind: 'overtaken' })
    expect(await use().stands(id)).toMatchObject({ assignee: use().agents[1], queue: use().queues[0], notes: [] })
  })

  it('says what was refused, and leaves no note about nothing', async () => {
    const id = await aTicket()
    const nobodyThere = await wish(id, 'd-1', { set: { assignee: 'no-such-agent-9' } })
    expect((await use().connect().write(nobodyThere)).kind).toBe('refused')
    expect((await use().stands(id)).notes).toEqual([])
    const half = await wish(id, 'd-2', { set: { assignee: 'no-such-agent-9', priority: use().priorities[1] } })
    const outcome = await use().connect().write(half)
    // Whole or in part, as the help desk does it: but never said to be done.
    expect(['partly', 'refused']).toContain(outcome.kind)
    expect((await use().stands(id)).assignee).toBeUndefined()
  })

  it('is not sure when the answer is lost, and finds out by being told again', async () => {
    const { faults } = use()
    if (faults === undefined) return
    for (const fault of [
      { kind: 'lost_after' },
      { kind: 'error_after', status: 502 },
      { kind: 'lost_before' },
    ] as const) {
      const id = await aTicket()
      const mark = `d-${fault.kind}`
      const intent = await wish(id, mark)
      faults.add({ fault, method: 'PUT' })
      expect((await use().connect().write(intent)).kind).toBe('unsure')
      expect(['done', 'already']).toContain(
        (
          await use()
            .connect()
            .write(await wish(id, mark))
        ).kind,
      )
      expect(await use().stands(id)).toEqual(asWished(mark))
    }
  })

  it('leaves one note when the answer to the note is lost', async () => {
    const { faults } = use()
    if (faults === undefined || use().connect().can.oneCallWrite) return
    const id = await aTicket()
    const intent = await wish(id, 'd-1')
    faults.add({ fault: { kind: 'lost_after' }, method: 'POST' })
    expect((await use().connect().write(intent)).kind).toBe('unsure')
    const again = await wish(id, 'd-1')
    expect((await use().connect().write(again)).kind).toBe('already')
    expect(await use().stands(id)).toEqual(asWished('d-1'))
  })

  it('is put off by a rate limit, and nothing is written', async () => {
    const { faults } = use()
    if (faults === undefined) return
    const id = await aTicket()
    const intent = await wish(id, 'd-1')
    faults.add({ fault: { kind: 'too_many', retryAfter: '30' }, method: 'PUT' })
    expect(await use().connect().write(intent)).toMatchObject({ kind: 'later', at: expect.any(Number) })
    expect(await use().stands(id)).toMatchObject({ queue: use().queues[0], notes: [] })
    expect((await use().connect().write(intent)).kind).toBe('done')
  })

  it('knows its own changes by the service account, and its notes by their marks', async () => {
    if (!use().connect().can.changeFeed) return
    const id = await aTicket()
    await use()
      .connect()
      .write(await wish(id, 'd-1'))
    const facts = [...(await readAll(use().connect(), 'changes')).values()].filter(({ ticket }) => ticket === id)
    const own = facts.filter(({ what }) => what.kind === 'change' && what.actor.kind === 'us').map(({ what }) => what)
    expect(own).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'assignee', to: use().agents[0] }),
        expect.objectContaining({ field: 'queue', to: use().queues[1] }),
        expect.objectContaining({ field: 'priority', to: use().priorities[1] }),
        expect.objectContaining({ field: 'note', mark: 'd-1' }),
      ]),
    )
  })
}

function saying(use: () => DeskFixture): void {
  it('finds nothing wrong where nothing is, and names a right that is missing before the first write', async () => {
    await use().addTicket({ subject: 'Refund', body: 'please' })
    const findings = await use().connect().check()
    expect(findings.filter(({ level }) => level === 'blocking')).toEqual([])
    if (use().takeRightAway === undefined) return
    await use().takeRightAway!()
    const [blocking] = (await use().connect().check()).filter(({ level }) => level === 'blocking')
    expect(blocking?.text).toMatch(/grant|right|may not/i)
  })

  it('keeps secrets and words of tickets out of its errors', async () => {
    const { faults, secret } = use()
    if (faults === undefined) return
    const id = await use().addTicket({ subject: 'Confidential subject', body: 'Confidential body' })
    for (const fault of [{ kind: 'truncated' }, { kind: 'not_json' }, { kind: 'error_before', status: 500 }] as const) {
      for (let n = 0; n < 8; n++) faults.add({ fault })
      const error = await use()
        .connect()
        .look(id)
        .catch((reason: unknown) => reason)
      faults.clear()
      expect(error).toBeInstanceOf(Error)
      const { message, stack } = error as Error
      expect(`${message}${stack}`).not.toMatch(/Confidential/)
      expect(`${message}${stack}`).not.toContain(secret)
    }
  })

  it('refuses webhooks that nobody signed', () => {
    const delivery = { headers: {}, body: new TextEncoder().encode('{}'), receivedAt: Date.now() }
    expect(use().connect().hear(delivery).ok).toBe(false)
  })
}

function feedsOf({ can }: Connector): readonly Feed[] {
  return can.changeFeed ? ['tickets', 'changes'] : ['tickets']
}

async function readAll(connector: Connector, feed: Feed, after: Cursor | null = null): Promise<Map<string, Fact>> {
  const found = new Map<string, Fact>()
  for await (const { facts } of connector.read(feed, after, 'history')) for (const one of facts) found.set(one.key, one)
  return found
}

async function lastCursor(connector: Connector, feed: Feed): Promise<Cursor> {
  let last: Cursor | undefined
  for await (const { next } of connector.read(feed, null, 'history')) last = next
  return last!
}

/** One page a process: each dies after its first. Where the cursor stands still, because nothing more has settled, the last reads on. */
async function readInPieces(desk: DeskFixture, feed: Feed): Promise<Map<string, Fact>> {
  const found = new Map<string, Fact>()
  let cursor: Cursor | null = null
  for (let n = 0; n < 50; n++) {
    const before: string = JSON.stringify(cursor)
    let isEnd = true
    for await (const page of desk.connect().read(feed, cursor, 'history')) {
      for (const one of page.facts) found.set(one.key, one)
      cursor = JSON.parse(JSON.stringify(page.next)) as Cursor
      isEnd = page.isEnd
      break
    }
    if (isEnd) return found
    if (JSON.stringify(cursor) !== before) continue
    for (const [key, one] of await readAll(desk.connect(), feed, cursor)) found.set(key, one)
    return found
  }
  throw new Error('reading in pieces does not end')
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectedDesk, type TestDesk } from './test-desk.ts'

let desk: TestDesk

const billing = { subject: 'Question', body: 'My invoice is wrong' }
const ticketOf = (id: string): Promise<Awaited<ReturnType<TestDesk['store']['ticket']>>> =>
  desk.store.ticket(`rt-${id}`)

describe('connecting', () => {
  afterAll(() => desk.close())

  it('reads the past silently: what ended is history, what is open waits for the server, and every queue is in shadow', async () => {
    desk = await connectedDesk((fake, pass) => {
      for (let n = 0; n < 60; n++) {
        const id = fake.add({ ...billing, requester: `c${n}@example.test` })
        pass(120_000)
        fake.change(id, 'alice', { queue: 3, owner: n % 2 === 0 ? 'alice' : 'bob' })
        pass(600_000)
        if (n < 55) fake.change(id, 'alice', { status: 'resolved' })
      }
    })
    const { history, decisions } = await desk.store.counts()
    expect([history, decisions]).toEqual([55, 0])
    // As it arrived: in the queue that it was mailed to; and who resolved it, where.
    const old = (await ticketOf('2'))!
    expect(old.ticket.claimed).toEqual({ queue: 'General' })
    expect(old.outcome).toMatchObject({ queue: 'Billing', assignee: 'bob', status: 'resolved' })
    expect((await desk.store.connectionCounts('rt')).factsWaiting).toBe(5)
    expect((await desk.engine.policy()).queueModes.map(({ queue, mode }) => `${queue} ${mode}`).toSorted()).toEqual([
      'Billing shadow',
      'General shadow',
    ])
    expect(await desk.store.effectsToDo(10)).toEqual([])
    await desk.settle()
    expect((await ticketOf('60'))!.assignee).toBe('bob')
    expect(desk.faults.calls.get('PUT')).toBeUndefined()
  }, 60_000)
})

describe('in shadow', () => {
  beforeAll(async () => {
    desk = await connectedDesk()
  }, 60_000)
  afterAll(() => desk.close())

  it('decides, writes nothing, and learns from what people do', async () => {
    const id = desk.fake.add(billing)
    await desk.settle()
    expect((await desk.store.decisions(`rt-${id}`)).map(({ mode }) => mode)).toEqual(['shadow'])
    // Pointsman reads Billing; people work on it where it is.
    desk.fake.change(id, 'bob', { owner: 'bob' })
    await desk.settle()
    desk.fake.change(id, 'bob', { status: 'resolved' })
    await desk.settle()
    expect(await ticketOf(id)).toMatchObject({ status: 'resolved', outcome: { queue: 'General', assignee: 'bob' } })
    const kinds = (await desk.store.events(`rt-${id}`)).map(({ kind, actor }) => `${kind} ${actor}`)
    expect(kinds).toEqual(expect.arrayContaining(['manual_assigned bob', 'resolved bob']))
    const { items } = await desk.store.lessons({ ticket: `rt-${id}`, limit: 10 })
    expect(items.map(({ lesson }) => `${lesson.facet} ${lesson.answer}`)).toContain('queue General')
    expect([desk.faults.calls.get('PUT'), desk.fake.tickets.get(Number(id))!.notes]).toEqual([undefined, []])
  })
})

describe('in automatic mode', () => {
  beforeAll(async () => {
    desk = await connectedDesk()
    await desk.setMode('auto')
  }, 60_000)
  afterAll(() => desk.close())
  const routed = async (): Promise<string> => {
    const id = desk.fake.add(billing)
    await desk.settle()
    return id
  }
  const stands = (id: string): { owner: string; queue: number; notes: readonly string[] } =>
    desk.fake.tickets.get(Number(id))!

  it('writes owner and queue with one note that says who, why and how to undo it', async () => {
    const id = await routed()
    const stored = (await ticketOf(id))!
    expect(stored).toMatchObject({ status: 'assigned', queue: 'Billing' })
    expect(stands(id)).toMatchObject({ owner: stored.assignee, queue: 3 })
    expect(stands(id).notes).toEqual([
      expect.stringMatching(
        new RegExp(
          `gave this ticket to (alice|bob) in Billing[^]*To undo it[^]*\nPointsman decision ${stored.decisionId}$`,
        ),
      ),
    ])
    const calls = desk.faults.calls.get('PUT')
    await desk.settle()
    expect(desk.faults.calls.get('PUT')).toBe(calls)
    // What it wrote itself is nobody's override.
    expect((await desk.store.events(`rt-${id}`)).map(({ kind }) => kind)).not.toContain('overridden')
  })

  it('never undoes what a person changes, and takes it for an override', async () => {
    const id = await routed()
    const other = stands(id).owner === 'alice' ? 'bob' : 'alice'
    desk.fake.change(id, other, { owner: other, queue: 1 })
    await desk.settle()
    await desk.settle()
    expect(stands(id)).toMatchObject({ owner: other, queue: 1 })
    expect(await ticketOf(id)).toMatchObject({ assignee: other, queue: 'General' })
    const told = (await desk.store.events(`rt-${id}`)).filter(({ kind }) => kind === 'overridden')
    expect(told).toMatchObject([{ actor: other, data: { agent: other, queue: 'General' } }])
    const { items } = await desk.store.lessons({ ticket: `rt-${id}`, limit: 10 })
    expect(items.map(({ lesson }) => `${lesson.cause} ${lesson.answer}`)).toContain('overridden General')
    expect(stands(id).notes).toHaveLength(1)
  })

  it('connected again, as with a new token, leaves queues in the mode they are in', async () => {
    await desk.connectAgain()
    expect(await desk.engine.policy()).toMatchObject({ mode: 'auto', queueModes: [] })
  })

  it('is overtaken by whoever is faster between its look and its write', async () => {
    for (let n = 0; n < 10; n++) {
      const id = desk.fake.add(billing)
      const { fetch: real } = desk.fake
      let raced = false
      Object.assign(desk.fake, {
        fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
          if (init?.method === 'PUT' && !raced) {
            raced = true
            desk.fake.change(id, 'alice', { owner: 'alice' })
          }
          return real(input, init)
        },
      })
      await desk.settle()
      await desk.settle()
      Object.assign(desk.fake, { fetch: real })
      expect(raced).toBe(true)
      expect(stands(id).owner).toBe('alice')
      expect(await ticketOf(id)).toMatchObject({ assignee: 'alice' })
      desk.fake.change(id, 'alice', { status: 'resolved' })
    }
  }, 60_000)

  it('writes once although answers are lost, calls are refused for a while, and the process dies in between', async () => {
    const before = desk.faults.happened
    const ids = Array.from({ length: 6 }, (_, n) => desk.fake.add({ ...billing, requester: `c${n}@example.test` }))
    desk.faults.add(
      { fault: { kind: 'lost_after' }, method: 'PUT' },
      { fault: { kind: 'lost_after' }, method: 'POST', path: /comment/ },
      { fault: { kind: 'error_after', status: 502 }, method: 'PUT' },
      { fault: { kind: 'too_many', retryAfter: '7' }, method: 'PUT' },
      { fault: { kind: 'error_before', status: 500 }, method: 'POST', path: /comment/ },
      { fault: { kind: 'lost_before' }, method: 'PUT' },
      { fault: { kind: 'truncated' } },
      { fault: { kind: 'not_json' } },
    )
    for (let n = 0; n < 4; n++) await desk.settle()
    expect(desk.faults.happened - before).toBe(8)
    for (const id of ids) {
      const stored = (await ticketOf(id))!
      expect([id, stands(id).owner, stands(id).notes.length]).toEqual([id, stored.assignee ?? 'Nobody', 1])
      expect((await desk.store.events(`rt-${id}`)).filter(({ kind }) => kind === 'overridden')).toEqual([])
    }
  }, 60_000)

  it('writes what is due although another ticket cannot be taken in, and tells of that every time', async () => {
    const { submit } = desk.engine
    const bad = desk.fake.add({ ...billing, subject: 'Bad' })
    const isBad: { now: boolean } = { now: true }
    Object.assign(desk.engine, {
      submit: async (...given: Parameters<typeof submit>) => {
        if (isBad.now && given[0].subject === 'Bad') throw new Error('a defect in taking it in')
        return submit(...given)
      },
    })
    const good = desk.fake.add(billing)
    for (let n = 0; n < 3; n++) await expect(desk.sync()).rejects.toThrow('a defect in taking it in')
    expect(stands(good).owner).toBe((await ticketOf(good))!.assignee)
    expect(stands(good).owner).not.toBe('Nobody')
    isBad.now = false
    await desk.settle()
    expect((await ticketOf(bad))!.status).toBe('assigned')
    Object.assign(desk.engine, { submit })
  })

  it('goes on with all others where it may not look at one ticket any more, and comes back to that once it may', async () => {
    const { fetch: real } = desk.fake
    const [hidden, other] = [await routed(), await routed()]
    const holder = stands(hidden).owner
    Object.assign(desk.fake, {
      fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input)
        if (pathname.endsWith(`/ticket/${hidden}`)) return Response.json({ message: 'Forbidden' }, { status: 403 })
        return real(input, init)
      },
    })
    // Something is to be written of both, and taken in of the other and of a new one.
    for (const id of [hidden, other]) {
      const override = { agent: holder === 'alice' ? 'bob' : 'alice', reason: 'as a test', actor: 'kim' }
      await desk.engine.override({ id: `by-kim-${id}`, ticketId: `rt-${id}`, override })
    }
    const next = desk.fake.add(billing)
    for (let n = 0; n < 4; n++) await desk.sync().catch((error: unknown) => expect(String(error)).toContain('may not'))
    expect(stands(other).owner).not.toBe(holder)
    expect(stands(next).owner).toBe((await ticketOf(next))!.assignee ?? 'Nobody')
    expect(stands(hidden).owner).toBe(holder)
    Object.assign(desk.fake, { fetch: real })
    for (let n = 0; n < 30 && stands(hidden).owner === holder; n++) await desk.sync()
    expect(stands(hidden).owner).not.toBe(holder)
  }, 60_000)

  it('brings a ticket back that is reopened, and hears answers of agents and customers', async () => {
    const id = await routed()
    desk.fake.change(id, stands(id).owner, { status: 'resolved' })
    await desk.settle()
    expect((await ticketOf(id))!.status).toBe('resolved')
    desk.fake.change(id, 'customer@example.test', { status: 'open' })
    await desk.settle()
    expect((await ticketOf(id))!.outcome.reopened).toBe(1)
  })
})

import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeConnector, impatientTools, type DeskFixture } from '../connector.conformance.ts'
import type { Connector, Delivery, Fact, FactPage, Heard } from '../connector.ts'
import { FaultScript, faultyFetch } from '../testing/faulty-fetch.ts'
import { FakeZendesk } from './testing/fake-zendesk.ts'
import { descriptionFile, exceptions, openContract, type Contract } from './testing/zendesk-contract.ts'
import { zendesk } from './zendesk.ts'

const account = { email: 'pointsman@example.com', token: 'a-token-nobody-may-see' }
const url = 'https://acme.zendesk.com'
const file = descriptionFile()
let contract: Contract | undefined

beforeAll(async () => {
  if (file !== undefined) contract = await openContract(file)
}, 60_000)

interface Fixture extends DeskFixture {
  readonly fake: FakeZendesk
}

function open(): Fixture {
  const faults = new FaultScript()
  const fake = new FakeZendesk({ ...account, onRequest: (request) => contract?.check(request) })
  const { desk } = fake
  const settings = { url, ...account, webhookSecret: 'shared with Zendesk' }
  const ids = (of: readonly { readonly id: number }[]): [string, string] => [String(of[0]!.id), String(of[1]!.id)]
  return {
    fake,
    faults,
    connect: () => zendesk(settings, impatientTools(faultyFetch(fake.fetch, faults), desk.now * 1000)),
    agents: ids(desk.users.slice(1)),
    queues: ids(desk.groups),
    priorities: ['normal', 'urgent'],
    secret: account.token,
    addTicket: async ({ subject, body }) => String(desk.add(subject, body).id),
    assign: async (ticket, agent) => {
      desk.change(desk.ticket(Number(ticket))!, desk.users[1]!.id, { assignee_id: Number(agent) })
    },
    stands: async (ticket) => {
      const { assignee_id: assignee, group_id: queue, priority, audits } = desk.ticket(Number(ticket))!
      const notes = audits.flatMap(({ events }) =>
        events.filter((one) => one['public'] === false).map((one) => String(one['body'])),
      )
      return {
        ...{ assignee: assignee === null ? undefined : String(assignee), queue: String(queue) },
        ...{ priority: priority ?? undefined, notes },
      }
    },
    takeRightAway: async () => {
      desk.users[0]!.role = 'agent'
    },
  }
}

describeConnector('Zendesk, a fake one', () => Promise.resolve(open()))

describe('Zendesk', () => {
  const aTicket = async (): Promise<{ use: Fixture; id: string; connector: Connector }> => {
    const use = open()
    const id = await use.addTicket({ subject: 'Refund', body: 'please' })
    return { use, id, connector: use.connect() }
  }
  const readAll = async (connector: Connector, feed: 'tickets' | 'changes'): Promise<readonly Fact[]> => {
    const pages: FactPage[] = []
    for await (const page of connector.read(feed, null, 'history')) pages.push(page)
    return pages.flatMap(({ facts }) => facts)
  }

  it('writes fields, tags, custom fields and note in one call, and keeps the tags that were there', async () => {
    const { use, id, connector } = await aTicket()
    use.fake.desk.change(use.fake.desk.ticket(Number(id))!, use.fake.desk.users[1]!.id, { tags: ['vip', 'old'] })
    const seen = (await connector.look(id))!.version
    const custom = { '6000000002': 'web' }
    const set = { assignee: use.agents[0], queue: use.queues[1], priority: 'urgent', custom }
    const before = use.faults!.calls.get('PUT') ?? 0
    const intent = { ticket: id, mark: 'd-1', seen, set, addTags: ['intent__bug'], dropTags: ['old'], note: 'because' }
    expect(await connector.write(intent)).toMatchObject({ kind: 'done' })
    expect((use.faults!.calls.get('PUT') ?? 0) - before).toBe(1)
    const ticket = await connector.look(id)
    expect(ticket).toMatchObject({ ...set, tags: ['vip', 'intent__bug'] })
    const facts = (await readAll(connector, 'changes')).filter(({ ticket: of }) => of === id)
    expect(facts.map(({ what }) => what)).toContainEqual({
      ...{ kind: 'change', actor: { kind: 'us' }, field: 'custom:6000000002', from: null, to: 'web', mark: 'd-1' },
    })
  })

  it('ends a note in whose it is, once', async () => {
    const { use, id, connector } = await aTicket()
    for (const [mark, note] of [
      ['d-1', 'because'],
      ['d-2', 'because\nPointsman decision d-2'],
    ] as const) {
      const seen = (await connector.look(id))!.version
      expect(await connector.write({ ticket: id, mark, seen, set: {}, note })).toMatchObject({ kind: 'done' })
    }
    const { notes } = (await use.stands(id)) as { readonly notes: readonly string[] }
    expect(notes).toEqual(['because\n\nPointsman decision d-1', 'because\nPointsman decision d-2'])
  })

  it('gives a ticket to nobody', async () => {
    const { use, id, connector } = await aTicket()
    await use.assign(id, use.agents[0])
    const seen = (await connector.look(id))!.version
    expect(await connector.write({ ticket: id, mark: 'd-1', seen, set: { assignee: null } })).toMatchObject({
      kind: 'done',
    })
    expect((await connector.look(id))!.assignee).toBeUndefined()
  })

  it('is overtaken when somebody is faster between the look and the call, fifty times out of fifty', async () => {
    for (let n = 0; n < 50; n++) {
      const use = open()
      const id = await use.addTicket({ subject: 'Refund', body: 'please' })
      const { desk } = use.fake
      // Somebody changes it at the last instant: when the call is on its way.
      const racing: typeof fetch = async (input, init) => {
        if (init?.method === 'PUT') await use.assign(id, use.agents[1])
        return use.fake.fetch(input, init)
      }
      const connector = zendesk({ url, ...account }, impatientTools(racing, desk.now * 1000))
      const seen = (await connector.look(id))!.version
      const intent = { ticket: id, mark: `d-${n}`, seen, set: { assignee: use.agents[0] }, note: 'because' }
      expect(await connector.write(intent)).toEqual({ kind: 'overtaken' })
      expect(await use.stands(id)).toMatchObject({ assignee: use.agents[1], notes: [] })
    }
  })

  it('says which field was refused, never in the words of the vendor, which may quote the ticket', async () => {
    const { use, id, connector } = await aTicket()
    const seen = (await connector.look(id))!.version
    const wish = { ticket: id, mark: 'd-1', seen, set: { assignee: '123456' } }
    expect(await connector.write(wish)).toEqual({
      kind: 'refused',
      why: 'Zendesk answered 422 RecordInvalid about assignee_id',
    })
    const ticket = use.fake.desk.ticket(Number(id))!
    use.fake.desk.change(ticket, use.fake.desk.users[1]!.id, { status: 'closed' })
    const closed = { ...wish, seen: (await connector.look(id))!.version, set: { priority: 'urgent' } }
    expect(await connector.write(closed)).toEqual({
      kind: 'refused',
      why: 'Zendesk answered 422 RecordInvalid about status',
    })
  })

  it('says in part what a trigger of theirs has undone at once', async () => {
    const { use, id } = await aTicket()
    const meddling: typeof fetch = async (input, init) => {
      const answer = await use.fake.fetch(input, init)
      if (init?.method !== 'PUT') return answer
      const json = (await answer.json()) as { ticket: object }
      return Response.json({ ...json, ticket: { ...json.ticket, priority: 'low' } })
    }
    const connector = zendesk({ url, ...account }, impatientTools(meddling, use.fake.desk.now * 1000))
    const seen = (await connector.look(id))!.version
    const outcome = await connector.write({
      ticket: id,
      mark: 'd-1',
      seen,
      set: { priority: 'urgent', queue: use.queues[1] },
    })
    expect(outcome).toMatchObject({
      kind: 'partly',
      refused: [{ field: 'priority', why: 'it was to be urgent and is low' }],
    })
  })

  it('tells when a ticket was solved, who asked, and for which account', async () => {
    const { use, id, connector } = await aTicket()
    const { desk } = use.fake
    desk.change(desk.ticket(Number(id))!, desk.users[1]!.id, { status: 'solved', assignee_id: desk.users[1]!.id })
    const [fact] = await readAll(connector, 'tickets')
    expect(fact?.what).toMatchObject({
      ...{ requester: 'kim@example.com', account: 'Acme', channel: 'web', status: 'resolved', assignee: use.agents[0] },
      resolvedAt: Date.parse(desk.ticket(Number(id))!.solved_at!),
    })
  })

  it('reads on in the middle of a page, though tickets of it were changed meanwhile', async () => {
    const use = open()
    const ids: string[] = []
    for (let n = 0; n < 250; n++) ids.push(await use.addTicket({ subject: `Refund ${n}`, body: 'please' }))
    const found = new Map<string, Fact>()
    let cursor: FactPage['next'] | null = null
    for (let stop = 0; stop < 20; stop++) {
      let isEnd = true
      for await (const page of use.connect().read('changes', cursor, 'history')) {
        for (const fact of page.facts) found.set(fact.key, fact)
        ;({ next: cursor, isEnd } = page)
        break
      }
      if (isEnd) break
      // One that was read and one that was not go to the end of the export.
      if (stop < 3) for (const id of [ids[stop]!, ids[249 - stop]!]) await use.assign(id, use.agents[0])
    }
    const created = [...found.values()].filter(({ what }) => what.kind === 'change' && what.field === 'created')
    expect(created.map(({ ticket }) => ticket).toSorted()).toEqual(ids.toSorted())
    const moves = [...found.values()].filter(({ what }) => what.kind === 'change' && what.field === 'assignee')
    expect(moves.length).toBeGreaterThanOrEqual(4)
  })

  it('goes over plain http to this machine only', () => {
    expect(() => zendesk({ url: 'http://acme.zendesk.com', ...account }, impatientTools(fetch))).toThrow(
      'allowed is https',
    )
  })
})

describe('what Zendesk leaves out of its export', () => {
  it('is recalled of a ticket that is named, within its newest minute', async () => {
    const use = open()
    const { id } = use.fake.desk.add('Refund', 'please')
    use.fake.desk.now -= 60
    for await (const { facts } of use.connect().read('changes', null, 'live')) expect(facts).toEqual([])
    const recalled = await use.connect().recall!(String(id))
    expect(recalled.map(({ what }) => what)).toContainEqual(expect.objectContaining({ field: 'created' }))
  })
})

describe('a webhook of Zendesk', () => {
  it('is believed by no secret, and by none that everybody knows', () => {
    const settings = { url, ...account }
    const bare = zendesk(settings, impatientTools(fetch))
    expect(bare.can.webhook).toBe('none')
    const delivery = { headers: {}, body: Buffer.from('{}'), receivedAt: 0 }
    expect(bare.hear(delivery)).toEqual({ ok: false, why: 'unsupported' })
    const webhookSecret = Buffer.from('this_secret_is_for_testing_only').toString('base64')
    expect(() => zendesk({ ...settings, webhookSecret }, impatientTools(fetch))).toThrow('publishes for tests')
  })

  const secret = 'shared with Zendesk'
  const at = Date.UTC(2026, 2, 2, 10)
  const hear = (body: string | Buffer, changes: Partial<Delivery> = {}, by = secret, when = at): Heard => {
    const timestamp = new Date(when).toISOString()
    const mac = createHmac('sha256', by)
      .update(Buffer.concat([Buffer.from(timestamp), Buffer.from(body)]))
      .digest('base64')
    const headers = { 'x-zendesk-webhook-signature': mac, 'x-zendesk-webhook-signature-timestamp': timestamp }
    return open()
      .connect()
      .hear({ headers, body: Buffer.from(body), receivedAt: at, ...changes })
  }
  const envelope = JSON.stringify({ id: 'e-1', type: 'zen:event-type:ticket.status_changed', detail: { id: '35436' } })

  it('tells which ticket to look at: an event subscription, or a trigger', () => {
    const id = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(hear(envelope)).toEqual({ ok: true, id, sentAt: at, tickets: ['35436'] })
    expect(hear('{"ticket_id": 35436}')).toMatchObject({ ok: true, tickets: ['35436'], id })
  })

  it('is refused when it is not signed, changed, late, or by another secret', () => {
    expect(hear(envelope, { headers: {} })).toEqual({ ok: false, why: 'unsigned' })
    expect(hear(envelope, { body: Buffer.from(`${envelope} `) })).toEqual({ ok: false, why: 'forged' })
    expect(hear(envelope, {}, 'another')).toEqual({ ok: false, why: 'forged' })
    expect(hear(envelope, {}, secret, at - 301_000)).toEqual({ ok: false, why: 'stale' })
    for (const body of ['', '[]', '{"detail":{}}', '{"ticket_id":"1; drop"}', Buffer.from([0xff])]) {
      expect(hear(body)).toEqual({ ok: false, why: 'malformed' })
    }
  })
})

describe('every request that was made', () => {
  if (file === undefined) {
    it.skip('was not held to the description of the vendor: it is not here (POINTSMAN_SPECS)', () => {})
    return
  }
  it('is one that the description of the vendor allows, but for the exceptions that were reviewed', () => {
    expect(contract!.complaints()).toEqual([])
    expect(contract!.checked()).toBeGreaterThan(300)
    expect(contract!.unused().map(({ why }) => why)).toEqual([])
    expect(exceptions.length).toBeGreaterThan(0)
  })
  afterAll(() => {
    contract = undefined
  })
})

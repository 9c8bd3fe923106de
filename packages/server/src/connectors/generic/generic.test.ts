import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { newSigningSecret, sign } from '../../webhooks/signature.ts'
import { impatientTools } from '../connector.conformance.ts'
import type { Connector, Delivery, Finding, Heard, Intent } from '../connector.ts'
import { abilitiesOfBridge, genericBridge, type BridgeSettings } from './generic.ts'

// What every connector does is tried on the example bridge over HTTP: examples/bridge/bridge.test.ts.

const now = Date.UTC(2026, 10, 2, 10)
const abilities = {
  changes: true,
  enforced_versions: true,
  tags: true,
  custom_fields: true,
  skills: true,
  presence: true,
}
const ticket = {
  ...{ id: 4711, version: 7, subject: 'Secret words', body: 'more secret words', queue: 12, assignee: null },
  ...{ created_at: '2026-11-01T09:00:00+01:00', status: 'open', custom: { seats: 40, vip: true, none: null } },
  unknown: 'is passed over',
}
const directory = {
  ...{ protocol: 1, now: new Date(now).toISOString(), me: 'robot', may_write: true, can: abilities },
  agents: [
    { id: 'ada', name: 'Ada', skills: ['vat'], presence: 'away', queues: [12] },
    { id: 'robot', name: 'Robot' },
  ],
  queues: [{ id: 12, name: 'Billing' }],
  priorities: [{ id: 'p1', name: 'Now', likely: 'urgent' }],
}
const page = { next: 'c-1', end: true }
const usual: Readonly<Record<string, unknown>> = {
  directory,
  tickets: { tickets: [ticket], ...page },
  changes: { changes: [], ...page },
  'tickets/4711': ticket,
}

/** A bridge that says just this. */
function saying(said: Readonly<Record<string, unknown>> = {}, settings: Partial<BridgeSettings> = {}): Connector {
  const answers = { ...usual, ...said }
  const fetching: typeof fetch = async (input) => {
    const path = new URL(input as URL).pathname.replace('/bridge/', '')
    const found = answers[decodeURIComponent(path)]
    if (found instanceof Response) return found
    return found === undefined ? Response.json({}, { status: 404 }) : Response.json(found)
  }
  const address = { url: 'https://desk.example.com/bridge', token: 'hush', callsPerMinute: 1000 }
  return genericBridge({ ...address, abilities, ...settings }, impatientTools(fetching, now))
}

async function firstPage(connector: Connector, feed: 'tickets' | 'changes'): Promise<unknown> {
  for await (const found of connector.read(feed, null, 'history')) return found
  return undefined
}

describe('what a bridge says', () => {
  it('is taken with numbers for ids, and without what may be left out', async () => {
    expect(await saying().look('4711')).toEqual({
      ...{ kind: 'ticket', id: '4711', subject: 'Secret words', body: 'more secret words', queue: '12' },
      ...{ createdAt: Date.UTC(2026, 10, 1, 8), updatedAt: Date.UTC(2026, 10, 1, 8), status: 'open', tags: [] },
      ...{ custom: { seats: '40', vip: 'true' }, version: { token: '7', strength: 'enforced' } },
    })
    const { agents, customFields } = await saying().directory()
    expect(agents).toEqual([{ id: 'ada', name: 'Ada', skills: ['vat'], presence: 'away', queues: ['12'] }])
    expect(customFields).toEqual([])
  })

  it('of a change says who: a person, Pointsman or nobody; a field that means nothing here is passed over', async () => {
    const at = '2026-11-01T09:00:00Z'
    const told = [
      { id: 1, ticket: 4711, at, actor: 'ada', field: 'status', from: 'open', to: 'resolved' },
      { id: 2, ticket: 4711, at, actor: 'robot', field: 'tags', from: [], to: ['a', 'b'], mark: 'd-1' },
      { id: 'x-3', ticket: 4711, at, field: 'assignee', to: 'ada', order: 9 },
      { id: 4, ticket: 4711, at, actor: 'ada', field: 'mood', to: 'better' },
    ]
    const found = await firstPage(saying({ changes: { changes: told, ...page } }), 'changes')
    const of = { ticket: '4711', at: Date.parse(at), key: expect.stringMatching(/^change\//) }
    expect(found).toMatchObject({
      next: { v: 1, next: 'c-1' },
      isEnd: true,
      settledAt: now,
      facts: [
        {
          ...of,
          order: 1,
          what: { actor: { kind: 'person', id: 'ada' }, field: 'status', from: 'open', to: 'resolved' },
        },
        { ...of, order: 2, what: { actor: { kind: 'us' }, field: 'tags', from: '', to: 'a b', mark: 'd-1' } },
        { ...of, order: 9, what: { actor: { kind: 'system' }, field: 'assignee', from: null, to: 'ada' } },
      ],
    })
  })

  it('is refused with place, value and what is allowed, and never with words of a ticket', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ created_at: 'yesterday' }, 'tickets/4711: created_at is "yesterday"; allowed is a date with its zone'],
      [{ created_at: '2026-11-01T09:00:00' }, 'created_at is "2026-11-01T09:00:00"; allowed is a date with its zone'],
      [{ created_at: '1869-11-01T09:00:00Z' }, 'from 1970 to 2099'],
      [{ status: 'pending' }, 'status is "pending"'],
      [{ version: undefined }, 'version is missing; allowed is an id'],
      [{ id: '..' }, 'id is a text of 2 characters; allowed is an id'],
      [{ queue: 'a\nb' }, 'queue is a text of 3 characters'],
      [{ subject: ['Secret words'] }, 'subject is a list'],
      [{ custom: { note: { secret: 'words' } } }, 'custom.note is an object'],
    ]
    for (const [change, text] of wrong) {
      const error: unknown = await saying({ 'tickets/4711': { ...ticket, ...change } })
        .look('4711')
        .catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'help_desk_refused', message: expect.stringContaining(text) })
      expect(String(error)).not.toMatch(/secret/i)
    }
    const changes = [{ id: 1, ticket: 1, at: '2026-11-01T09:00:00Z', field: 'status', from: 'open', to: 'done' }]
    await expect(firstPage(saying({ changes: { changes, ...page } }), 'changes')).rejects.toThrow(
      'changes: changes.0.to is a text of 4 characters; allowed is one of open, paused, resolved, closed, spam',
    )
  })

  it('would be read for ever where a page leads to itself', async () => {
    const connector = saying({ tickets: { tickets: [ticket], next: '', end: false } })
    await expect(firstPage(connector, 'tickets')).rejects.toThrow('next is where the page began, and end is false')
  })

  it('may be less sure: a version that the bridge does not enforce is advisory', async () => {
    const connector = saying({}, { abilities: { ...abilities, enforced_versions: false } })
    expect(connector.can.enforcedVersion).toBe(false)
    expect((await connector.look('4711'))!.version.strength).toBe('advisory')
  })
})

describe('what became of a decision', () => {
  const intent: Intent = {
    ...{ ticket: '4711', mark: 'd-1~zoë', seen: { token: '7', strength: 'enforced' }, note: 'because' },
    ...{ set: { assignee: 'ada', queue: '13' }, addTags: ['intent__bug'] },
  }
  const path = 'tickets/4711/decisions/d-1~zoë'
  const written = (answer: unknown): Promise<unknown> => saying({ [path]: answer }).write(intent)
  const after = { ...ticket, version: 8, assignee: 'ada', queue: 13, tags: ['intent__bug'] }

  it('is what stands there, whatever the status says', async () => {
    expect(await written({ ticket: after })).toEqual({ kind: 'done', now: { token: '8', strength: 'enforced' } })
    expect(await written({ ticket: after, already: true })).toMatchObject({ kind: 'already' })
    expect(await written({ ticket: { ...after, queue: 12, tags: [] } })).toMatchObject({
      kind: 'partly',
      refused: [
        { field: 'queue', why: 'it was to be 13 and is 12' },
        { field: 'tags', why: 'intent__bug did not stay' },
      ],
    })
    const refused = [{ field: 'note', why: 'ticket "Secret words" takes no notes' }]
    expect(await written({ ticket: after, refused })).toMatchObject({ refused: [{ field: 'note', why: 'refused' }] })
  })

  it('is told apart: overtaken, refused, to come later, unsure', async () => {
    const status = (code: number, json: unknown = {}, headers = {}): Promise<unknown> =>
      written(Response.json(json, { status: code, headers }))
    for (const code of [409, 412]) expect(await status(code)).toEqual({ kind: 'overtaken' })
    const refused = (why: string): unknown => ({ kind: 'refused', why })
    expect(await status(404)).toEqual(refused('the bridge answered 404: the ticket is gone'))
    expect(await status(403)).toEqual(refused('the bridge answered 403: a right is missing'))
    expect(await status(422, { field: 'assignee', why: 'unknown' })).toEqual(
      refused('the bridge answered 422 unknown about assignee'),
    )
    expect(await status(422, { why: 'The ticket "Secret words" is locked' })).toEqual(
      refused('the bridge answered 422'),
    )
    for (const code of [429, 503]) {
      expect(await status(code, {}, { 'retry-after': '9' })).toMatchObject({ kind: 'later', at: now + 9000 })
    }
    for (const code of [408, 500, 502, 503]) expect(await status(code)).toMatchObject({ kind: 'unsure' })
    expect(await written({ ticket: { ...after, status: 'odd' } })).toMatchObject({ kind: 'unsure' })
  })

  it('is sent signed, so that the reference library believes it; a shared secret signs nothing', async () => {
    const sent: { headers: Record<string, string>; body: string }[] = []
    const fetching: typeof fetch = async (_, init) => {
      sent.push(init as never)
      return Response.json({ ticket: after })
    }
    const address = { url: 'https://desk.example.com/bridge', token: 'hush', callsPerMinute: 1000 }
    const secret = newSigningSecret()
    for (const by of [secret, 'only shared, and long enough']) {
      await genericBridge({ ...address, abilities, secret: by }, impatientTools(fetching)).write(intent)
    }
    expect(new Webhook(secret).verify(sent[0]!.body, sent[0]!.headers)).toMatchObject({ ticket: '4711', seen: '7' })
    expect(sent[0]!.headers['webhook-id']).toBe('d-1~zo%C3%AB')
    expect(Object.keys(sent[1]!.headers).some((name) => name.startsWith('webhook-'))).toBe(false)
    expect(JSON.stringify(sent)).not.toContain(secret)
  })
})

describe('checking a bridge', () => {
  const worst = async (said: object, settings: Partial<BridgeSettings> = {}): Promise<readonly Finding[]> =>
    (await saying({ directory: { ...directory, ...said } }, settings).check()).filter(({ level }) => level !== 'fine')

  it('says what is not as it should be', async () => {
    expect(await worst({})).toEqual([])
    expect(await worst({ protocol: 2 })).toMatchObject([
      { level: 'blocking', text: expect.stringContaining('allowed is 1') },
    ])
    expect(await worst({ now: new Date(now + 600_000).toISOString() })).toMatchObject([
      { level: 'warning', text: "our clock is 10 minutes behind the bridge's: set it by NTP" },
    ])
    expect(await worst({ queues: [] })).toMatchObject([{ level: 'blocking', text: 'there is no queue' }])
    expect(await worst({}, { abilities: { ...abilities, tags: false } })).toMatchObject([
      { level: 'warning', text: expect.stringContaining('(tags): connect it again') },
    ])
    const [found] = (await saying({ tickets: { tickets: 'none', ...page } }).check()).filter(
      ({ level }) => level === 'blocking',
    )
    expect(found?.text).toContain('tickets is a text of 4 characters')
  })

  it('asks it what it can, and takes what is not said for no', async () => {
    const fetching: typeof fetch = async () => Response.json({ ...directory, can: { tags: true } })
    const address = { url: 'http://bridge:8090', allowHttp: true, token: 'hush', callsPerMinute: 10 }
    const no = { changes: false, enforced_versions: false, custom_fields: false, skills: false, presence: false }
    expect(await abilitiesOfBridge(address, impatientTools(fetching))).toEqual({ ...no, tags: true })
  })

  it('goes by plain http to this machine, and further only where that is allowed', () => {
    const to = (url: string, allowHttp = false): Connector => saying({}, { url, allowHttp })
    expect(() => to('http://127.0.0.1:8090/v1')).not.toThrow()
    expect(() => to('http://bridge:8090')).toThrow('allowed is https://…')
    expect(() => to('http://bridge:8090', true)).not.toThrow()
    expect(() => to('https://a?b=c')).toThrow('allowed is an address without ? and #')
  })
})

describe('a webhook of a bridge', () => {
  const secret = newSigningSecret()
  const body = '{"tickets":["4711",12]}'
  const hear = (given: string | Buffer, changes: Partial<Delivery> = {}, by = secret, sentAt = now): Heard => {
    const bytes = Buffer.from(given)
    const timestamp = String(sentAt / 1000)
    const signature = sign(by, { id: 'msg_1', timestamp, body: bytes })
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature }
    return saying({}, { secret }).hear({ headers, body: bytes, receivedAt: now, ...changes })
  }

  it('tells which tickets to look at; the very same request is known by its id', () => {
    const heard = { ok: true, id: `${now}/msg_1`, sentAt: now, tickets: ['4711', '12'] }
    expect(hear(body)).toEqual(heard)
    expect(hear(body, { receivedAt: now + 200_000 })).toEqual(heard)
  })

  it('is refused with one byte changed, written anew, late, early, unsigned, or signed by another secret', () => {
    const bytes = Buffer.from(body)
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(hear(body, { body: changed })).toEqual({ ok: false, why: 'forged' })
    }
    const anew = Buffer.from(JSON.stringify(JSON.parse(body), null, 1))
    expect(hear(body, { body: anew })).toEqual({ ok: false, why: 'forged' })
    for (const sentAt of [now - 301_000, now + 301_000]) {
      expect(hear(body, {}, secret, sentAt)).toEqual({ ok: false, why: 'stale' })
    }
    expect(hear(body, { headers: {} })).toEqual({ ok: false, why: 'unsigned' })
    expect(hear(body, {}, newSigningSecret())).toEqual({ ok: false, why: 'forged' })
    const shared = { 'x-pointsman-secret': secret }
    expect(hear(body, { headers: shared })).toEqual({ ok: false, why: 'unsigned' })
  })

  it('is malformed when it is too large or says something else', () => {
    for (const text of ['', '[]', '{}', '{"tickets":"4711"}', '{"tickets":[""]}', Buffer.from([0xff])]) {
      expect(hear(text)).toEqual({ ok: false, why: 'malformed' })
    }
    expect(hear(`{"tickets":[${'1,'.repeat(1000)}1]}`)).toEqual({ ok: false, why: 'malformed' })
    expect(hear(`${' '.repeat(1_048_577)}${body}`)).toEqual({ ok: false, why: 'malformed' })
  })

  it('is believed by a shared secret in a header where that was agreed, and not without any', () => {
    const by = 'agreed with the bridge'
    const heard = (secretOf: Partial<BridgeSettings>, headers: Delivery['headers']): Heard =>
      saying({}, secretOf).hear({ headers, body: Buffer.from(body), receivedAt: now })
    expect(heard({ secret: by }, { 'x-pointsman-secret': by })).toMatchObject({ ok: true, tickets: ['4711', '12'] })
    expect(heard({ secret: by }, { 'x-pointsman-secret': by, 'webhook-id': 'w-1' })).toMatchObject({ id: 'w-1' })
    expect(heard({ secret: by }, { 'x-pointsman-secret': `${by}.` })).toEqual({ ok: false, why: 'forged' })
    expect(heard({ secret: by }, {})).toEqual({ ok: false, why: 'unsigned' })
    expect(heard({}, { 'x-pointsman-secret': by })).toEqual({ ok: false, why: 'unsupported' })
    expect([saying({}, { secret }), saying({}, { secret: by }), saying()].map(({ can }) => can.webhook)).toEqual([
      ...['signed', 'secret', 'none'],
    ])
  })
})

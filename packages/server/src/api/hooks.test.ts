import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { secretsUnder } from '../secrets.ts'
import { newSigningSecret, sign } from '../webhooks/signature.ts'
import { signZendesk } from '../webhooks/zendesk-signature.ts'
import { openTestApi, refundTicket, seedTeam, testStart, type Sent, type TestApi } from './test-api.ts'

let api: TestApi
let names = 0

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
}, 240_000)
afterAll(() => api.close())

type Headers = Record<string, string>
const newId = (kind: string): string => `${kind}-${++names}`
const seconds = (at = testStart): string => String(Math.floor(at / 1000))

async function open(hook: object): Promise<{ id: string; secret: string }> {
  const made = await api.send('POST', '/v1/hooks', { id: newId('hook'), ...hook })
  expect(made.status).toBe(201)
  return { id: made.body.hook.id, secret: made.body.secret }
}

async function deliver(hook: string, payload: string | Buffer, headers: Headers): Promise<Sent> {
  const answer = await api.app.inject({
    ...{ method: 'POST', url: `/v1/hooks/${hook}`, payload },
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

/** All that could have been stored. */
async function kept(): Promise<unknown> {
  const { tickets, decisions, lessons } = await api.store.counts()
  return { tickets, decisions, lessons, position: await api.store.lastPosition() }
}

interface Scheme {
  readonly name: string
  /** Headers over a body, by a secret, at a time. */
  readonly sign: (secret: string, body: string | Buffer, more?: { at?: number; id?: string }) => Headers
  readonly newSecret: () => string
}

const schemes: readonly Scheme[] = [
  {
    name: 'standard-webhooks',
    newSecret: newSigningSecret,
    // The scheme written out once more, so that the test does not lean on what it tests.
    sign: (secret, body, { at = testStart, id = newId('msg') } = {}) => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
      const mac = createHmac('sha256', key).update(
        Buffer.concat([Buffer.from(`${id}.${seconds(at)}.`), Buffer.from(body)]),
      )
      return {
        'webhook-id': id,
        'webhook-timestamp': seconds(at),
        'webhook-signature': `v1,${mac.digest('base64')}`,
      }
    },
  },
  {
    name: 'zendesk',
    newSecret: () => createHmac('sha256', 'x').update(newId('s')).digest('base64'),
    sign: (secret, body, { at = testStart } = {}) => {
      const timestamp = new Date(at).toISOString()
      const mac = createHmac('sha256', Buffer.from(secret)).update(
        Buffer.concat([Buffer.from(timestamp), Buffer.from(body)]),
      )
      return {
        'x-zendesk-webhook-signature': mac.digest('base64'),
        'x-zendesk-webhook-signature-timestamp': timestamp,
      }
    },
  },
]

describe.each(schemes)('a webhook signed by $name', (scheme) => {
  let hook: { id: string; secret: string }
  let body: string
  const nothingKept = async (payload: string | Buffer, headers: Headers, status = 401): Promise<void> => {
    const before = await kept()
    const answer = await deliver(hook.id, payload, headers)
    expect(answer.status).toBe(status)
    expect(await kept()).toEqual(before)
    if (status === 401) expect(answer.body.detail).toBe('The webhook is not proved to come from who may send it.')
  }

  beforeAll(async () => {
    hook = await open({ scheme: scheme.name, secret: scheme.newSecret() })
  })
  beforeEach(() => {
    body = JSON.stringify({ id: newId('t'), ...refundTicket })
  })

  test('brings a ticket, which is routed at once', async () => {
    const answer = await deliver(hook.id, body, scheme.sign(hook.secret, body))
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'routed', ticket_id: JSON.parse(body).id } })
    const ticket = (await api.send('GET', `/v1/tickets/${answer.body.ticket_id}`)).body
    expect(ticket).toMatchObject({ subject: refundTicket.subject, assignee: 'ada', status: 'assigned' })
  })

  test('with any one byte changed is refused, and nothing of it is stored', async () => {
    const headers = scheme.sign(hook.secret, body)
    for (const at of [0, 1, Math.floor(body.length / 2), body.length - 1]) {
      const changed = Buffer.from(body)
      changed[at]! ^= 1
      await nothingKept(changed, headers)
    }
    await nothingKept(`${body} `, headers)
    await nothingKept(body.slice(0, -1), headers)
    await nothingKept('', headers)
  })

  test('written otherwise, though it says the same, is refused', async () => {
    const headers = scheme.sign(hook.secret, body)
    await nothingKept(JSON.stringify(JSON.parse(body), null, 1), headers)
    await nothingKept(body.replace('refund one', 'refund\\u0020one'), headers)
  })

  test('of more than five minutes ago, or ahead, is refused', async () => {
    for (const at of [testStart - 300_001 - 1000, testStart + 302_000]) {
      await nothingKept(body, scheme.sign(hook.secret, body, { at }))
    }
    const late = await deliver(hook.id, body, scheme.sign(hook.secret, body, { at: testStart - 299_000 }))
    expect(late.body.outcome).toBe('routed')
  })

  test('with a time that was changed, or is none, is refused', async () => {
    const headers = scheme.sign(hook.secret, body, { at: testStart - 3_600_000 })
    const name = Object.keys(headers).find((each) => each.endsWith('timestamp'))!
    const fresh = scheme.sign(hook.secret, body)[name]!
    await nothingKept(body, { ...headers, [name]: fresh })
    await nothingKept(body, { ...headers, [name]: 'now' })
  })

  test('without a signature, or by another secret, is refused', async () => {
    await nothingKept(body, {})
    const headers = scheme.sign(hook.secret, body)
    for (const name of Object.keys(headers)) {
      const { [name]: _missing, ...rest } = headers
      await nothingKept(body, rest)
      await nothingKept(body, { ...headers, [name]: '' })
    }
    await nothingKept(body, scheme.sign(scheme.newSecret(), body))
  })

  test('that comes a second time is refused, and nothing more is stored', async () => {
    const headers = scheme.sign(hook.secret, body)
    expect((await deliver(hook.id, body, headers)).status).toBe(200)
    await nothingKept(body, headers, 409)
  })

  test('of 2 MB is refused before it is read', async () => {
    const large = JSON.stringify({ id: newId('t'), subject: 'x', body: 'y'.repeat(2_000_000) })
    await nothingKept(large, scheme.sign(hook.secret, large), 413)
  })

  test('that is no JSON, or not UTF-8, is refused although it is signed', async () => {
    for (const payload of [Buffer.from('{"subject":'), Buffer.from([0x22, 0xff, 0xfe, 0x22]), Buffer.from('')]) {
      await nothingKept(payload, scheme.sign(hook.secret, payload), 400)
    }
  })
})

describe('a webhook with a shared secret', () => {
  test('is taken by the secret in its header, once for the same body', async () => {
    const { id, secret } = await open({ scheme: 'shared-secret', header: 'x-desk-key' })
    const body = JSON.stringify({ id: newId('t'), ...refundTicket })
    const before = await kept()
    const wrong: readonly Headers[] = [
      {},
      { 'x-desk-key': `${secret}x` },
      { 'x-desk-key': '' },
      { 'x-pointsman-secret': secret },
    ]
    for (const headers of wrong) {
      expect((await deliver(id, body, headers)).status).toBe(401)
    }
    expect(await kept()).toEqual(before)
    expect((await deliver(id, body, { 'x-desk-key': secret })).body).toMatchObject({ outcome: 'routed' })
    expect((await deliver(id, body, { 'x-desk-key': secret })).body).toEqual({ outcome: 'duplicate' })
  })
})

describe('what a webhook says', () => {
  let hook: { id: string; secret: string }
  const say = (what: object, id = newId('msg')): Promise<Sent> => {
    const body = Buffer.from(JSON.stringify(what))
    const signed = { id, timestamp: seconds(), body }
    return deliver(hook.id, body, {
      ...{ 'webhook-id': id, 'webhook-timestamp': signed.timestamp, 'webhook-signature': sign(hook.secret, signed) },
    })
  }
  const ticket = async (id: string): Promise<Sent['body']> => (await api.send('GET', `/v1/tickets/${id}`)).body

  beforeAll(async () => {
    hook = await open({
      map: [
        'ticket.nr=id',
        'ticket.title=subject',
        'ticket.text=body',
        'ticket.team.name=queue',
        'ticket.owner=assignee',
      ],
      kind_at: 'event.name',
      kinds: { made: 'created', changed: 'updated' },
    })
  })

  test('is read by the names it was mapped to, however deep they lie', async () => {
    const id = newId('t')
    const text = { nr: id, title: refundTicket.subject, text: refundTicket.body, team: { name: 'nobody knows' } }
    expect((await say({ event: { name: 'made' }, ticket: text })).body).toMatchObject({
      outcome: 'routed',
      ticket_id: id,
    })
    expect(await ticket(id)).toMatchObject({ subject: refundTicket.subject, assignee: 'ada' })
    expect((await say({ event: { name: 'made' }, ticket: text })).body).toEqual({ outcome: 'duplicate', ticket_id: id })
  })

  test('of a ticket that is known, what is otherwise now is told as what people did, and taught', async () => {
    const id = newId('t')
    const now = { nr: id, title: refundTicket.subject, text: refundTicket.body }
    await say({ event: { name: 'made' }, ticket: now })
    const { lessons } = await api.store.counts()
    const moved = { ...now, team: { name: 'integrations' }, owner: 'bob' }
    expect((await say({ event: { name: 'changed' }, ticket: moved })).body).toEqual({
      outcome: 'updated',
      ticket_id: id,
    })
    expect(await ticket(id)).toMatchObject({ assignee: 'bob', queue: 'integrations' })
    expect((await api.store.counts()).lessons).toBeGreaterThan(lessons)
    expect((await say({ event: { name: 'changed' }, ticket: moved })).body).toMatchObject({ outcome: 'unchanged' })
    await say({ event: { name: 'changed' }, ticket: moved, status: 'Solved' })
    expect(await ticket(id)).toMatchObject({ status: 'resolved' })
    await say({ event: { name: 'changed' }, ticket: moved, status: 'open' })
    expect((await ticket(id)).status).not.toBe('resolved')
  })

  test('of a ticket that is not known yet brings it, and a kind that means nothing is passed over', async () => {
    const id = newId('t')
    const now = { nr: id, title: refundTicket.subject, text: refundTicket.body }
    const before = await kept()
    expect((await say({ event: { name: 'painted' }, ticket: now })).body).toEqual({ outcome: 'passed_over' })
    expect(await kept()).toEqual(before)
    expect((await say({ event: { name: 'changed' }, ticket: now })).body).toMatchObject({ outcome: 'routed' })
  })

  test('sent again and signed anew is known by its id, and is no error', async () => {
    const id = newId('msg')
    const body = { event: { name: 'made' }, ticket: { nr: newId('t'), title: 'Refund', text: refundTicket.body } }
    await say(body, id)
    await api.engine.setNow(api.engine.now() + 60_000)
    const bytes = Buffer.from(JSON.stringify(body))
    const signed = { id, timestamp: seconds(api.engine.now()), body: bytes }
    const headers = { 'webhook-id': id, 'webhook-timestamp': signed.timestamp }
    const again = await deliver(hook.id, bytes, { ...headers, 'webhook-signature': sign(hook.secret, signed) })
    expect(again).toMatchObject({ status: 200, body: { outcome: 'duplicate' } })
  })

  test('about nothing, or about somebody who is not there, is refused with what is wrong, and can be sent again', async () => {
    expect((await say({ event: { name: 'made' }, colour: 'red' })).body.detail).toContain('no id, subject or body')
    expect((await say({ ticket: { nr: newId('t') } })).body.detail).toContain(
      'is not known, and has no subject and no body',
    )
    const id = newId('t')
    const now = { nr: id, title: refundTicket.subject, text: refundTicket.body }
    await say({ ticket: now })
    const message = newId('msg')
    const refused = await say({ ticket: { ...now, owner: 'zoe' } }, message)
    expect(refused).toMatchObject({ status: 422, body: { code: 'unknown_name' } })
    await api.send('PUT', '/v1/agents/zoe', { name: 'Zoe', queues: ['billing'], capacity: 5 })
    expect((await say({ ticket: { ...now, owner: 'zoe' } }, message)).body).toMatchObject({ outcome: 'updated' })
  })
})

describe('an address for webhooks', () => {
  test('is listed without its secret, and tells nobody whether it is there', async () => {
    const { id, secret } = await open({ name: 'shop' })
    const listed = await api.send('GET', '/v1/hooks')
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id, name: 'shop', scheme: 'standard-webhooks' }))
    expect(JSON.stringify(listed.body)).not.toContain(secret)
    const [there, missing] = [await deliver(id, '{}', {}), await deliver('nobody', '{}', {})]
    expect(missing).toMatchObject({ status: there.status, body: there.body })
    expect((await api.send('DELETE', `/v1/hooks/${id}`)).body).toMatchObject({ id })
    expect((await api.send('DELETE', `/v1/hooks/${id}`)).status).toBe(404)
  })

  test('whose secret cannot be opened here says nothing of why to whoever sends', async () => {
    const { id } = await open({ scheme: 'shared-secret' })
    const known = (await api.store.hook(id))!
    const sealed = secretsUnder(Buffer.alloc(32, 9)).seal('of another server', `hook/${id}-moved`)
    await api.store.addHook({ ...known, id: `${id}-moved`, secret: sealed })
    const answer = await deliver(`${id}-moved`, '{}', { authorization: 'anything' })
    expect([answer.status, answer.body.detail]).toEqual([500, 'Something broke in the server; its log says what.'])
  })

  test.each([
    [{ scheme: 'zendesk' }, 'Zendesk makes the signing secret'],
    [{ scheme: 'zendesk', secret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==' }, 'publishes for tests'],
    [{ secret: 'not a signing secret at all' }, 'whsec_ and base64'],
    [{ map: ['title=headline'] }, 'map: title=headline'],
    [{ kinds: { made: 'destroyed' } }, 'kinds'],
    [{ header: 'X-Upper' }, 'header'],
  ])('%j is refused', async (hook, why) => {
    const { status, body } = await api.send('POST', '/v1/hooks', { id: newId('hook'), ...hook })
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain(why)
  })

  test('signs as Zendesk does', () => {
    const mac = createHmac('sha256', 'secret').update('2026-03-02T10:00:00Z{"a":1}').digest('base64')
    expect(signZendesk('secret', '2026-03-02T10:00:00Z', Buffer.from('{"a":1}'))).toBe(mac)
  })
})

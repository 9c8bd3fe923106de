import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secretPlace } from '../help-desks.ts'
import { secretsUnder } from '../secrets.ts'
import { newSigningSecret } from '../webhooks/signature.ts'
import { openTestApi, testSecrets, testStart, type Sent, type TestApi } from './test-api.ts'

type Headers = Record<string, string>
type Body = string | Buffer

let api: TestApi
let names = 0
const told: (readonly [string, readonly string[]])[] = []

beforeAll(async () => {
  api = await openTestApi()
  api.store.onHeard((connection, tickets) => told.push([connection, tickets]))
}, 240_000)
afterAll(() => api.close())

const bridge = {
  url: 'https://bridge.example.com',
  callsPerMinute: 600,
  abilities: { changes: true, enforced_versions: true, tags: true, custom_fields: true },
}
const settingsOf = {
  zendesk: {
    url: 'https://acme.zendesk.com',
    email: 'pointsman@acme.example',
    callsPerMinute: 100,
    exportsPerMinute: 10,
  },
  generic: bridge,
  'request-tracker': { url: 'https://rt.example.com' },
}

async function connect(vendor: keyof typeof settingsOf, secret: string, secrets = testSecrets): Promise<string> {
  const id = `desk-${++names}`
  const sealed = secrets.seal(secret, secretPlace(id))
  const given = { id, vendor, settings: settingsOf[vendor], mapping: {}, createdAt: testStart, liveFrom: testStart }
  await api.store.putConnection({ ...given, secret: sealed })
  return id
}

async function call(connection: string, payload: Body, headers: Headers): Promise<Sent> {
  const answer = await api.app.inject({
    ...{ method: 'POST', url: `/v1/connections/${connection}/hook`, payload },
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

/** All that could have been stored, or passed on. */
async function kept(): Promise<unknown> {
  return [await api.store.counts(), await api.store.deskConnections(), told.length]
}

const unproved = 'The webhook is not proved to come from who may send it.'

/** Refused, and nothing of it is stored. */
async function refused(connection: string, payload: Body, headers: Headers, status = 401): Promise<void> {
  const before = await kept()
  const answer = await call(connection, payload, headers)
  expect([answer.status, await kept()]).toEqual([status, before])
  if (status === 401) expect(answer.body.detail).toBe(unproved)
}

interface Scheme {
  readonly vendor: 'zendesk' | 'generic'
  /** What the vendor sends about tickets. */
  readonly say: (ticket: string) => string
  readonly newSecret: () => string
  /** What is kept encrypted. */
  readonly sealed: (secret: string) => string
  /** The scheme written out once more, so that the test does not lean on what it tests. */
  readonly sign: (secret: string, body: Body, at?: number) => Headers
}

const schemes: readonly Scheme[] = [
  {
    vendor: 'zendesk',
    say: (ticket) => `{"type":"zen:event-type:ticket.created","id":"e-${++names}","detail":{"id":"${ticket}"}}`,
    newSecret: () => createHmac('sha256', 'x').update(String(++names)).digest('base64'),
    sealed: (webhookSecret) => JSON.stringify({ token: 't', webhookSecret }),
    sign: (secret, body, at = testStart) => {
      const timestamp = new Date(at).toISOString()
      const mac = createHmac('sha256', Buffer.from(secret)).update(timestamp).update(body).digest('base64')
      return { 'x-zendesk-webhook-signature': mac, 'x-zendesk-webhook-signature-timestamp': timestamp }
    },
  },
  {
    vendor: 'generic',
    say: (ticket) => `{"tickets":["${ticket}"]}`,
    newSecret: newSigningSecret,
    sealed: (secret) => JSON.stringify({ token: 't', secret }),
    sign: (secret, body, at = testStart) => {
      const [id, timestamp] = [`msg_${++names}`, String(Math.floor(at / 1000))]
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
      return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
    },
  },
]

describe.each(schemes)(
  'what a connected help desk calls, $vendor, signed',
  ({ vendor, say, newSecret, sealed, sign }) => {
    let id: string
    const secret = newSecret()
    const body = say('4711')

    beforeAll(async () => {
      id = await connect(vendor, sealed(secret))
    })

    test('is passed on to whoever looks after it, and noted', async () => {
      const answer = await call(id, body, sign(secret, body))
      expect([answer.status, answer.body, told.at(-1)]).toEqual([202, { outcome: 'heard' }, [id, ['4711']]])
      const health = (await api.send('GET', '/v1/health')).body.help_desks
      expect(health).toContainEqual(expect.objectContaining({ id, heard_at: new Date(testStart).toISOString() }))
    })

    test('with any one byte changed is refused', async () => {
      const headers = sign(secret, body)
      for (let at = 0; at < body.length; at++) {
        const changed = Buffer.from(body)
        changed[at]! ^= 1
        await refused(id, changed, headers)
      }
      for (const other of [`${body} `, body.slice(0, -1), '']) await refused(id, other, headers)
    })

    test('written otherwise, though it says the same, is refused', async () => {
      const headers = sign(secret, body)
      await refused(id, JSON.stringify(JSON.parse(body), null, 1), headers)
      await refused(id, body.replace('4711', '\\u0034711'), headers)
    })

    test('of more than five minutes ago, or ahead, or with a time that was changed, is refused', async () => {
      for (const at of [testStart - 302_000, testStart + 302_000]) await refused(id, body, sign(secret, body, at))
      const old = sign(secret, body, testStart - 3_600_000)
      const name = Object.keys(old).find((each) => each.endsWith('timestamp'))!
      for (const time of [sign(secret, body)[name]!, 'now']) await refused(id, body, { ...old, [name]: time })
      expect((await call(id, body, sign(secret, body, testStart - 299_000))).status).toBe(202)
    })

    test('without a signature, without a part of it, or by another secret, is refused', async () => {
      await refused(id, body, {})
      const headers = sign(secret, body)
      for (const name of Object.keys(headers)) {
        const { [name]: _missing, ...rest } = headers
        await refused(id, body, rest)
        await refused(id, body, { ...headers, [name]: '' })
      }
      await refused(id, body, sign(newSecret(), body))
      await refused(id, body, { ...sign(newSecret(), body), authorization: `Bearer ${await api.keyWith('admin')}` })
    })

    test('by the secret that Zendesk publishes for tests is refused', async () => {
      const everybodys = Buffer.from('this_secret_is_for_testing_only').toString('base64')
      await refused(id, body, sign(everybodys, body))
      if (vendor !== 'zendesk') return
      // Also where it got into the database, past the command that refuses it.
      await refused(await connect(vendor, sealed(everybodys)), body, sign(everybodys, body), 500)
    })

    test('a second time is refused, and signed anew it is heard again', async () => {
      const headers = sign(secret, body, testStart - 7000)
      expect((await call(id, body, headers)).status).toBe(202)
      await refused(id, body, headers, 409)
      const { 'webhook-signature': one, ...rest } = headers
      if (one !== undefined) await refused(id, body, { ...rest, 'webhook-signature': `v1,bm90aGluZw== ${one}` }, 409)
      expect((await call(id, body, sign(secret, body, testStart + 1000))).status).toBe(202)
    })

    test('of 2 MB is refused before it is read', async () => {
      const large = `{"tickets":["4711"],"detail":{"id":"${'1'.repeat(2_000_000)}"}}`
      await refused(id, large, sign(secret, large), 413)
    })

    test('that says nothing of tickets is refused although it is signed', async () => {
      for (const other of ['', '[]', '{"tickets":', Buffer.from([0x22, 0xff, 0x22])])
        await refused(id, other, sign(secret, other), 400)
    })

    test('that names very many passes some on: of the others the poll tells', async () => {
      if (vendor !== 'generic') return
      const many = JSON.stringify({ tickets: Array.from({ length: 1000 }, (_, n) => n) })
      expect((await call(id, many, sign(secret, many))).status).toBe(202)
      expect(told.at(-1)?.[1]).toHaveLength(20)
    })
  },
)

describe('what a bridge calls with a shared secret', () => {
  const secret = 'agreed with the bridge'
  const body = '{"tickets":["4711"]}'
  const header = 'x-pointsman-secret'
  let id: string
  beforeAll(async () => {
    id = await connect('generic', JSON.stringify({ token: 't', secret }))
  })

  test('is heard, as often as it is said: nobody can tell one such call from the next', async () => {
    for (let n = 0; n < 2; n++) expect((await call(id, body, { [header]: secret })).status).toBe(202)
  })

  test('is refused with another secret, one byte changed, none, or too large', async () => {
    for (let at = 0; at < secret.length; at++) {
      const changed = Buffer.from(secret)
      changed[at]! ^= 1
      await refused(id, body, { [header]: changed.toString('latin1') })
    }
    for (const wrong of [{}, { [header]: '' }, { [header]: `${secret}.` }, { authorization: `Bearer ${secret}` }])
      await refused(id, body, wrong)
    await refused(id, ' '.repeat(2_000_000), { [header]: secret }, 413)
  })

  test('is refused a second time where it has an id', async () => {
    const headers = { [header]: secret, 'webhook-id': 'once' }
    expect((await call(id, body, headers)).status).toBe(202)
    await refused(id, body, headers, 409)
  })
})

describe('the address of a connection', () => {
  test('is none where the help desk cannot call, or where no secret was given for it', async () => {
    for (const id of [await connect('request-tracker', 't'), await connect('zendesk', 't')]) {
      await refused(id, '{}', {}, 404)
    }
  })

  test('tells nobody whether there is such a connection', async () => {
    const id = await connect('generic', JSON.stringify({ token: 't', secret: newSigningSecret() }))
    const [there, missing] = [await call(id, '{}', {}), await call('nobody', '{}', {})]
    expect(missing).toMatchObject({ status: there.status, body: there.body })
  })

  test('of one whose secret cannot be opened here says nothing of why', async () => {
    const id = await connect('zendesk', 't', secretsUnder(Buffer.alloc(32, 9)))
    const answer = await call(id, '{}', { authorization: 'anything' })
    expect([answer.status, answer.body.detail]).toEqual([500, 'Something broke in the server; its log says what.'])
  })
})

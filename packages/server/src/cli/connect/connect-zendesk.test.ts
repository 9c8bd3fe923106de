import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeZendesk } from '../../connectors/zendesk/testing/fake-zendesk.ts'
import { openEars } from '../../help-desks.ts'
import { openSecrets } from '../../secrets.ts'
import { createStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { signZendesk } from '../../webhooks/zendesk-signature.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-zendesk-'))
const account = { email: 'pointsman@example.com', token: 'a-token-nobody-may-see' }
const secret = 'cGFzc3BocmFzZSBvZiBBY21lIFplbmRlc2s='
const at = Date.UTC(2026, 4, 4, 9)
let store: Store
let server: Server
let url = ''

beforeAll(async () => {
  store = await createStore({})
  const fake = new FakeZendesk(account)
  server = createServer(async (request, response) => {
    const headers = new Headers({ authorization: request.headers.authorization ?? '' })
    const answer = await fake.fetch(`http://zendesk${request.url}`, { headers })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 240_000)
afterAll(async () => {
  server.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pointsman(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const environment = { POINTSMAN_DATA_FOLDER: folder, ...more }
  const code = await run(words, { ...shell, environment, now: () => Date.now() })
  return { code, out: out(), err: err() }
}

const connect = ['connect', 'zendesk', '--email', account.email, '--token', account.token]

describe('connecting a Zendesk', () => {
  it('refuses a webhook secret that everybody knows, or that can be guessed, and keeps nothing', async () => {
    const everybodys = Buffer.from('this_secret_is_for_testing_only').toString('base64')
    const known = await pointsman([...connect, '--url', url, '--webhook-secret', everybodys])
    expect([known.code, known.err]).toEqual([2, expect.stringContaining('that Zendesk publishes for tests')])
    const short = await pointsman([...connect, '--url', url], { POINTSMAN_CONNECT_SECRET: 'abc-short' })
    expect([short.code, short.err]).toEqual([
      2,
      expect.stringContaining('webhook secret: 9 characters are not allowed'),
    ])
    expect(known.err + short.err).not.toMatch(new RegExp(`${everybodys}|abc-short`))
    const tokenless = await pointsman(['connect', 'zendesk', '--url', url, '--email', account.email])
    expect([tokenless.code, tokenless.err]).toEqual([2, expect.stringContaining('token: none is given')])
    expect(await store.deskConnections()).toEqual([])
  })

  it('says once why it cannot be', async () => {
    const { code, err } = await pointsman([
      'connect',
      'zendesk',
      '--url',
      url,
      '--email',
      account.email,
      '--token',
      'old',
    ])
    const why = 'pointsman: Nothing was connected: the help desk does not accept the token.\n'
    expect([code, err]).toEqual([1, why])
  })

  it('and Request Tracker are called by plain http on another machine only where that is allowed', async () => {
    const far = ['--url', 'http://desk.invalid', '--name', 'far']
    for (const words of [
      [...connect, ...far],
      ['connect', 'request-tracker', '--token', '1-2-3', ...far],
    ]) {
      const refused = await pointsman(words)
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('"http://desk.invalid" is not allowed')])
    }
    const { code, err } = await pointsman(['connect', 'request-tracker', '--token', '1-2-3', ...far, '--allow-http'])
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be reached at desk.invalid')])
  }, 60_000)

  it('without a secret for webhooks believes none, and says where they would go', async () => {
    const first = await pointsman([...connect, '--url', url, '--yes'])
    expect(first.out).toContain('New agents: Ada (9000000002), Bob (9000000003).')
    const { out } = await pointsman(['connections'])
    expect(out).toContain(
      'zendesk: webhooks to /v1/connections/zendesk/hook are not believed; connect again with --webhook-secret.',
    )
  }, 60_000)

  it('with one hears what it signs, and says where webhooks go and when it last heard', async () => {
    expect(await pointsman([...connect, '--url', url, '--yes'], { POINTSMAN_CONNECT_SECRET: secret })).toMatchObject({
      code: 0,
    })
    const [connection] = await store.deskConnections()
    expect(connection?.settings).toMatchObject({ url, allowHttp: false })
    expect(JSON.stringify(connection)).not.toMatch(/a-token-nobody|cGFzc3BocmFzZSBvZiBBY21l/)
    const body = Buffer.from('{"ticket_id":"35436"}')
    const timestamp = new Date(at).toISOString()
    const headers = {
      'x-zendesk-webhook-signature': signZendesk(secret, timestamp, body),
      'x-zendesk-webhook-signature-timestamp': timestamp,
    }
    const hear = openEars(openSecrets({ dataFolder: folder }))
    expect(hear(connection!, { headers, body, receivedAt: at })).toMatchObject({ ok: true, tickets: ['35436'] })
    const where = { POINTSMAN_PUBLIC_URL: 'https://desk.example' }
    const before = await pointsman(['connections'], where)
    const address = 'https://desk.example/v1/connections/zendesk/hook'
    expect(before.out).toContain(`zendesk: webhooks go to ${address}; none was heard yet.`)
    await store.noteHeard('zendesk', 'm-1', at)
    const after = await pointsman(['connections'], where)
    expect(after.out).toContain(`${address}; the last was heard at 2026-05-04T09:00:00.000Z.`)
    const [listed] = JSON.parse((await pointsman(['connections', '--json'], where)).out)
    expect(listed.webhook).toEqual({ address, is_believed: true, heard_at: '2026-05-04T09:00:00.000Z' })
    expect(before.out + after.out + JSON.stringify(listed)).not.toContain(secret)
  }, 60_000)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-webhook-'))
const received: { headers: Record<string, string>; body: string }[] = []
let store: Store
let server: Server
let url = ''

beforeAll(async () => {
  store = await createStore({})
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
}, 240_000)
afterAll(async () => {
  server.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pointsman(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const environment = { POINTSMAN_DATA_FOLDER: folder, POINTSMAN_WEBHOOK_NETWORKS: '127.0.0.1' }
  const code = await run(args, { ...shell, environment, now: () => Date.now() })
  return { code, out: out(), err: err() }
}
// oxlint-disable-next-line typescript/no-explicit-any
const json = async (...args: readonly string[]): Promise<any> => JSON.parse((await pointsman(...args, '--json')).out)

test('a webhook is added, tried, listed, sent to again and removed from the command line', async () => {
  const { webhook, secret } = await json('webhook', 'add', url, '--name', 'chat', '--event', 'ticket.held')
  expect(webhook).toMatchObject({ name: 'chat', events: ['ticket.held'], state: 'working' })
  const tested = await pointsman('webhook', 'test', 'chat')
  expect(tested.out).toMatch(/^chat: delivered in \d+ ms: answered 202\.\n$/)
  expect(new Webhook(secret).verify(received[0]!.body, received[0]!.headers)).toMatchObject({ type: 'webhook.test' })
  const [delivery] = (await json('webhook', 'deliveries', 'chat')).items
  expect(delivery).toMatchObject({ state: 'delivered', type: 'webhook.test', webhook_id: webhook.id })
  expect((await pointsman('webhook', 'deliveries', 'chat', '--state', 'failed')).out).toBe('Nothing was sent yet.\n')
  expect(await json('webhook', 'replay', 'chat', '--delivery', String(delivery.id))).toEqual({ deliveries: 1 })
  expect((await pointsman('webhook', 'replay', 'chat', '--since', '2026-01-01')).out).toContain(
    '0 messages will be sent',
  )
  const { out } = await pointsman('webhook', 'list')
  expect(out).toContain('chat')
  expect(out).not.toContain(secret)
  expect(await json('webhook', 'enable', 'chat')).toMatchObject({ state: 'working' })
  expect((await pointsman('webhook', 'remove', webhook.id)).out).toBe('Webhook chat is removed.\n')
  expect((await pointsman('webhook', 'list')).out).toContain('No webhooks yet')
})

test('a webhook is given another signing secret, and messages are signed by both for a day', async () => {
  const { secret } = await json('webhook', 'add', url, '--name', 'both')
  const { out } = await pointsman('webhook', 'rotate', 'both')
  const next = out.split('\n')[0]!
  expect(out).toMatch(/This is the only time it is shown\. Messages are signed by the former one, too, until 20\S+Z/)
  received.length = 0
  await pointsman('webhook', 'test', 'both')
  const { body, headers } = received[0]!
  for (const one of [secret, next]) expect(new Webhook(one).verify(body, headers)).toBeDefined()
  const ended = await json('webhook', 'rotate', 'both', '--overlap', '0', '--secret', secret)
  expect(ended).toMatchObject({ secret, webhook: { name: 'both' } })
  expect(ended.webhook.former_secret_until).toBeUndefined()
  await pointsman('webhook', 'remove', 'both')
})

test('a webhook that was disabled is named by the doctor, with what to do', async () => {
  const { webhook } = await json('webhook', 'add', url, '--name', 'pager')
  await store.disableWebhook(webhook.id, { at: Date.now(), because: 'it answered 410 Gone' })
  const { out } = await pointsman('doctor')
  expect(out).toContain('pager is disabled: it answered 410 Gone')
  expect(out).toContain('pointsman webhook enable pager')
  await pointsman('webhook', 'remove', 'pager')
})

test.each([
  [['webhook', 'add', 'https://10.0.0.1/x'], 1, '10.0.0.1 is not a public address'],
  [['webhook', 'add', 'https://example.com', '--event', 'ticket.eaten'], 2, 'ticket.routed'],
  [['webhook', 'test', 'nobody'], 1, 'There is no webhook "nobody"'],
  [['webhook', 'replay', 'nobody'], 2, 'Expected either --since DATE or --delivery N'],
  [['hook', 'add', 'no spaces here'], 2, 'letters, digits'],
  [['hook', 'add', 'x', '--map', 'title=headline'], 1, '"headline" is not one of id, created_at'],
  [['hook', 'add', 'x', '--kind', 'made=eaten'], 2, '--kind made=eaten: expected theirs=ours'],
  [['hook', 'remove', 'nobody'], 1, "There is no hook 'nobody'"],
])('%j is refused with what is wrong', async (args, code, why) => {
  const refused = await pointsman(...args)
  expect(refused.code).toBe(code)
  expect(refused.err).toContain(why)
})

test('an address for webhooks is opened, listed and closed from the command line', async () => {
  const made = await json('hook', 'add', 'shop', '--map', 'ticket.title=subject', '--kind', 'made=created')
  expect(made.hook).toMatchObject({ id: 'shop', scheme: 'standard-webhooks', kinds: { made: 'created' } })
  const shared = await pointsman('hook', 'add', 'desk', '--scheme', 'shared-secret', '--header', 'X-Desk-Key')
  expect(shared.out).toContain('It is sent in the header x-desk-key. Send to POST /v1/hooks/desk')
  const { out } = await pointsman('hook', 'list')
  expect(out).toContain('/v1/hooks/shop')
  expect(out).not.toContain(made.secret)
  expect((await pointsman('hook', 'remove', 'shop')).out).toBe('/v1/hooks/shop is closed.\n')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { startServer, type RunningServer } from '../main.ts'
import { createStore } from '../store/open-store.ts'
import { anAgent } from '../store/store-builders.ts'
import type { Store } from '../store/store.ts'
import { startProvider, type Accounts, type TestProvider } from './test-provider.ts'
import { newUser } from './users.ts'

/** What the provider says of each account. */
const accounts: Accounts = {
  lead: { groups: ['leads', 'staff'], email: 'lead@acme.example', email_verified: true, name: 'Lea Lead' },
  ben: { groups: ['support'], preferred_username: 'ben', email: 'ben@acme.example', email_verified: true },
  stranger: { groups: ['sales'], email: 'stranger@acme.example', email_verified: true },
  mira: { groups: ['leads'], email: 'mira@acme.example', email_verified: true },
  squatter: {
    ...{ groups: ['staff'], email: 'boss@acme.example', email_verified: false },
    ...{ preferred_username: 'boss@acme.example', name: 'Not the boss' },
  },
  boss: { groups: ['leads'], email: 'boss@acme.example', email_verified: true },
  thief: { groups: ['staff'], email: 'mira@acme.example', email_verified: false },
}

let provider: TestProvider
let running: RunningServer
let store: Store

beforeAll(async () => {
  provider = await startProvider(accounts)
  store = await createStore({})
  await store.putAgent(anAgent('ben'))
  const config = readConfig({
    ...{ POINTSMAN_PORT: '0', POINTSMAN_LOG_LEVEL: 'silent', POINTSMAN_READER_THREADS: '0' },
    ...provider.settings,
    ...{ POINTSMAN_OIDC_ROLES: 'leads=supervisor, support=agent, staff=read_only', POINTSMAN_OIDC_NAME: 'Acme' },
  })
  running = await startServer({ ...config, store })
  provider.answer(running.address)
})
afterAll(async () => {
  await running?.close()
  await store?.close()
  provider?.close()
})

/** A browser with the cookies of one visit, as far as signing in needs one. */
function browser(): (address: string, form?: Record<string, string>) => Promise<Response> {
  const jar = new Map<string, string>()
  return async (address, form) => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
    const answer = await fetch(address, { headers, redirect: 'manual', ...sent })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      jar.set(name!, value!)
    }
    return answer
  }
}

/** Goes the whole way as `account`; answers who one is in the end, or where one was sent. */
async function comeIn(account: string, go = browser()): Promise<unknown> {
  let address = `${running.address}/v1/sign-in/openid`
  for (let steps = 0; steps < 20; steps++) {
    const answer = await go(address)
    const next = answer.headers.get('location')
    if (next !== null) address = new URL(next, address).href
    else {
      // The pages of the provider: who is it, and is that all right?
      const page = await answer.text()
      const action = /action="([^"]+)"/.exec(page)![1]!
      const prompt = page.includes('name="login"')
        ? { prompt: 'login', login: account, password: 'any' }
        : { prompt: 'consent' }
      address = new URL((await go(new URL(action, address).href, prompt)).headers.get('location')!, address).href
    }
    const { origin, search, pathname } = new URL(address)
    if (origin !== running.address || pathname !== '/') continue
    return search === '' ? (await go(`${running.address}/v1/me`)).json() : search
  }
  throw new Error(`${account} never arrived; the last address is ${address}`)
}

test('whoever the provider vouches for has the role of their group, and is known again', async () => {
  const lead = { kind: 'user', login: 'lead@acme.example', name: 'Lea Lead', role: 'supervisor', scope: 'admin' }
  expect(await comeIn('lead')).toMatchObject(lead)
  expect(await comeIn('lead')).toMatchObject(lead)
  expect(await comeIn('ben')).toMatchObject({ role: 'agent', agent: 'ben', scope: 'write' })
  expect((await store.users()).map(({ login }) => login)).toEqual(['ben@acme.example', 'lead@acme.example'])
})

test('whoever has no group that is let in is refused, and not stored', async () => {
  expect(await comeIn('stranger')).toBe('?refused=not_let_in')
  expect(await store.userByLogin('stranger@acme.example')).toBeUndefined()
})

test('a change of groups counts at the next sign-in', async () => {
  accounts['lead'] = { ...accounts['lead'], groups: ['staff'] }
  await store.addUser(await newUser({ login: 'other', name: 'Other', role: 'supervisor' }, Date.now()))
  expect(await comeIn('lead')).toMatchObject({ role: 'read_only' })
})

test('an address is believed only where the provider checked it', async () => {
  await store.addUser(await newUser({ login: 'mira@acme.example', name: 'Mira', role: 'supervisor' }, Date.now()))
  expect(await comeIn('thief')).toMatchObject({ login: 'thief', role: 'read_only' })
  const { id } = (await store.userByLogin('mira@acme.example'))!
  expect(await comeIn('mira')).toMatchObject({ id, role: 'supervisor' })
})

test('nobody takes an address in advance, to be one with whoever it belongs to', async () => {
  expect(await comeIn('squatter')).toMatchObject({ login: 'squatter', role: 'read_only' })
  expect(await comeIn('boss')).toMatchObject({ login: 'boss@acme.example', role: 'supervisor' })
  expect(await comeIn('squatter')).toMatchObject({ login: 'squatter', role: 'read_only' })
})

test('an answer that this browser did not ask for is not taken', async () => {
  const go = browser()
  const answer = await go(`${running.address}/v1/sign-in/openid/answer?code=stolen&state=another`)
  expect(answer.headers.get('location')).toBe('/?refused=failed')
  expect((await go(`${running.address}/v1/me`)).status).toBe(401)
})

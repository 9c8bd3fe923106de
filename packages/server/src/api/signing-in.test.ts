import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpLink } from '../sign-in/links.ts'
import { openTestApi, parsed, type TestApi } from './test-api.ts'
import { signedIn } from './test-people.ts'

const password = 'four words nobody joins'
const ours = { 'content-type': 'application/json', 'x-pointsman': 'test', 'sec-fetch-site': 'same-origin' }

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

interface Answered {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
  readonly cookies: readonly { name: string; value: string; httpOnly?: boolean; secure?: boolean; sameSite?: string }[]
  readonly headers: Readonly<Record<string, unknown>>
}

async function post(url: string, body: unknown, headers: Record<string, string> = ours): Promise<Answered> {
  const answer = await api.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
  const { statusCode: status, cookies } = answer
  return { status, cookies, headers: answer.headers, body: parsed(answer.body) }
}

test('the first supervisor is set up by the link that was printed, and is signed in by it', async () => {
  const waysIn = (): Promise<unknown> => api.app.inject('/v1/sign-in').then((answer) => answer.json())
  expect(await waysIn()).toEqual({ set_up: true })
  const wish = { login: 'mira', name: 'Mira', password }
  expect((await post('/v1/set-up', { ...wish, token: 'guessed' })).status).toBe(401)
  const token = (await setUpLink(api.store, Date.now()))!
  const { status, body, cookies } = await post('/v1/set-up', { ...wish, token })
  expect([status, body]).toMatchObject([200, { kind: 'user', login: 'mira', role: 'supervisor', scope: 'admin' }])
  expect(cookies).toMatchObject([{ name: 'pointsman', httpOnly: true, sameSite: 'Lax' }])
  expect(await waysIn()).toEqual({ set_up: false })
  expect((await post('/v1/set-up', { ...wish, token })).status).toBe(401)
  const me = await api.app.inject({ url: '/v1/me', headers: { cookie: `pointsman=${cookies[0]!.value}` } })
  expect(me.json()).toMatchObject({ login: 'mira' })
})

test('behind https the cookie is kept to it, and to this host', async () => {
  const { cookies } = await post('/v1/sign-in', { login: 'mira', password }, { ...ours, 'x-forwarded-proto': 'https' })
  expect(cookies).toMatchObject([{ name: '__Host-pointsman', secure: true, httpOnly: true }])
  const asked = (name: string): Promise<number> =>
    api.app
      .inject({ url: '/v1/me', headers: { 'x-forwarded-proto': 'https', cookie: `${name}=${cookies[0]!.value}` } })
      .then(({ statusCode }) => statusCode)
  expect(await asked('__Host-pointsman')).toBe(200)
  // Whoever sits on the way can set this one from a plain page, and would sign somebody in as themselves.
  expect(await asked('pointsman')).toBe(401)
})

test('a key wins over a session, and knows nothing of accounts', async () => {
  const { cookie } = await signedIn(api, 'read_only')
  const { body } = await api.send('GET', '/v1/me', undefined, { cookie })
  expect(body).toMatchObject({ kind: 'key', scope: 'admin' })
  expect((await api.send('GET', '/v1/me/sessions')).status).toBe(403)
})

describe('another site', () => {
  const change = async (headers: Record<string, string>): Promise<number> => {
    const { cookie } = await signedIn(api, 'supervisor')
    const answer = await api.app.inject({
      method: 'PUT',
      url: '/v1/queues/x',
      headers: { cookie, ...headers },
      payload: '{"name":"X"}',
    })
    return answer.statusCode
  }
  const json = { 'content-type': 'application/json' }

  test('cannot change anything with the session of somebody’s browser', async () => {
    expect(await change(json)).toBe(403)
    expect(await change({ ...json, 'x-pointsman': 'test', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await change({ ...json, 'x-pointsman': 'test', 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await change({ ...json, 'x-pointsman': 'test', origin: 'https://evil.example' })).toBe(403)
    expect(await change({ ...json, 'x-pointsman': 'test', host: 'desk.example', origin: 'http://desk.example' })).toBe(
      200,
    )
    expect(await change({ ...ours })).toBe(200)
  })

  test('cannot sign a browser in as somebody else', async () => {
    expect((await post('/v1/sign-in', { login: 'mira', password }, json)).status).toBe(403)
  })
})

test('ten wrong passwords shut an account for a while; whoever knows no better learns nothing', async () => {
  const tried: Answered[] = []
  for (let n = 0; n < 11; n++) tried.push(await post('/v1/sign-in', { login: 'nobody', password: 'wrong' }))
  expect(tried.slice(0, 10).every(({ status }) => status === 401)).toBe(true)
  expect(tried[10]).toMatchObject({ status: 429, body: { code: 'too_many_tries' } })
  expect(Number(tried[10]!.headers['retry-after'])).toBeGreaterThan(600)
  const wrong = await post('/v1/sign-in', { login: 'mira', password: 'wrong' })
  expect(wrong.body).toEqual(tried[0]!.body)
  expect((await post('/v1/sign-in', { login: 'mira', password })).status).toBe(200)
})

test('sessions are listed, and ended one by one or all', async () => {
  const [one, other] = [await signedIn(api, 'supervisor'), await signedIn(api, 'supervisor')]
  const { items } = (await one.send('GET', '/v1/me/sessions')).body
  expect(items.filter(({ is_this: isThis }: { is_this: boolean }) => isThis)).toHaveLength(1)
  const out = await one.send('DELETE', '/v1/me/sessions/this')
  expect([out.status, out.body.ended, out.headers['set-cookie']]).toEqual([
    200,
    1,
    expect.stringContaining('pointsman=;'),
  ])
  expect((await one.send('GET', '/v1/me')).status).toBe(401)
  expect((await other.send('GET', '/v1/me')).status).toBe(200)
  expect((await other.send('DELETE', '/v1/me/sessions/all')).body.ended).toBeGreaterThan(0)
  expect((await other.send('GET', '/v1/me')).status).toBe(401)
})

test('a supervisor lets somebody in by a link; they choose a password, and lose what they had when they forget it', async () => {
  const supervisor = await signedIn(api, 'supervisor')
  const made = await supervisor.send('POST', '/v1/users', {
    login: 'Noor@acme.example',
    name: 'Noor',
    role: 'read_only',
  })
  expect([made.status, made.body.user]).toMatchObject([201, { login: 'noor@acme.example', has_password: false }])
  const { cookies } = await post('/v1/sign-in/link', { token: made.body.token })
  expect((await post('/v1/sign-in/link', { token: made.body.token })).status).toBe(401)
  const headers = { ...ours, cookie: `pointsman=${cookies[0]!.value}` }
  const put = (body: object): Promise<number> =>
    api.app
      .inject({ method: 'PUT', url: '/v1/me/password', headers, payload: JSON.stringify(body) })
      .then(({ statusCode }) => statusCode)
  expect(await put({ next: 'short' })).toBe(400)
  expect(await put({ next: password })).toBe(200)
  expect(await put({ next: 'five other words for it', present: 'wrong' })).toBe(403)
  expect((await post('/v1/sign-in', { login: 'noor@acme.example', password })).status).toBe(200)
  const { id } = made.body.user
  expect((await supervisor.send('POST', `/v1/users/${id}/link`)).body.user.has_password).toBe(false)
  expect((await post('/v1/sign-in', { login: 'noor@acme.example', password })).status).toBe(401)
  const disabled = await supervisor.send('PUT', `/v1/users/${id}`, { disabled: true })
  expect(disabled.body.disabled_at).toMatch(/^20/)
  const listed = (await supervisor.send('GET', '/v1/users')).body.items
  expect(listed.map(({ login }: { login: string }) => login)).toContain('noor@acme.example')
  expect(JSON.stringify(listed)).not.toContain('argon2')
})

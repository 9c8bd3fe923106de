import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi } from './test-api.ts'

let api: TestApi

beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

test('what the API answers, a refusal too, is data that no page may frame, run, read from elsewhere or keep', async () => {
  const answers = [await api.app.inject('/healthz'), await api.app.inject('/v1/tickets'), await api.app.inject('/none')]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 401])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
  }
})

test('the page of the console runs its own scripts and nothing else, with a nonce of its own each time', async () => {
  const [page, again] = [await api.app.inject('/'), await api.app.inject('/tickets/1')]
  const policy = String(page.headers['content-security-policy'])
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    expect.stringMatching(/^style-src 'self' 'nonce-[\w-]{22}'$/),
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
  expect(again.headers['content-security-policy']).not.toBe(policy)
  expect(page.headers).toMatchObject({
    'cache-control': 'no-cache',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  const script = /src="(\/assets\/[^"]+)"/.exec(page.body)![1]!
  const { headers } = await api.app.inject(script)
  expect([headers['x-content-type-options'], headers['cache-control']]).toEqual([
    'nosniff',
    'public, max-age=31536000, immutable',
  ])
}, 240_000)

test.each([
  '/assets/../index.html',
  '/assets/..%2findex.html',
  '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/%00',
])('%s is no file of the console', async (url) => {
  expect((await api.app.inject(url)).statusCode).toBeGreaterThanOrEqual(400)
})

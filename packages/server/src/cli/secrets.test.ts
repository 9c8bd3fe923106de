import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-secrets-cli-'))
let store: Store
beforeAll(async () => {
  store = await createStore({})
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** Runs a command in the data folder; `typed` is what comes on standard input. */
async function pointsman(
  words: readonly string[],
  { typed = '', ...environment }: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const code = await run(words, {
    ...shell,
    environment: { POINTSMAN_DATA_FOLDER: folder, ...environment },
    secret: () => Promise.resolve(typed),
  })
  return { code, out: out(), err: err() }
}

it('says what became of the key, where it is, and where the former one', async () => {
  expect((await pointsman(['secrets', 'rotate'])).out).toContain('There is no secret yet')
  await pointsman(['hook', 'add', 'shop'])
  const { code, out } = await pointsman(['secrets', 'rotate'])
  expect(code).toBe(0)
  expect(out).toMatch(/^1 secret is under the new key [0-9a-f]{8} now, in .*secret\.key\. Keep a copy elsewhere/)
  expect(out).toMatch(/The former one opens backups made before: .*secret\.key\.[0-9a-f]{8}\. Delete it once/)
  const json = JSON.parse((await pointsman(['secrets', 'rotate', '--json'])).out) as object
  expect(Object.keys(json)).toEqual(['secrets', 'key', 'file', 'former_file'])
})

it('takes a key from outside, and tells what to do where it needs one', async () => {
  const [now, next] = ['1'.repeat(64), '2'.repeat(64)]
  await pointsman(['secrets', 'rotate', '--key-stdin'], { typed: `${now}\n` })
  expect(await pointsman(['secrets', 'rotate'], { POINTSMAN_SECRET_KEY: now })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no command can change.*\nMaybe .*openssl rand -hex 32/) as string,
  })
  expect(await pointsman(['secrets', 'rotate', '--key-stdin'], { typed: 'short' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('What was given is no key') as string,
  })
  const { out } = await pointsman(['secrets', 'rotate', '--key-stdin'], { POINTSMAN_SECRET_KEY: now, typed: next })
  expect(out).toMatch(
    /^1 secret is under the new key \w{8} now\.\nSet POINTSMAN_SECRET_KEY to it and start every server/,
  )
})

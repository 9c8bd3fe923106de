import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPassword } from '../sign-in/passwords.ts'
import { createStore } from '../store/open-store.ts'
import { anAgent } from '../store/store-builders.ts'
import type { Store } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

let store: Store

beforeAll(async () => {
  store = await createStore({})
  await store.putAgent(anAgent('ben'))
})
afterAll(() => store.close())

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `pointsman user …` on the one store; `typed` is what somebody types where a password is asked for. */
async function user(words: readonly string[], typed: readonly string[] = []): Promise<Ended> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: async () => undefined }))
  const left = [...typed]
  const secret = async (): Promise<string> => left.shift()!
  const code = await run(['user', ...words], { ...shell, secret })
  return { code, out: out(), err: err() }
}

const password = 'four words nobody joins'

describe('pointsman user', () => {
  test('lets a supervisor in with a link, which stands alone on its line', async () => {
    const { code, out } = await user([
      'add',
      'Mira@acme.example',
      '--role',
      'supervisor',
      '--address',
      'https://desk.example/',
    ])
    expect([code, out]).toEqual([0, expect.stringMatching(/^https:\/\/desk\.example\/sign-in#token=[\w-]{43}\n/)])
    expect(await store.userByLogin('mira@acme.example')).toMatchObject({ role: 'supervisor' })
  })

  test('asks for a password twice, and takes none that differs or is too short', async () => {
    const words = ['add', 'ben', '--role', 'agent', '--agent', 'ben', '--password']
    const differing = await user(words, [password, 'something else entirely'])
    expect([differing.code, differing.err]).toEqual([2, expect.stringContaining('not the same twice')])
    const short = await user(words, ['short'])
    expect([short.code, short.err]).toEqual([1, expect.stringContaining('allowed are 15 to 256')])
    expect((await user(words, [password, password])).code).toBe(0)
    expect(await isPassword(password, (await store.userByLogin('ben'))?.passwordHash)).toBe(true)
  })

  test('says what is wrong with a role', async () => {
    const none = await user(['add', 'eve', '--role', 'agent'])
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('needs the id of an agent')])
    const nobody = await user(['add', 'eve', '--role', 'agent', '--agent', 'nobody'])
    expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('There is no agent "nobody"')])
    expect((await user(['add', 'ben'])).err).toContain('Somebody signs in as "ben" already.')
  })

  test('lists everybody, as JSON without a hash', async () => {
    expect((await user(['list'])).out).toMatch(/ben .*agent .*in force/)
    const { out } = await user(['list', '--json'])
    expect(JSON.parse(out)).toMatchObject([
      { login: 'ben', role: 'agent', agent: 'ben' },
      { login: 'mira@acme.example' },
    ])
    expect(out).not.toContain('argon2')
  })

  test('changes roles and passwords, and shuts somebody out', async () => {
    expect((await user(['role', 'ben', 'read_only'])).code).toBe(0)
    expect(await store.userByLogin('ben')).toMatchObject({ role: 'read_only' })
    expect((await user(['password', 'ben', '--password-stdin'], ['four other words instead'])).code).toBe(0)
    expect(await isPassword('four other words instead', (await store.userByLogin('ben'))?.passwordHash)).toBe(true)
    expect((await user(['disable', 'ben'])).code).toBe(0)
    expect((await store.userByLogin('ben'))?.disabledAt).toBeDefined()
    const { code, err } = await user(['disable', 'mira@acme.example'])
    expect([code, err]).toEqual([1, expect.stringContaining('is the last supervisor')])
    const link = JSON.parse((await user(['link', 'ben', '--json'])).out)
    expect(link).toMatchObject({ login: 'ben', has_password: false, link: expect.stringContaining('/sign-in#token=') })
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { setUpLink, signInLink } from './links.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { idleMilliseconds, longestMilliseconds } from './session-keeper.ts'
import { createSignInDesk, TooManyTries, type SignInDesk } from './sign-in-desk.ts'
import { changeUser, newUser } from './users.ts'

const password = 'four words nobody joins'
const visitor = { address: '192.0.2.1', device: 'Firefox' }

let store: Store
let now = 1_795_000_000_000
let desk: SignInDesk

beforeAll(async () => {
  store = await createStore({})
  desk = createSignInDesk(store, () => now)
})
afterAll(() => store.close())

test('a password is kept as Argon2id with the OWASP cost, salted, and found again', async () => {
  const [kept, again] = [await hashPassword(password), await hashPassword(password)]
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(again).not.toBe(kept)
  expect(await isPassword(password, kept)).toBe(true)
  expect(await isPassword(`${password}!`, kept)).toBe(false)
  expect(await isPassword(password, undefined)).toBe(false)
})

test('a hash made by the reference implementation opens, so cost and text form are those of everybody', async () => {
  // `printf password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32`, from the test vectors of the reference implementation.
  const theirs = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', theirs)).toBe(true)
})

test('a password that is too short is refused with how long it must be', async () => {
  await expect(hashPassword('fourteen chars')).rejects.toThrow('14 characters are not allowed; allowed are 15 to 256')
})

test('the first supervisor is set up with the link that was printed, once', async () => {
  expect(await desk.needsSetUp()).toBe(true)
  const token = (await setUpLink(store, now))!
  const wish = { login: 'Mira@Acme.example', name: 'Mira', password }
  await expect(desk.setUp('guessed', wish, visitor)).rejects.toMatchObject({ code: 'unauthorized' })
  await expect(desk.setUp(token, { ...wish, password: 'short' }, visitor)).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const { user } = await desk.setUp(token, wish, visitor)
  expect(user).toMatchObject({ login: 'mira@acme.example', role: 'supervisor' })
  await expect(desk.setUp(token, { ...wish, login: 'eve' }, visitor)).rejects.toMatchObject({ code: 'unauthorized' })
  expect(await setUpLink(store, now)).toBeUndefined()
  expect(await desk.needsSetUp()).toBe(false)
})

test('a session is over when nobody used it for long, and after a week in any case', async () => {
  const { token } = await desk.signIn('MIRA@acme.example ', password, visitor)
  const begun = now
  expect((await desk.sessions.find(token))?.user.login).toBe('mira@acme.example')
  expect(await desk.sessions.find('another')).toBeUndefined()
  now = begun + idleMilliseconds
  expect(await desk.sessions.find(token)).toBeUndefined()
  const used = createSignInDesk(store, () => now)
  for (now = begun; now < begun + longestMilliseconds; now += idleMilliseconds / 2) {
    // Another node each time: nothing is remembered.
    const node = createSignInDesk(store, () => now)
    expect(await node.sessions.find(token)).toBeDefined()
  }
  expect(await used.sessions.find(token)).toBeUndefined()
})

test('nobody learns from the answer whether there is such an account', async () => {
  const wrong = desk.signIn('mira@acme.example', 'not the password', visitor).catch((error: Error) => error.message)
  const nobody = desk.signIn('nobody@acme.example', password, visitor).catch((error: Error) => error.message)
  expect(await wrong).toBe(await nobody)
})

test('guessing is stopped for the account, whoever it is and wherever it comes from', async () => {
  for (const login of ['mira@acme.example', 'nobody@acme.example']) {
    const fresh = createSignInDesk(store, () => now)
    const errors: unknown[] = []
    for (let tried = 0; tried < 11; tried++) {
      await fresh
        .signIn(login, 'a wrong password', { ...visitor, address: `192.0.2.${tried}` })
        .catch((e) => errors.push(e))
    }
    expect(errors.slice(0, 10).every((error) => !(error instanceof TooManyTries))).toBe(true)
    expect((errors[10] as TooManyTries).retryAfterSeconds).toBeGreaterThan(600)
  }
})

test('whoever may not try any more shuts no accounts of others', async () => {
  const fresh = createSignInDesk(store, () => now)
  const wrong = (login: string, address: string): Promise<unknown> =>
    fresh.signIn(login, 'a wrong password', { ...visitor, address }).catch((error: unknown) => error)
  // One subscriber of IPv6 has more addresses than anybody could count, and they share their first half.
  for (let n = 0; n < 50; n++) expect(await wrong(`guess-${n}`, `2001:db8:0:7::${n}`)).not.toBeInstanceOf(TooManyTries)
  for (let n = 0; n < 12; n++)
    expect(await wrong('mira@acme.example', '2001:DB8::7:1:2:3:4')).toBeInstanceOf(TooManyTries)
  for (const address of ['2001:db8:0:8::1', '::ffff:192.0.2.7', '192.0.2.8'])
    expect(await fresh.signIn('mira@acme.example', password, { ...visitor, address })).toBeDefined()
}, 60_000)

test('a password may be of any letters there are, up to its length', async () => {
  const faces = '😀'.repeat(256)
  expect(await isPassword(faces, await hashPassword(faces))).toBe(true)
  expect(await isPassword(`${faces}😀`, await hashPassword(faces))).toBe(false)
})

test('a link signs in once', async () => {
  const user = (await store.userByLogin('mira@acme.example'))!
  const link = await signInLink(store, user.id, now)
  expect((await desk.signInByLink(link, visitor)).user).toEqual(user)
  await expect(desk.signInByLink(link, visitor)).rejects.toMatchObject({ code: 'unauthorized' })
})

test('a new password ends the other sessions, and needs the present one', async () => {
  const one = await desk.signIn('mira@acme.example', password, visitor)
  const other = await desk.signIn('mira@acme.example', password, visitor)
  const who = (await desk.sessions.find(one.token))!
  const next = 'four other words instead'
  await expect(desk.changePassword(who, 'a wrong password', next, visitor)).rejects.toMatchObject({
    code: 'unauthorized',
  })
  await desk.changePassword(who, password, next, visitor)
  expect(await desk.sessions.find(one.token)).toBeDefined()
  expect(await desk.sessions.find(other.token)).toBeUndefined()
  await expect(desk.signIn('mira@acme.example', password, visitor)).rejects.toMatchObject({ code: 'unauthorized' })
  await desk.signIn('mira@acme.example', next, visitor)
})

test('the last supervisor stays one; whoever is disabled is out at once', async () => {
  const mira = (await store.userByLogin('mira@acme.example'))!
  await expect(changeUser(store, mira, { isDisabled: true }, now)).rejects.toThrow('is the last supervisor')
  await expect(changeUser(store, mira, { role: 'read_only' }, now)).rejects.toThrow('is the last supervisor')
  const noor = await newUser({ login: 'noor', name: 'Noor', role: 'supervisor', password }, now)
  await store.addUser(noor)
  const { token } = await desk.signIn('noor', password, visitor)
  expect(await desk.sessions.find(token)).toBeDefined()
  await changeUser(store, noor, { isDisabled: true }, now)
  expect(await createSignInDesk(store, () => now).sessions.find(token)).toBeUndefined()
  await expect(desk.signIn('noor', password, visitor)).rejects.toThrow('The login or the password is wrong.')
})

test('an agent needs somebody to be, and nobody else may be one', async () => {
  await expect(newUser({ login: 'a', name: 'A', role: 'agent' }, now)).rejects.toThrow('needs the id of an agent')
  await expect(newUser({ login: 'a', name: 'A', role: 'read_only', agent: 'ada' }, now)).rejects.toThrow('goes with')
  await expect(newUser({ login: 'a b', name: 'A', role: 'read_only' }, now)).rejects.toThrow('without spaces')
})

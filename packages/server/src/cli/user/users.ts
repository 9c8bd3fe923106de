import { PointsmanError, type Timestamp } from '@pointsman/core'
import { toUser } from '../../contract/user.ts'
import { linkAddress, signInLink } from '../../sign-in/links.ts'
import { checkPassword } from '../../sign-in/passwords.ts'
import { changeUser, findUser, forgetPassword, newUser, setPassword } from '../../sign-in/users.ts'
import type { Role, Store, StoredUser } from '../../store/store.ts'
import type { Shell } from '../shell.ts'
import { table } from '../table.ts'

/** What a verb is given. */
export interface Given {
  readonly store: Store
  readonly shell: Shell
  readonly now: Timestamp
}

interface Told {
  readonly json: unknown
  readonly text: string
}

interface PasswordFrom {
  readonly password?: boolean
  readonly passwordStdin?: boolean
}

export interface AddUserOptions extends PasswordFrom {
  readonly role: Role
  readonly name?: string
  readonly agent?: string
  readonly address: string
}

/** `user add`. */
export async function addUser(given: Given, login: string, options: AddUserOptions): Promise<Told> {
  const { role, agent, name = login, address } = options
  const { store, now } = given
  const wish = { login, name, role, ...(agent === undefined ? {} : { agent }) }
  if (options.password !== true && options.passwordStdin !== true) {
    const user = await newUser(wish, now)
    await store.addUser(user)
    return withLink(given, user, address)
  }
  const user = await newUser({ ...wish, password: await askPassword(given.shell, options) }, now)
  await store.addUser(user)
  return { json: toUser(user), text: `${user.login} may sign in as ${user.role}.` }
}

/** `user list`. */
export async function listUsers({ store }: Given): Promise<Told> {
  const users = await store.users()
  const rows = users.map(({ login, name, role, agent = '', disabledAt, passwordHash }) => {
    const state = disabledAt !== undefined ? 'disabled' : passwordHash === undefined ? 'no password' : 'in force'
    return [login, name, role, agent, state]
  })
  const text =
    rows.length === 0
      ? 'Nobody may sign in yet. Maybe: pointsman user add you@example.org --role supervisor'
      : table('l:login l:name l:role l:agent l:state', rows)
  return { json: users.map(toUser), text }
}

/** `user role`. */
export async function giveRole(
  { store, now }: Given,
  login: string,
  { role, agent }: { readonly role: Role; readonly agent?: string },
): Promise<Told> {
  const wish = { role, ...(agent === undefined ? {} : { agent }) }
  const changed = await changeUser(store, await findUser(store, login), wish, now)
  return { json: toUser(changed), text: `${changed.login} is ${changed.role} now, and signed out everywhere.` }
}

/** `user disable` and `user enable`. */
export async function switchUser({ store, now }: Given, login: string, verb: 'disable' | 'enable'): Promise<Told> {
  const isDisabled = verb === 'disable'
  const changed = await changeUser(store, await findUser(store, login), { isDisabled }, now)
  const text = isDisabled ? `${changed.login} is shut out, everywhere.` : `${changed.login} may sign in again.`
  return { json: toUser(changed), text }
}

/** `user password`. */
export async function givePassword({ store, shell }: Given, login: string, from: PasswordFrom): Promise<Told> {
  const user = await findUser(store, login)
  await setPassword(store, user.id, await askPassword(shell, from))
  return {
    json: { ...toUser(user), has_password: true },
    text: `${user.login} has a new password; whatever was signed in with the old one is out.`,
  }
}

/** `user link`. */
export async function giveLink(given: Given, login: string, address: string): Promise<Told> {
  return withLink(given, await forgetPassword(given.store, await findUser(given.store, login)), address)
}

async function withLink({ store, now }: Given, user: StoredUser, address: string): Promise<Told> {
  const link = linkAddress(address.replace(/\/+$/, ''), 'sign-in', await signInLink(store, user.id, now))
  return {
    json: { ...toUser(user), link },
    text: `${link}\n\nSigns ${user.login} in as ${user.role}, once and within a day, to choose a password.`,
  }
}

async function askPassword({ secret }: Shell, { passwordStdin }: PasswordFrom): Promise<string> {
  const password = await secret(passwordStdin === true ? undefined : 'Password: ')
  checkPassword(password)
  if (passwordStdin !== true && (await secret('Again: ')) !== password) {
    throw new PointsmanError('usage', 'password: what was typed is not the same twice.')
  }
  return password
}

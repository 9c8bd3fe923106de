import { randomUUID } from 'node:crypto'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Role, StoredUser, UserVerbs } from '../store/user-verbs.ts'
import { hashPassword } from './passwords.ts'

/** What a new user is to be. */
export interface UserWish {
  readonly login: string
  readonly name: string
  readonly role: Role
  /** For the role `agent`: whose work they see. */
  readonly agent?: string
  readonly password?: string
}

/** Somebody who is not stored yet. Throws `invalid_request`, naming what is wrong. */
export async function newUser(wish: UserWish, now: Timestamp): Promise<StoredUser> {
  const { role, agent, password } = wish
  checkRole(role, agent)
  const name = wish.name.trim()
  if (name === '' || name.length > 200) {
    throw new PointsmanError('invalid_request', `name: ${JSON.stringify(wish.name)} must be 1–200 characters.`)
  }
  return {
    ...{ id: randomUUID(), login: checkedLogin(wish.login), name, role, createdAt: now },
    ...(agent === undefined ? {} : { agent }),
    ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
  }
}

/** The login as it is kept: lower case, without spaces around it. */
export function checkedLogin(text: string): string {
  const login = loginOf(text)
  if (/^[^\s\p{Cc}]{1,200}$/u.test(login)) return login
  const shown = JSON.stringify(text.slice(0, 60))
  throw new PointsmanError(
    'invalid_request',
    `login: ${shown} must be 1–200 characters without spaces, such as an e-mail address.`,
  )
}

/** What is looked for where somebody types a login; nothing is checked. */
export function loginOf(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase()
}

/** An agent is somebody in particular; others are not. */
export function checkRole(role: Role, agent: string | null | undefined): void {
  const hasAgent = agent !== undefined && agent !== null
  if ((role === 'agent') === hasAgent) return
  throw new PointsmanError(
    'invalid_request',
    hasAgent ? `agent: goes with the role agent, not with ${role}.` : 'agent: the role agent needs the id of an agent.',
  )
}

/** Somebody by login or id; throws `not_found`. */
export async function findUser(store: Pick<UserVerbs, 'user' | 'userByLogin'>, loginOrId: string): Promise<StoredUser> {
  const found = (await store.userByLogin(loginOf(loginOrId))) ?? (await store.user(loginOrId))
  if (found !== undefined) return found
  throw new PointsmanError('not_found', `Nobody signs in as "${loginOrId}".`)
}

/** What is to be otherwise of somebody; what is absent stays. */
export interface UserUpdate {
  readonly name?: string
  readonly role?: Role
  readonly agent?: string | undefined
  readonly isDisabled?: boolean
}

type ChangingStore = Pick<UserVerbs, 'users' | 'changeUser' | 'endSessions'>

/**
 * Changes what somebody is. Whoever is disabled, or may do less, is signed out everywhere. The last supervisor stays one: nobody
 * could let anybody in any more.
 */
export async function changeUser(
  store: ChangingStore,
  user: StoredUser,
  { name, role = user.role, agent = user.agent, isDisabled = user.disabledAt !== undefined }: UserUpdate,
  now: Timestamp,
): Promise<StoredUser> {
  const agentNow = role === 'agent' ? agent : undefined
  checkRole(role, agentNow)
  const isLess = isDisabled || role !== user.role || agentNow !== user.agent
  if (isLess && isSupervisor(user)) await checkNotLast(store, user)
  const changed = await store.changeUser(user.id, {
    ...(name === undefined ? {} : { name }),
    ...{ role, agent: agentNow ?? null },
    disabledAt: isDisabled ? (user.disabledAt ?? now) : null,
  })
  if (isLess) await store.endSessions(user.id, {})
  return changed
}

async function checkNotLast(store: ChangingStore, user: StoredUser): Promise<void> {
  const others = (await store.users()).filter((one) => one.id !== user.id && isSupervisor(one))
  if (others.length > 0) return
  throw new PointsmanError(
    'invalid_request',
    `"${user.login}" is the last supervisor, and stays one.`,
    'Maybe make another supervisor first.',
  )
}

function isSupervisor({ role, disabledAt }: StoredUser): boolean {
  return role === 'supervisor' && disabledAt === undefined
}

/** Sets a password; all sessions but the one it was done in end. */
export async function setPassword(
  store: Pick<UserVerbs, 'changeUser' | 'endSessions'>,
  userId: string,
  password: string,
  but?: string,
): Promise<void> {
  await store.changeUser(userId, { passwordHash: await hashPassword(password) })
  await store.endSessions(userId, but === undefined ? {} : { but })
}

/** Whoever had it, and whatever was opened with it, is out. */
export async function forgetPassword(
  store: Pick<UserVerbs, 'changeUser' | 'endSessions'>,
  user: StoredUser,
): Promise<StoredUser> {
  const changed = await store.changeUser(user.id, { passwordHash: null })
  // After it, and not before: whoever knows the password would sign in between the two.
  await store.endSessions(user.id, {})
  return changed
}

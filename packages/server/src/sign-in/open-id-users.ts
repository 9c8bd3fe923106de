import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Role, StoredUser, UserVerbs } from '../store/user-verbs.ts'
import type { OpenIdClaims } from './open-id.ts'
import { changeUser, loginOf, newUser } from './users.ts'

/** Who may be what, by what the provider says of them. */
export interface OpenIdRoles {
  /** The claim that holds somebody's groups, such as `groups`. */
  readonly roleClaim: string
  /** Group and role, the first that applies counts; empty: only those who were let in before. */
  readonly roles: readonly (readonly [group: string, role: Role])[]
  /** The claim that names the agent somebody is. */
  readonly agentClaim: string
}

type IdentityStore = Pick<
  UserVerbs,
  'userByIdentity' | 'userByLogin' | 'addIdentity' | 'addUser' | 'users' | 'changeUser' | 'endSessions'
>

/**
 * Who somebody is here whom the provider vouches for. Known by issuer and subject, which never change; at first by an e-mail
 * address that the provider says it checked; else made new, where their groups give them a role. Throws `forbidden`.
 */
export async function userOfClaims(
  store: IdentityStore,
  claims: OpenIdClaims,
  rules: OpenIdRoles,
  now: Timestamp,
): Promise<StoredUser> {
  const { issuer, subject } = claims
  const granted = roleOf(claims, rules)
  const known = (await store.userByIdentity(issuer, subject)) ?? (await byEmail(store, claims))
  if (known === undefined) return addNew(store, { claims, granted, now })
  await store.addIdentity({ issuer, subject, userId: known.id, at: now })
  if (rules.roles.length === 0) return known
  if (granted === undefined) throw noRole()
  const isSame = known.role === granted.role && known.agent === granted.agent
  return isSame ? known : changeUser(store, known, granted, now)
}

interface Granted {
  readonly role: Role
  readonly agent?: string
}

function roleOf(claims: OpenIdClaims, { roleClaim, roles, agentClaim }: OpenIdRoles): Granted | undefined {
  const held = claims[roleClaim]
  const groups: readonly unknown[] = Array.isArray(held) ? held : [held]
  const role = roles.find(([group]) => groups.includes(group))?.[1]
  if (role === undefined) return undefined
  const agent = claims[agentClaim]
  if (role !== 'agent') return { role }
  if (typeof agent === 'string' && agent !== '') return { role, agent }
  throw new PointsmanError('forbidden', `Your account does not say which agent you are: ${agentClaim} is missing.`)
}

async function byEmail(store: IdentityStore, claims: OpenIdClaims): Promise<StoredUser | undefined> {
  const { email, email_verified: isVerified } = claims
  return typeof email === 'string' && isVerified === true ? store.userByLogin(loginOf(email)) : undefined
}

interface Newcomer {
  readonly claims: OpenIdClaims
  readonly granted: Granted | undefined
  readonly now: Timestamp
}

async function addNew(store: IdentityStore, { claims, granted, now }: Newcomer): Promise<StoredUser> {
  if (granted === undefined) throw noRole()
  const { issuer, subject, name } = claims
  const login = newLogin(claims)
  const user = await newUser({ login, name: typeof name === 'string' ? name : login, ...granted }, now)
  await store.addUser(user)
  await store.addIdentity({ issuer, subject, userId: user.id, at: now })
  return user
}

/**
 * An address only where the provider checked it, wherever it stands: whoever has it is taken for this account the first time they
 * come, so nobody may lay claim to another's.
 */
function newLogin({ subject, email, email_verified: isVerified, preferred_username: username }: OpenIdClaims): string {
  if (typeof email === 'string' && isVerified === true) return email
  return typeof username === 'string' && !username.includes('@') ? username : subject
}

function noRole(): PointsmanError {
  return new PointsmanError('forbidden', 'Your account is known, but nobody has let you in here.')
}

/** `support-leads=supervisor, support=agent`; undefined where it cannot be read. */
export function parseRoles(text: string): OpenIdRoles['roles'] | undefined {
  const pairs = text.split(',').map((pair) => /^\s*([^=]+?)\s*=\s*(supervisor|agent|read_only)\s*$/.exec(pair))
  return pairs.some((pair) => pair === null) ? undefined : pairs.map((pair) => [pair![1]!, pair![2] as Role])
}

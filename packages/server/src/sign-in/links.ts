import { randomBytes } from 'node:crypto'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import { hashOf } from '../keys.ts'
import type { StoredLink, StoredUser, UserVerbs } from '../store/user-verbs.ts'

/** How long a link that was not used works. Longer: it lies about in a terminal or a mail; shorter: it is over before it is opened. */
const linkMilliseconds = 24 * 3_600_000

type LinkStore = Pick<UserVerbs, 'addLink'>

/** The token of a link that signs somebody in, once. It takes the place of the one before. */
export async function signInLink(store: LinkStore, userId: string, now: Timestamp): Promise<string> {
  return makeLink(store, { userId }, now)
}

/** The token with which the first supervisor is set up; undefined where there is anybody already. */
export async function setUpLink(
  store: LinkStore & Pick<UserVerbs, 'users'>,
  now: Timestamp,
): Promise<string | undefined> {
  return (await store.users()).length > 0 ? undefined : makeLink(store, {}, now)
}

/** Where the console asks for the rest. Behind the `#`, which browsers keep to themselves: no log of a proxy ever has the token. */
export function linkAddress(address: string, kind: 'setup' | 'sign-in', token: string): string {
  return `${address}/${kind}#token=${token}`
}

/** Uses a link up; throws `unauthorized` where it is not good any more. */
export async function whoseLink(
  store: Pick<UserVerbs, 'takeLink' | 'user'>,
  token: string,
  now: Timestamp,
): Promise<StoredUser> {
  const taken = await store.takeLink(hashOf(token), now)
  const user = taken?.userId === undefined ? undefined : await store.user(taken.userId)
  if (user === undefined) throw linkIsOver()
  return user
}

/** The same for a link that never was: whoever guesses learns nothing. */
export function linkIsOver(): PointsmanError {
  return new PointsmanError(
    'unauthorized',
    'This link was used already, or is over.',
    'Maybe ask whoever runs Pointsman for another: pointsman user link LOGIN',
  )
}

async function makeLink(store: LinkStore, whose: Pick<StoredLink, 'userId'>, now: Timestamp): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.addLink({ ...whose, hash: hashOf(token), createdAt: now, expiresAt: now + linkMilliseconds })
  return token
}

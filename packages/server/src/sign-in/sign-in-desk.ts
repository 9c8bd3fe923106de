import { PointsmanError, type Timestamp } from '@pointsman/core'
import { hashOf } from '../keys.ts'
import type { StoredUser, UserVerbs } from '../store/user-verbs.ts'
import { linkIsOver, whoseLink } from './links.ts'
import { isPassword } from './passwords.ts'
import { createSessionKeeper, type SessionKeeper, type SignedIn } from './session-keeper.ts'
import { createTries } from './tries.ts'
import { loginOf, newUser, setPassword } from './users.ts'

/** Where somebody comes from. */
export interface Visitor {
  /** Network address, for the limit on tries. */
  readonly address: string
  /** What their browser says it is. */
  readonly device: string
}

/** Somebody who has just signed in, and the token for their cookie. */
export interface Admitted {
  readonly user: StoredUser
  readonly token: string
}

/** Too many tries. */
export class TooManyTries extends PointsmanError {
  readonly retryAfterSeconds: number

  constructor(seconds: number) {
    super(
      'too_many_tries',
      `There were too many tries to sign in; the next one is allowed in ${seconds} seconds.`,
      'Maybe ask for a link that signs you in: pointsman user link LOGIN',
    )
    this.retryAfterSeconds = seconds
  }
}

/** Lets people in, and out. */
export interface SignInDesk {
  readonly sessions: SessionKeeper
  /** Throws `unauthorized`, the same whether nobody has that login or the password is wrong; `TooManyTries` after too many. */
  signIn(login: string, password: string, visitor: Visitor): Promise<Admitted>
  /** By a link that works once. */
  signInByLink(token: string, visitor: Visitor): Promise<Admitted>
  /** Whoever is known otherwise, by the company's account. */
  admit(user: StoredUser, visitor: Visitor): Promise<Admitted>
  /** Nobody can sign in yet. */
  needsSetUp(): Promise<boolean>
  /** Makes the first supervisor and signs them in. Throws `unauthorized` without the link that the server printed. */
  setUp(token: string, wish: { login: string; name: string; password: string }, visitor: Visitor): Promise<Admitted>
  /** Sets a new password and ends the other sessions. Throws `unauthorized` where the present one is wrong. */
  changePassword(who: SignedIn, present: string | undefined, next: string, visitor: Visitor): Promise<void>
}

/** `now` is the real clock. */
export function createSignInDesk(store: UserVerbs, now: () => Timestamp): SignInDesk {
  const sessions = createSessionKeeper(store, now)
  const tries = createTries()
  let isSetUp = false

  const admit: SignInDesk['admit'] = async (user, { device }) => {
    if (user.disabledAt !== undefined) throw new PointsmanError('unauthorized', 'This account is disabled.')
    return { user, token: await sessions.begin(user, device) }
  }

  async function checkTries(account: string, address: string): Promise<void> {
    const seconds = await tries.begin(account, address)
    if (seconds > 0) throw new TooManyTries(seconds)
  }

  return {
    sessions,
    admit,
    signIn: async (login, password, visitor) => {
      const account = loginOf(login)
      await checkTries(account, visitor.address)
      const user = await store.userByLogin(account)
      const isRight = await isPassword(password, user?.passwordHash)
      if (user === undefined || !isRight || user.disabledAt !== undefined) {
        throw new PointsmanError('unauthorized', 'The login or the password is wrong.')
      }
      await tries.succeeded(account, visitor.address)
      return admit(user, visitor)
    },
    signInByLink: async (token, visitor) => admit(await whoseLink(store, token, now()), visitor),
    needsSetUp: async () => {
      isSetUp ||= (await store.users()).length > 0
      return !isSetUp
    },
    setUp: async (token, wish, visitor) => {
      const link = await store.link(hashOf(token), now())
      if (link === undefined || link.userId !== undefined) throw linkIsOver()
      // Checked and hashed before the link is used up: whoever mistypes may try again.
      const user = await newUser({ ...wish, role: 'supervisor' }, now())
      if ((await store.takeLink(link.hash, now())) === undefined) throw linkIsOver()
      await store.addFirstUser(user)
      return admit(user, visitor)
    },
    changePassword: async ({ user, session }, present, next, visitor) => {
      await checkTries(user.login, visitor.address)
      const kept = await store.user(user.id)
      // Whoever came by a link has none yet.
      if (kept?.passwordHash !== undefined && !(await isPassword(present ?? '', kept.passwordHash))) {
        throw new PointsmanError('unauthorized', 'The present password is wrong.')
      }
      await tries.succeeded(user.login, visitor.address)
      await setPassword(store, user.id, next, session.hash)
      await sessions.end(user.id, { but: session.hash })
    },
  }
}

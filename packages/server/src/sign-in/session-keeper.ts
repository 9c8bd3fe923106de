import { randomBytes, randomUUID } from 'node:crypto'
import type { Timestamp } from '@pointsman/core'
import { hashOf } from '../keys.ts'
import type { StoredSession, StoredUser, UserVerbs } from '../store/user-verbs.ts'

const hour = 3_600_000

/** A session nobody used for so long is over. Longer: a forgotten browser stays open; shorter: people sign in after every night. */
export const idleMilliseconds = 12 * hour

/** A session is over after so long however much it is used. */
export const longestMilliseconds = 7 * 24 * hour

/** How often its use is written down at most. */
const touchMilliseconds = 60_000

/** How long a session that was found is remembered: so long may one that was ended still work on another node. */
const rememberedMilliseconds = 5000

/** Most sessions remembered at once. */
const mostRemembered = 10_000

/** Who is signed in with which session. */
export interface SignedIn {
  readonly user: StoredUser
  readonly session: StoredSession
}

/** Begins, finds and ends sessions. */
export interface SessionKeeper {
  /** Answers the token for the cookie; only its hash is kept. */
  begin(user: StoredUser, device: string): Promise<string>
  /** Whose session it is; undefined where it is over, or they may not sign in any more. */
  find(token: string): Promise<SignedIn | undefined>
  /** Ends one session of somebody, or all but the one of a hash. */
  end(userId: string, which: { readonly id: string } | { readonly but?: string }): Promise<number>
  /** Somebody was changed: nothing that is remembered counts. */
  forget(): void
}

type SessionStore = Pick<UserVerbs, 'addSession' | 'sessionByHash' | 'touchSession' | 'endSessions'>

/** `now` is the real clock, whatever time tickets live in. */
export function createSessionKeeper(store: SessionStore, now: () => Timestamp): SessionKeeper {
  const remembered = new Map<string, SignedIn & { readonly until: number }>()

  async function lookUp(hash: string): Promise<SignedIn | undefined> {
    const known = remembered.get(hash)
    if (known !== undefined && known.until > performance.now()) return known
    remembered.delete(hash)
    const found = await store.sessionByHash(hash)
    if (found === undefined) return undefined
    if (now() - found.session.lastSeenAt >= touchMilliseconds && isGood(found, now())) {
      await store.touchSession(hash, now())
    }
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(hash, { ...found, until: performance.now() + rememberedMilliseconds })
    return found
  }

  return {
    begin: async (user, device) => {
      const token = randomBytes(32).toString('base64url')
      const at = now()
      await store.addSession({
        ...{ hash: hashOf(token), id: randomUUID(), userId: user.id, device },
        ...{ createdAt: at, lastSeenAt: at, expiresAt: at + longestMilliseconds },
      })
      return token
    },
    find: async (token) => {
      const found = await lookUp(hashOf(token))
      return found !== undefined && isGood(found, now()) ? found : undefined
    },
    end: async (userId, which) => {
      const ended = await store.endSessions(userId, which)
      // After it, and not before: whoever asks meanwhile would have it remembered again.
      remembered.clear()
      return ended
    },
    forget: () => remembered.clear(),
  }
}

function isGood({ user, session }: SignedIn, now: Timestamp): boolean {
  return user.disabledAt === undefined && now < session.expiresAt && now - session.lastSeenAt < idleMilliseconds
}

import { timingSafeEqual } from 'node:crypto'
import { hashOf, mayDo } from '../keys.ts'
import { RequestError } from '../contract/problem.ts'
import type { StoredKey } from '../store/store.ts'
import type { Need } from './app-types.ts'

/** A key that opened the door. */
export type KnownKey = Pick<StoredKey, 'id' | 'name' | 'scopes'>

/** Knows keys. */
export interface KeyRing {
  /** Whoever holds the key of an `Authorization` header; throws `unauthorized` or `forbidden`. */
  admit(header: string | undefined, need: Exclude<Need, 'open'>): Promise<KnownKey>
}

/** How long a key that was found is remembered: so long may a revoked one still work on another node. */
const rememberedMilliseconds = 5000

/** Most keys remembered at once; more than any organisation has. */
const mostRemembered = 1000

/** Looks keys up by their hash, so neither the store nor a comparison ever sees how much of a guess was right. */
export function createKeyRing(store: { keyByHash(hash: string): Promise<StoredKey | undefined> }): KeyRing {
  const remembered = new Map<string, { readonly key: StoredKey; readonly until: number }>()

  async function find(hash: string): Promise<StoredKey | undefined> {
    const known = remembered.get(hash)
    if (known !== undefined && known.until > performance.now()) return known.key
    remembered.delete(hash)
    const key = await store.keyByHash(hash)
    if (key === undefined || !isSame(key.hash, hash)) return undefined
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(hash, { key, until: performance.now() + rememberedMilliseconds })
    return key
  }

  return {
    async admit(header, need) {
      const secret = /^Bearer +(pm_[\w-]{43})$/i.exec(header ?? '')?.[1]
      if (secret === undefined) throw unauthorized(header)
      const key = await find(hashOf(secret))
      if (key === undefined || key.revokedAt !== undefined) {
        throw new RequestError('unauthorized', 'The API key is not known, or was revoked.')
      }
      if (mayDo(key, need)) return key
      const held = key.scopes.join(', ')
      throw new RequestError('forbidden', `The key "${key.name}" may ${held}; this needs ${need}.`)
    },
  }
}

function unauthorized(header: string | undefined): RequestError {
  const given = header === undefined ? 'There is no Authorization header' : 'The Authorization header holds no API key'
  return new RequestError('unauthorized', `${given}; expected is "Authorization: Bearer pm_…".`)
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import { scopes, type Scope, type StoredKey } from './store/store.ts'

/** Where keys are kept: the part of the store that this file needs. */
export interface KeyStore {
  addKey(key: StoredKey): Promise<void>
  keys(): Promise<readonly StoredKey[]>
  revokeKey(id: string, at: Timestamp): Promise<void>
}

/** A new key. `secret` is shown once and kept nowhere: the store has its SHA-256 only. */
export interface CreatedKey {
  readonly key: StoredKey
  readonly secret: string
}

/** What a new key is to be called and may do. */
export interface KeyWish {
  readonly name: string
  readonly scopes: readonly Scope[]
}

/**
 * Makes an API key: `pm_` and 32 random bytes. A plain hash is enough at rest because nobody can guess 256 random
 * bits, however fast the hash. `admin` includes `write`, `write` includes `read`.
 */
export async function createKey(store: KeyStore, wish: KeyWish, now: Timestamp): Promise<CreatedKey> {
  const name = wish.name.trim()
  if (name === '' || name.length > 200) {
    throw new PointsmanError('invalid_request', `name: ${JSON.stringify(wish.name)} must be 1–200 characters.`)
  }
  if (wish.scopes.length === 0) {
    throw new PointsmanError('invalid_request', `scopes: at least one of ${scopes.join(', ')} is needed.`)
  }
  const secret = `pm_${randomBytes(32).toString('base64url')}`
  const key = { id: randomUUID(), name, hash: hashOf(secret), scopes: [...new Set(wish.scopes)], createdAt: now }
  await store.addKey(key)
  return { key, secret }
}

/** All keys, revoked ones too, oldest first. */
export async function listKeys(store: KeyStore): Promise<readonly StoredKey[]> {
  return (await store.keys()).toSorted((one, other) => one.createdAt - other.createdAt)
}

/** Ends a key, named by its id or, where only one key in force has it, its name. */
export async function revokeKey(store: KeyStore, idOrName: string, now: Timestamp): Promise<StoredKey> {
  const inForce = (await store.keys()).filter((key) => key.revokedAt === undefined)
  const found = inForce.filter((key) => key.id === idOrName || key.name === idOrName)
  const [key] = found
  if (key === undefined) throw new PointsmanError('not_found', `There is no key in force named "${idOrName}".`)
  if (found.length > 1) {
    throw new PointsmanError('invalid_request', `${found.length} keys are named "${idOrName}".`, 'Maybe give its id.')
  }
  await store.revokeKey(key.id, now)
  return { ...key, revokedAt: now }
}

/** SHA-256 of a secret, in hex: what the store keeps and is asked for. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a key may do what needs `scope`. */
export function mayDo(key: Pick<StoredKey, 'scopes'>, scope: Scope): boolean {
  const most = Math.max(...key.scopes.map((held) => scopes.indexOf(held)))
  return most >= scopes.indexOf(scope)
}

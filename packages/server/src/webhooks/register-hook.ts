import { randomBytes, randomUUID } from 'node:crypto'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Secrets } from '../secrets.ts'
import type { HookScheme, HookSettings, Store, StoredHook } from '../store/store.ts'
import { parseHookMap } from './read-hook.ts'
import { keyOfSecret, newSigningSecret } from './signature.ts'
import { publicTestSecret } from './zendesk-signature.ts'

/** Of whom we want to hear. */
export interface HookWish {
  /** Part of its address; made up when absent. */
  readonly id?: string
  readonly name?: string
  readonly scheme: HookScheme
  /** Made up when absent, but for Zendesk, which makes its own. */
  readonly secret?: string
  readonly settings: HookSettings
}

/** Opens an address at which others can tell us of tickets. */
export async function registerHook(
  wish: HookWish,
  {
    store,
    secrets,
    now,
  }: { readonly store: Pick<Store, 'addHook'>; readonly secrets: Secrets; readonly now: Timestamp },
): Promise<{ readonly hook: StoredHook; readonly secret: string }> {
  parseHookMap(wish.settings.map)
  const secret = secretOf(wish)
  const { id = randomUUID(), scheme, settings } = wish
  const sealed = secrets.seal(secret, hookPlace(id))
  const hook: StoredHook = { id, name: wish.name ?? id, scheme, secret: sealed, settings, createdAt: now }
  await store.addHook(hook)
  return { hook, secret }
}

/** What the secret of a hook is sealed for. */
export function hookPlace(id: string): string {
  return `hook/${id}`
}

function secretOf({ scheme, secret }: HookWish): string {
  if (scheme === 'zendesk') {
    if (secret === undefined)
      throw refused('Zendesk makes the signing secret: it is shown with the webhook in its Admin Center')
    if (secret === publicTestSecret)
      throw refused('this is the secret that Zendesk publishes for tests; anybody can sign with it')
    return secret
  }
  if (scheme === 'shared-secret') return secret ?? randomBytes(32).toString('base64url')
  if (secret !== undefined && keyOfSecret(secret) === undefined) {
    throw refused('expected is whsec_ and base64 of 24 to 64 bytes')
  }
  return secret ?? newSigningSecret()
}

function refused(why: string): PointsmanError {
  return new PointsmanError('invalid_request', `secret: ${why}.`)
}

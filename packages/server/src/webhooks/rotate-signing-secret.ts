import type { Timestamp } from '@pointsman/core'
import type { Secrets } from '../secrets.ts'
import type { Store } from '../store/store.ts'
import { secretPlace } from './courier.ts'
import { usualOverlapHours } from './overlap.ts'
import { signingSecret } from './register.ts'

/** How a signing secret is to be changed. */
export interface SecretChange {
  /** The webhook's id. */
  readonly webhook: string
  /** `whsec_…`; made up when absent. */
  readonly secret?: string
  /** For how long the former one signs as well, 0–`mostOverlapHours`. 0: not at all, for one that was seen by others. */
  readonly overlapHours?: number
}

const hourMs = 3_600_000

/**
 * Gives a webhook another signing secret; answers it, which is shown now and never again. Until the overlap is over each
 * message carries a signature by either (Standard Webhooks 1.0: several, with spaces between). A former one that cannot be
 * read any more has no overlap: nothing can be signed by it. Throws `not_found`.
 */
export async function rotateSigningSecret(
  { webhook, secret: given, overlapHours = usualOverlapHours }: SecretChange,
  parts: {
    readonly store: Pick<Store, 'changeWebhookSecret' | 'webhooks'>
    readonly secrets: Secrets
    readonly now: Timestamp
  },
): Promise<string> {
  const secret = signingSecret(given)
  const sealed = parts.secrets.seal(secret, secretPlace(webhook))
  const former = (await parts.store.webhooks()).find(({ id }) => id === webhook)?.secret
  const canSign = former !== undefined && canOpen(parts.secrets, former, secretPlace(webhook))
  const formerUntil = overlapHours === 0 || !canSign ? undefined : parts.now + overlapHours * hourMs
  await parts.store.changeWebhookSecret(webhook, sealed, formerUntil)
  return secret
}

function canOpen(secrets: Secrets, sealed: string, place: string): boolean {
  try {
    secrets.open(sealed, place)
    return true
  } catch {
    return false
  }
}

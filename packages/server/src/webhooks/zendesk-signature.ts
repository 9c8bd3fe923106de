import { createHmac } from 'node:crypto'
import { isSame } from './signature.ts'

/**
 * Zendesk's own scheme (developer.zendesk.com, "Verifying webhooks"): base64 of HMAC-SHA256 over timestamp and body, one after
 * the other; the key is the secret's text as it stands, not what it would be as base64.
 */
export function signZendesk(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(timestamp).update(body).digest('base64')
}

export function isSignedByZendesk(secret: string, timestamp: string, body: Uint8Array, header: string): boolean {
  return isSame(header, signZendesk(secret, timestamp, body))
}

/** What Zendesk signs with before a webhook has a secret of its own. Everybody knows it, so it proves nothing. */
export const publicTestSecret = Buffer.from('this_secret_is_for_testing_only').toString('base64')

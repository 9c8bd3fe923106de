import { createHash } from 'node:crypto'
import type { Timestamp } from '@pointsman/core'
import type { HookScheme } from '../store/store.ts'
import { isSame, isSigned } from './signature.ts'
import { isSignedByZendesk } from './zendesk-signature.ts'

/** What came in, as it came: the signature is over these bytes, and over no other way of writing the same. */
export interface Incoming {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
  readonly receivedAt: Timestamp
}

/** How it must be proved. */
export interface Proof {
  readonly scheme: HookScheme
  readonly secret: string
  /** Of a shared secret. */
  readonly header: string
}

export type Verdict =
  | {
      readonly ok: true
      /** The sender's id of the message; absent where it is not in the headers. */
      readonly id?: string
      /** Two with the same one are the same request. Empty where nothing is signed. */
      readonly signature: string
    }
  | { readonly ok: false; readonly why: 'unsigned' | 'forged' | 'stale' }

/** So far may a signed time be from ours. Longer: what was overheard can be sent again for longer; shorter: clocks differ. */
const windowMs = 5 * 60_000

/** Verifies what came in. Pure; compares in constant time; whether it came before is for the caller to know. */
export function verifyHook(incoming: Incoming, proof: Proof): Verdict {
  if (proof.scheme === 'standard-webhooks') return verifyStandard(incoming, proof.secret)
  return proof.scheme === 'zendesk' ? verifyZendesk(incoming, proof.secret) : verifyShared(incoming, proof)
}

function verifyStandard({ headers, body, receivedAt }: Incoming, secret: string): Verdict {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => one(headers[`webhook-${name}`]))
  if (!id || !timestamp || !signature) return { ok: false, why: 'unsigned' }
  if (!isSigned(secret, { id, timestamp, body }, signature)) return { ok: false, why: 'forged' }
  const sentAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN
  return isFresh(sentAt, receivedAt) ? { ok: true, id, signature: digestOf(signature) } : { ok: false, why: 'stale' }
}

function verifyZendesk({ headers, body, receivedAt }: Incoming, secret: string): Verdict {
  const signature = one(headers['x-zendesk-webhook-signature'])
  const timestamp = one(headers['x-zendesk-webhook-signature-timestamp'])
  if (!timestamp || !signature) return { ok: false, why: 'unsigned' }
  if (!isSignedByZendesk(secret, timestamp, body, signature)) return { ok: false, why: 'forged' }
  return isFresh(Date.parse(timestamp), receivedAt)
    ? { ok: true, signature: digestOf(signature) }
    : { ok: false, why: 'stale' }
}

/** Only who knows the secret can have sent it; whether it was changed or sent before on the way, nobody knows. */
function verifyShared({ headers }: Incoming, { secret, header }: Proof): Verdict {
  const given = one(headers[header])
  if (!given) return { ok: false, why: 'unsigned' }
  if (!isSame(digestOf(given), digestOf(secret))) return { ok: false, why: 'forged' }
  const id = one(headers['webhook-id'])
  return { ok: true, signature: '', ...(id ? { id } : {}) }
}

function isFresh(sentAt: number, receivedAt: Timestamp): boolean {
  return Math.abs(receivedAt - sentAt) <= windowMs
}

/** A header that comes twice is no header. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

/** SHA-256, in hex. */
export function digestOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

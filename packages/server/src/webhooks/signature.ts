import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Signatures of Standard Webhooks (standardwebhooks.com, specification 1.0, symmetric): base64 of HMAC-SHA256 over
 * `id.timestamp.body`, the key being the base64 after `whsec_`.
 */
export interface Signed {
  /** `webhook-id`. */
  readonly id: string
  /** `webhook-timestamp`: seconds since the epoch, as they stand in the header. */
  readonly timestamp: string
  readonly body: Uint8Array
}

const prefix = 'whsec_'
/** Bytes that the specification allows for a key. */
const keyBytes = { least: 24, most: 64, made: 32 }

/** A new signing secret. */
export function newSigningSecret(): string {
  return prefix + randomBytes(keyBytes.made).toString('base64')
}

/** The key in a secret; undefined for what is no signing secret. */
export function keyOfSecret(secret: string): Buffer | undefined {
  if (!secret.startsWith(prefix)) return undefined
  const text = secret.slice(prefix.length)
  const key = Buffer.from(text, 'base64')
  const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')
  return isBase64 && key.length >= keyBytes.least && key.length <= keyBytes.most ? key : undefined
}

/** `v1,…`: what stands in `webhook-signature`. */
export function sign(secret: string, { id, timestamp, body }: Signed): string {
  const key = keyOfSecret(secret)
  if (key === undefined) throw new Error('not a signing secret: whsec_ and base64 of 24 to 64 bytes')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}

/** Whether one of the signatures of a header, which may hold several after a change of secrets, is right. */
export function isSigned(secret: string, signed: Signed, header: string): boolean {
  const expected = sign(secret, signed)
  return header.split(' ').filter((one) => isSame(one, expected)).length > 0
}

/** In constant time for equal lengths. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

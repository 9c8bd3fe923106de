import { createHash, randomBytes } from 'node:crypto'

/** Bytes of AES-256's key. */
const keyBytes = 32

/** What `POINTSMAN_SECRET_KEY` may be: 32 bytes as 64 hexadecimal digits or as base64. Undefined for anything else. */
export function parseSecretKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined
  const key = Buffer.from(text, 'base64')
  return key.length === keyBytes ? key : undefined
}

/** A key that nobody has had before. */
export function newSecretKey(): Buffer {
  return randomBytes(keyBytes)
}

/** What a key is called in what it sealed, in messages and in files: 8 digits of its SHA-256, which give nothing of it away. */
export function keyName(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

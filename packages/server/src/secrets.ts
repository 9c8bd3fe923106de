import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { PointsmanError } from '@pointsman/core'
import type { Config } from './config.ts'
import { keyName, parseSecretKey } from './secret-key.ts'
import { secretKeyFiles, type SecretKeyFiles } from './secret-key-files.ts'

/**
 * Secrets of others that must be used again, so a hash will not do: tokens of help desks, signing secrets of webhooks.
 * Kept in the database as AES-256-GCM (NIST SP 800-38D) under a key that is never in the database, nor in its backups.
 */
export interface Secrets {
  /**
   * Encrypts for the database. `place` says what the secret is for (`webhook/ID`): it is authenticated, so that what was
   * sealed for one place cannot be copied to another.
   */
  seal(secret: string, place: string): string
  /** The secret. Throws `usage` when it was sealed under another key or for another place, or was changed. */
  open(sealed: string, place: string): string
}

/** Bytes: the nonce that GCM is made for, and its longest tag. */
const nonceBytes = 12
const tagBytes = 16

/**
 * Secrets under the key of the configuration, or else under the one in the data folder, made when the first secret is
 * sealed. Files are looked at when they are needed and not before, so that an installation without secrets has none; and
 * again for what was sealed under a key that is not known yet, so that a running server goes on after a rotation.
 */
export function openSecrets({ secretKey, dataFolder }: Pick<Config, 'dataFolder' | 'secretKey'>): Secrets {
  const given = secretKey === undefined ? undefined : parseSecretKey(secretKey)
  if (given !== undefined) return secretsUnder(given)
  const files = secretKeyFiles(dataFolder)
  const known = new Map<string, Secrets>()
  return {
    seal: (secret, place) => secretsUnder(files.current() ?? files.make()).seal(secret, place),
    open: (sealed, place) => {
      const name = sealedUnder(sealed)
      const found = known.get(name) ?? secretsIn(files, name)
      if (found === undefined) throw noKey(place, files.path)
      const secret = found.open(sealed, place)
      known.set(name, found)
      return secret
    },
  }
}

/** Those under the key of that name, or else under the one in use, which says what it misses. */
function secretsIn(files: SecretKeyFiles, name: string): Secrets | undefined {
  const current = files.current()
  const key = current !== undefined && keyName(current) === name ? current : (files.named(name) ?? current)
  return key && secretsUnder(key)
}

/** The name of the key that something was sealed under; empty for what was never sealed. */
export function sealedUnder(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

/** Secrets under a key that the caller holds. */
export function secretsUnder(key: Buffer): Secrets {
  const ownName = keyName(key)
  return {
    seal: (secret, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${ownName}.${sealed.toString('base64url')}`
    },
    open: (sealed, place) => {
      const [version, name, text] = sealed.split('.')
      if (version !== 'v1' || text === undefined) throw unreadable(place, 'is not one that this version sealed')
      if (name !== ownName) throw unreadable(place, `was sealed under the key ${name}, this one is ${ownName}`)
      const bytes = Buffer.from(text, 'base64url')
      const end = bytes.length - tagBytes
      if (end < nonceBytes) throw unreadable(place, 'is cut short')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(end))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, end)), decipher.final()]).toString('utf8')
      } catch {
        throw unreadable(place, 'was changed, or sealed for another place')
      }
    },
  }
}

function noKey(place: string, file: string): PointsmanError {
  return new PointsmanError(
    'usage',
    `The secret of ${place} cannot be read: there is no POINTSMAN_SECRET_KEY and no ${file}.`,
    'Maybe give this process the key of the one that stored the secret; a backup of the database does not hold it.',
  )
}

function unreadable(place: string, why: string): PointsmanError {
  return new PointsmanError(
    'usage',
    `The secret of ${place} ${why}.`,
    'Maybe POINTSMAN_SECRET_KEY is not what it was, or the data folder is another; or else give the secret anew.',
  )
}

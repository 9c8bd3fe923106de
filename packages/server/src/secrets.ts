import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import type { Config } from './config.ts'

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

/** Bytes: AES-256's key, the nonce that GCM is made for, and the longest tag. */
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** In the data folder, readable by its owner only. */
const keyFileName = 'secret.key'

/** What `POINTSMAN_SECRET_KEY` may be: 32 bytes as 64 hexadecimal digits or as base64. Undefined for anything else. */
export function parseSecretKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined
  const key = Buffer.from(text, 'base64')
  return key.length === keyBytes ? key : undefined
}

/**
 * Secrets under the key of the configuration, or else under the one in the data folder, made when the first secret is
 * sealed. The file is looked at when it is needed and not before, so that an installation without secrets has none.
 */
export function openSecrets({ secretKey, dataFolder }: Pick<Config, 'dataFolder' | 'secretKey'>): Secrets {
  let key = secretKey === undefined ? undefined : parseSecretKey(secretKey)
  const file = join(dataFolder, keyFileName)
  return {
    seal: (secret, place) => secretsUnder((key ??= keyInFile(file) ?? makeKeyFile(file))).seal(secret, place),
    open: (sealed, place) => {
      key ??= keyInFile(file)
      if (key === undefined) throw noKey(place, file)
      return secretsUnder(key).open(sealed, place)
    },
  }
}

/** Secrets under a key that the caller holds. */
export function secretsUnder(key: Buffer): Secrets {
  const keyName = createHash('sha256').update(key).digest('hex').slice(0, 8)
  return {
    seal: (secret, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${keyName}.${sealed.toString('base64url')}`
    },
    open: (sealed, place) => {
      const [version, sealedUnder, text] = sealed.split('.')
      if (version !== 'v1' || text === undefined) throw unreadable(place, 'is not one that this version sealed')
      if (sealedUnder !== keyName)
        throw unreadable(place, `was sealed under the key ${sealedUnder}, this one is ${keyName}`)
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

function keyInFile(file: string): Buffer | undefined {
  let text: string
  try {
    const { mode } = statSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new PointsmanError(
        'usage',
        `${file}: its mode is ${(mode & 0o777).toString(8)}; allowed is 600, nothing for group and others.`,
        `Maybe: chmod 600 ${file}`,
      )
    }
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const key = parseSecretKey(text)
  if (key === undefined) throw new PointsmanError('usage', `${file}: does not hold a key of 32 bytes in hex or base64.`)
  return key
}

/** Whole or not at all, and of two processes that make one, both use the one that was there first. */
function makeKeyFile(file: string): Buffer {
  const key = randomBytes(keyBytes)
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(draft, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    chmodSync(draft, 0o600)
    linkSync(draft, file)
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return keyInFile(file)!
  } finally {
    rmSync(draft)
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

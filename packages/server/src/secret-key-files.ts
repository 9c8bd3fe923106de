import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import { keyName, newSecretKey, parseSecretKey } from './secret-key.ts'

/**
 * Keys in the data folder, readable by their owner only: `secret.key` is the one in use; `secret.key.NAME` one that was in
 * use before, or is about to be.
 */
export interface SecretKeyFiles {
  readonly path: string
  /** Undefined where there is none yet. */
  current(): Buffer | undefined
  /** Makes the one in use; of two processes that do, both use the one that was there first. */
  make(): Buffer
  /** One that is kept under its name. */
  named(name: string): Buffer | undefined
  /** Keeps a key under its name, so that what is sealed under it can be opened from now on. */
  keep(key: Buffer): void
  /** Puts a key that was kept in use; answers where the former one is kept. A crash in between leaves both. */
  promote(key: Buffer): string | undefined
}

/** The key files of a data folder; nothing is read or written before it is asked for. */
export function secretKeyFiles(dataFolder: string): SecretKeyFiles {
  const path = join(dataFolder, 'secret.key')
  const pathOf = (name: string): string => `${path}.${name}`
  const files: SecretKeyFiles = {
    path,
    current: () => keyInFile(path),
    make: () => {
      const key = newSecretKey()
      return writeOnce(path, key) ? key : keyInFile(path)!
    },
    // Names come from the database: only what can be one is looked for.
    named: (name) => (/^[0-9a-f]{8}$/.test(name) ? keyInFile(pathOf(name)) : undefined),
    keep: (key) => void writeOnce(pathOf(keyName(key)), key),
    promote: (key) => {
      const former = files.current()
      if (former !== undefined) files.keep(former)
      renameSync(pathOf(keyName(key)), path)
      syncFolder(dataFolder)
      return former && pathOf(keyName(former))
    },
  }
  return files
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

/** On the disk for good, names too: a database may hold what only this key opens. Windows has no such call, and does it by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Whole or not at all; false where there is one already. */
function writeOnce(file: string, key: Buffer): boolean {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(draft, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    chmodSync(draft, 0o600)
    linkSync(draft, file)
    syncFolder(dirname(file))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft)
  }
}

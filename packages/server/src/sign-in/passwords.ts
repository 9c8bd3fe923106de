import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'
import { PointsmanError } from '@pointsman/core'
import { turns } from '../engine/turns.ts'

/**
 * Argon2id with 19 MiB, two passes and one lane: the second of the settings that the OWASP Password Storage Cheat Sheet calls
 * equivalent (2025). More: sign-ins hold up a small machine; less: a stolen database is guessed through sooner.
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

const saltBytes = 16

/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is all that is asked for, and no rules beside it. */
export const leastCharacters = 15

/** Longer ones only cost us time. */
export const mostCharacters = 256

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

/** One hash at a time: a flood of sign-ins takes one thread of the pool and 19 MiB, never all of them. */
const inTurn = turns()

/** A password as it is kept: a PHC string with its own salt and cost. Throws `invalid_request` for one that is too short or long. */
export async function hashPassword(password: string): Promise<string> {
  checkPassword(password)
  const salt = randomBytes(saltBytes)
  const hash = await inTurn(() => derive('argon2id', { ...cost, message: normal(password), nonce: salt }))
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

/** Whether it is the password of a hash. Without a hash as much work is done, and the answer is no. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const { salt, hash, ...asKept } = readHash(kept ?? nobodys)
  const message = normal(password)
  const got = await inTurn(() => derive('argon2id', { ...asKept, tagLength: hash.length, message, nonce: salt }))
  return timingSafeEqual(got, hash) && kept !== undefined
}

/** Throws `invalid_request` for one that is too short or too long, in letters as people count them. */
export function checkPassword(password: string): void {
  const { length } = [...password]
  if (length >= leastCharacters && length <= mostCharacters) return
  throw new PointsmanError(
    'invalid_request',
    `password: ${length} characters are not allowed; allowed are ${leastCharacters} to ${mostCharacters}.`,
    'Maybe take four or five words that nobody would put together.',
  )
}

/** Of nobody: what is worked on where there is no such user, so that time does not tell. */
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(randomBytes(saltBytes))}$${base64(randomBytes(cost.tagLength))}`

interface KeptHash {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
  readonly hash: Buffer
}

function readHash(text: string): KeptHash {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text)
  if (found === null) throw new Error('a kept password is not an Argon2id hash')
  const [, memory, passes, parallelism, salt, hash] = found
  return {
    ...{ memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    ...{ salt: Buffer.from(salt!, 'base64'), hash: Buffer.from(hash!, 'base64') },
  }
}

/** The same letters typed on another keyboard are the same password. */
function normal(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'))
}

/** Without padding, as PHC strings have it. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

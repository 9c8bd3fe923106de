import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { parseSecretKey } from './secret-key.ts'
import { openSecrets, secretsUnder } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const key = Buffer.alloc(32, 7)

test('whatever is sealed is opened again for the same place, and is never readable in what is kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (secret, place) => {
      const secrets = secretsUnder(key)
      const sealed = secrets.seal(secret, place)
      expect(secrets.open(sealed, place)).toBe(secret)
      expect(secrets.seal(secret, place)).not.toBe(sealed)
    }),
  )
  expect(secretsUnder(key).seal('whsec_hunter2', 'webhook/1')).not.toContain('hunter2')
})

test('a secret sealed for one place is not opened for another, nor when a single bit of it was changed', () => {
  const secrets = secretsUnder(key)
  const sealed = secrets.seal('token', 'connection/1')
  expect(() => secrets.open(sealed, 'connection/2')).toThrow('The secret of connection/2 was changed')
  const [version, name, text] = sealed.split('.')
  const bytes = Buffer.from(text!, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(() => secrets.open(`${version}.${name}.${changed.toString('base64url')}`, 'connection/1')).toThrow(
      'was changed',
    )
  }
  expect(() => secrets.open(`${version}.${name}.AAAA`, 'connection/1')).toThrow('is cut short')
})

test('another key is named as the reason', () => {
  const sealed = secretsUnder(key).seal('token', 'connection/1')
  expect(() => secretsUnder(Buffer.alloc(32, 8)).open(sealed, 'connection/1')).toThrow(/was sealed under the key \w{8}/)
})

test('without a key in the configuration one is made in the data folder, for its owner only, and used from then on', () => {
  const dataFolder = join(folder, 'made')
  expect(() => openSecrets({ dataFolder }).open('v1.0.AA', 'webhook/1')).toThrow(
    /no POINTSMAN_SECRET_KEY and no .*secret.key/,
  )
  expect(existsSync(dataFolder)).toBe(false)
  const sealed = openSecrets({ dataFolder }).seal('token', 'webhook/1')
  expect(statSync(join(dataFolder, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(openSecrets({ dataFolder }).open(sealed, 'webhook/1')).toBe('token')
  const secretKey = readFileSync(join(dataFolder, 'secret.key'), 'utf8').trim()
  expect(openSecrets({ dataFolder: '/nowhere', secretKey }).open(sealed, 'webhook/1')).toBe('token')
})

test('a key file that others may read, or that holds no key, is refused by name', () => {
  const file = join(folder, 'secret.key')
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600 })
  chmodSync(file, 0o640)
  expect(() => openSecrets({ dataFolder: folder }).seal('x', 'y')).toThrow(/its mode is 640; allowed is 600/)
  chmodSync(file, 0o600)
  writeFileSync(file, 'short')
  expect(() => openSecrets({ dataFolder: folder }).seal('x', 'y')).toThrow(/does not hold a key of 32 bytes/)
})

test('a key is 32 bytes, in hex or base64', () => {
  for (const text of [key.toString('hex'), key.toString('base64'), key.toString('base64url')]) {
    expect(parseSecretKey(text)).toEqual(key)
  }
  for (const text of ['', 'x', 'a'.repeat(63), Buffer.alloc(31).toString('base64')]) {
    expect(parseSecretKey(text)).toBeUndefined()
  }
})

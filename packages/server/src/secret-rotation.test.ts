import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { secretPlace as connectionPlace } from './help-desks.ts'
import { keyName, newSecretKey } from './secret-key.ts'
import { secretKeyFiles } from './secret-key-files.ts'
import { rotateSecretKey, type SecretRotation } from './secret-rotation.ts'
import { openSecrets, secretsUnder, type Secrets } from './secrets.ts'
import { createStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { secretPlace as webhookPlace } from './webhooks/courier.ts'
import { hookPlace } from './webhooks/register-hook.ts'

const url = process.env['POINTSMAN_TEST_DATABASE_URL']
const schema = `rotation_test_${process.pid}`
const admin = new pg.Pool({ connectionString: url, max: 1 })
const createdAt = 1_795_000_000_000

const databases: Readonly<Record<string, () => Promise<Store>>> = {
  'the embedded database': () => createStore({}),
  ...(url !== undefined && {
    'a PostgreSQL server': async () => {
      await admin.query(`create schema ${schema}`)
      return createStore({ databaseUrl: `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` })
    },
  }),
}

afterAll(async () => {
  if (url !== undefined) await admin.query(`drop schema if exists ${schema} cascade`)
  await admin.end()
})

/** One secret of each kind. */
async function addSecrets(store: Store, secrets: Secrets): Promise<void> {
  const common = { name: 'one', createdAt }
  const seal = (place: string): string => secrets.seal(`secret of ${place}`, place)
  await store.addWebhook({
    ...common,
    ...{ id: 'w', url: 'https://example.com', events: ['ticket.held'], secret: seal(webhookPlace('w')) },
  })
  const settings = { map: [], kindAt: 'type', kinds: {}, header: 'x' }
  await store.addHook({ ...common, id: 'h', scheme: 'shared-secret', settings, secret: seal(hookPlace('h')) })
  await store.putConnection({
    ...{ id: 'rt', vendor: 'request-tracker', settings: {}, mapping: { agents: {}, queues: {}, priorities: {} } },
    ...{ createdAt, secret: seal(connectionPlace('rt')) },
  })
}

async function sealedIn(store: Store): Promise<readonly (readonly [place: string, sealed: string])[]> {
  return [
    ...(await store.webhooks()).map(({ id, secret }) => [webhookPlace(id), secret] as const),
    ...(await store.hooks()).map(({ id, secret }) => [hookPlace(id), secret] as const),
    ...(await store.deskConnections()).map(({ id, secret }) => [connectionPlace(id), secret] as const),
  ]
}

async function expectAllOpen(store: Store, secrets: Secrets): Promise<void> {
  const all = await sealedIn(store)
  expect(all).toHaveLength(3)
  for (const [place, sealed] of all) expect(secrets.open(sealed, place)).toBe(`secret of ${place}`)
}

describe.each(Object.entries(databases))('the key of secrets on %s', (_name, open) => {
  let store: Store
  let dataFolder: string
  const rotate = (more: { readonly secretKey?: string; readonly key?: Buffer } = {}): Promise<SecretRotation> => {
    const { secretKey, key } = more
    return rotateSecretKey({
      ...{ store, config: { dataFolder, ...(secretKey && { secretKey }) } },
      ...(key && { key }),
    })
  }

  beforeAll(async () => {
    store = await open()
  })
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'pointsman-rotation-'))
  })
  afterEach(async () => {
    for (const { id } of await store.webhooks()) await store.removeWebhook(id)
    for (const { id } of await store.hooks()) await store.removeHook(id)
    for (const { id } of await store.deskConnections()) await store.dropConnection(id)
    rmSync(dataFolder, { recursive: true })
  })
  afterAll(() => store.close())

  it('is another afterwards, for every secret, for a server that runs, and for a backup from before', async () => {
    expect(await rotate()).toEqual({ secrets: 0 })
    expect(readdirSync(dataFolder)).toEqual([])
    const running = openSecrets({ dataFolder })
    await addSecrets(store, running)
    const before = await sealedIn(store)
    const former = secretKeyFiles(dataFolder).current()!
    const done = await rotate()
    const path = join(dataFolder, 'secret.key')
    const formerFile = `${path}.${keyName(former)}`
    expect(done).toEqual({ secrets: 3, key: expect.stringMatching(/^[0-9a-f]{8}$/) as string, file: path, formerFile })
    expect(readdirSync(dataFolder).toSorted()).toEqual(['secret.key', `secret.key.${keyName(former)}`])
    for (const file of [path, formerFile]) expect(statSync(file).mode & 0o777).toBe(0o600)
    const secretKey = readFileSync(path, 'utf8').trim()
    expect(keyName(Buffer.from(secretKey, 'hex'))).toBe(done.key)
    await expectAllOpen(store, openSecrets({ dataFolder: '/nowhere', secretKey }))
    for (const [place, sealed] of await sealedIn(store)) {
      expect(() => secretsUnder(former).open(sealed, place)).toThrow('was sealed under the key')
    }
    await expectAllOpen(store, running)
    expect(running.seal('new', 'webhook/n').split('.')[1]).toBe(done.key)
    for (const [place, sealed] of before) expect(running.open(sealed, place)).toBe(`secret of ${place}`)
    expect(await rotate()).toMatchObject({ secrets: 3 })
    await expectAllOpen(store, running)
  })

  it('that is given is kept for the first secret where there is neither a secret nor a key', async () => {
    const key = newSecretKey()
    const path = join(dataFolder, 'secret.key')
    expect(await rotate({ key })).toEqual({ secrets: 0, key: keyName(key), file: path })
    await addSecrets(store, openSecrets({ dataFolder }))
    await expectAllOpen(store, secretsUnder(key))
    expect(readdirSync(dataFolder)).toEqual(['secret.key'])
  })

  it('stays as it is while a single secret cannot be opened, which is named', async () => {
    await addSecrets(store, openSecrets({ dataFolder }))
    await store.removeHook('h')
    const foreign = secretsUnder(newSecretKey()).seal('x', hookPlace('h'))
    await store.addHook({
      ...{ id: 'h', name: 'h', scheme: 'shared-secret', secret: foreign, createdAt },
      settings: { map: [], kindAt: 'type', kinds: {}, header: 'x' },
    })
    const [before, files] = [await sealedIn(store), readdirSync(dataFolder)]
    await expect(rotate()).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(
        /^Nothing was changed: 1 of 3 secrets cannot be opened here \(hook\/h\)\. The secret of hook\/h was sealed under/,
      ) as string,
    })
    expect([await sealedIn(store), readdirSync(dataFolder)]).toEqual([before, files])
  })

  it('is never half another: what fails in between leaves all as it was, and what is killed can be opened', async () => {
    const secrets = openSecrets({ dataFolder })
    await addSecrets(store, secrets)
    const before = await sealedIn(store)
    const failing: Pick<Store, 'resealSecrets'> = {
      resealSecrets: (reseal) =>
        store.resealSecrets((all) => reseal(all).map((sealed, index) => (index === 2 ? null! : sealed))),
    }
    await expect(rotateSecretKey({ store: failing, config: { dataFolder } })).rejects.toThrow('null value')
    expect(await sealedIn(store)).toEqual(before)
    const killed: Pick<Store, 'resealSecrets'> = {
      resealSecrets: async (reseal) => {
        await store.resealSecrets(reseal)
        throw new Error('killed')
      },
    }
    await expect(rotateSecretKey({ store: killed, config: { dataFolder } })).rejects.toThrow('killed')
    expect(await sealedIn(store)).not.toEqual(before)
    await expectAllOpen(store, openSecrets({ dataFolder }))
    await rotate()
    await expectAllOpen(store, openSecrets({ dataFolder }))
  })

  it('from outside is replaced by one from outside, and a second try does no harm', async () => {
    const [secretKey, key] = [newSecretKey().toString('hex'), newSecretKey()]
    await addSecrets(store, openSecrets({ dataFolder, secretKey }))
    await expect(rotate({ secretKey })).rejects.toThrow('the new one must be given')
    await expect(rotate({ secretKey, key: Buffer.from(secretKey, 'hex') })).rejects.toThrow('is the one in use')
    const done = await rotate({ secretKey, key })
    expect(done).toEqual({ secrets: 3, key: keyName(key) })
    expect(await rotate({ secretKey, key })).toEqual(done)
    await expectAllOpen(store, secretsUnder(key))
    expect(readdirSync(dataFolder)).toEqual([])
  })
})

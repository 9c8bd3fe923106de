import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, testStart, type TestApi } from '../../api/test-api.ts'
import { readerSource } from '../../reader-source.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

let api: TestApi
let folder: string
/** Two models that read the same, kept under names that begin alike. */
const [kept, other] = ['m1a2b3c+0', 'm1ffffff+0']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pointsman-otherwise-'))
  api = await openTestApi({}, readerSource)
  await seedTeam(api)
  const snapshot = (await readerSource.dayOne(await api.store.queues())).snapshot()
  for (const version of [kept, other]) {
    await api.store.saveModel({ version, trainedAt: testStart - 1, lessonSeq: 0, snapshot, facts: {} }, undefined)
  }
  await routeTickets('before')
  await api.send('PUT', '/v1/policy', { mode: 'suggest' })
}, 60_000)
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true })
})

/** Enough of them, each resolved elsewhere, for nothing to be done alone where half may be wrong; too few to conclude anything as usual. */
async function routeTickets(named: string): Promise<void> {
  const lines = Array.from({ length: 120 }, (_, n) => JSON.stringify({ ...refundTicket, id: `${named}-${n}` }))
  await api.send('POST', '/v1/tickets/bulk', lines.join('\n'), { 'content-type': 'application/x-ndjson' })
  const at = new Date(testStart + 30 * 60_000).toISOString()
  for (let n = 0; n < lines.length; n++) {
    const event = { kind: 'resolved', agent: 'bob', queue: 'integrations', at }
    await api.send('POST', `/v1/tickets/${named}-${n}/events`, event)
  }
  // What came of them is taken in.
  await api.send('POST', '/v1/clock', { now: new Date(testStart + 60 * 60_000).toISOString() })
}

async function replay(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const openStore = (): Promise<Store> => Promise.resolve({ ...api.store, close: () => Promise.resolve() })
  const { shell, out, err } = testShell(openStore)
  return { code: await run(['replay', ...words], shell), out: out(), err: err() }
}

async function policyFile(policy: unknown): Promise<string> {
  const file = join(folder, 'policy.yaml')
  await writeFile(file, JSON.stringify(policy))
  return file
}

describe('another policy', () => {
  test.each([{ tolerated: 0.5 }, { tolerated: 0.06 }, { enforced: false }])(
    'of another risk (%j) is answered as the preview answers it',
    async (risk) => {
      const policy = { mode: 'auto', risk }
      const { body } = await api.send('POST', '/v1/policy/preview', { policy })
      const { out, err } = await replay('--policy', await policyFile(policy), '--json')
      expect(err).toBe('')
      const { changed, kinds, summary } = JSON.parse(out)
      expect({ changed, kinds, summary }).toEqual({ changed: body.changed, kinds: body.kinds, summary: body.summary })
    },
  )

  test('of another risk is tried by the thresholds it would give, and says so', async () => {
    const another = await replay('--policy', await policyFile({ mode: 'auto', risk: { tolerated: 0.5 } }))
    const same = await replay('--policy', await policyFile({ mode: 'auto' }))
    expect(same.out).toContain('none of 120')
    expect(another.out).toContain('120 in how far they go')
    expect(another.out).toContain('\n10 of 120, none with minutes at stake:\n')
    expect(another.out).toContain('by the thresholds that it would give now')
  })
})

describe('another model', () => {
  test('is not blamed for what another policy would do: each decision keeps the policy of its record', async () => {
    const { out, err } = await replay('--model', kept)
    expect(err).toBe('')
    expect(out).toContain('Would have changed none of 120 decisions')
    expect(out).toContain('Each decision was made again under the policy of its own record.')
  })

  test('is found by the beginning of its name, with or without its lessons', async () => {
    for (const name of ['m1a', 'm1a2b3c']) expect((await replay('--model', name)).code).toBe(0)
    for (const name of ['m9', 'm1']) {
      const { code, err } = await replay('--model', name)
      expect([code, err]).toEqual([1, expect.stringContaining(`There is no model "${name}"; kept are`)])
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../store/open-store.ts'
import { aQueue } from '../store/store-builders.ts'
import type { Store, StoredModel } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

const at = Date.UTC(2026, 4, 4, 9)

describe('pointsman model', () => {
  let store: Store

  beforeAll(async () => {
    store = await createStore({})
  }, 60_000)
  afterAll(() => store.close())

  /** Commands close what they open; this store is used by all of them. */
  async function pointsman(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const { shell, out, err } = testShell(async () => ({ ...store, close: async () => undefined }))
    return { code: await run(argv, shell), out: out(), err: err() }
  }

  it('says what to do while there is none', async () => {
    expect((await pointsman('model', 'list')).out).toBe('No models yet. Maybe: pointsman train\n')
    const { code, err } = await pointsman('model', 'show', 'm1')
    expect([code, err]).toEqual([1, 'pointsman: There is no model "m1"; none is kept.\n'])
  })

  it('puts one in force by the beginning of its name, goes back, and lists who did what and why', async () => {
    for (const version of ['m1aa+0', 'm2bb+3']) await store.saveModel(aModel(version), undefined)
    await pointsman('model', 'promote', 'm1', '--reason', 'the first', '--by', 'ada')
    const promoted = await pointsman('model', 'promote', 'm2', '--reason', 'newer', '--json')
    expect(JSON.parse(promoted.out)).toEqual({
      version: 'm2bb+3',
      at: '2026-05-04T09:00:00.000Z',
      actor: 'operator',
      reason: 'newer',
    })
    expect((await pointsman('model', 'back')).out).toMatch(/^Model m1aa\+0 is in force\./)
    const { out } = await pointsman('model', 'list')
    expect(out).toMatch(/m1aa\+0 +in force/)
    expect(out).toMatch(/2026-05-04 09:00 +m1aa\+0 +ada +the first/)
    expect((await pointsman('model', 'show', 'm2')).out).toMatch(
      /^m2bb\+3 {2}kept\n[^]*tickets: 12\n[^]* {2}only champion: 4/,
    )
    expect((await pointsman('model', 'back')).err).toContain('nothing to go back to')
  })

  it('merges queues', async () => {
    await store.putQueue(aQueue('refunds'))
    await store.putQueue(aQueue('billing'))
    const { out } = await pointsman('queue', 'merge', 'refunds', 'billing')
    expect(out).toBe('Queue refunds is closed (version 2); tickets like its own go to billing from now on.\n')
    expect((await pointsman('queue', 'merge', 'never', 'billing')).err).toContain('There is no queue "never".')
    expect((await pointsman('queue', 'merge', 'billing', 'refunds')).err).toContain('no other open queue')
    // Opened again, it stands for itself.
    await pointsman('queue', 'add', 'refunds')
    const [refunds] = (await store.queues()).filter(({ id }) => id === 'refunds')
    expect([refunds?.active, refunds?.mergedInto]).toEqual([true, undefined])
  })
})

function aModel(version: string): StoredModel {
  const facts = { tickets: 12, comparison: { onlyChampion: 4 } }
  return { version, trainedAt: at, lessonSeq: 0, snapshot: new Uint8Array(3), facts }
}

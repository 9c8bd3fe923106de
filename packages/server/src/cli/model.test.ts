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

  it('tells the figures of a model in sentences and dates; --json has them as they are', async () => {
    const comparison = {
      ...{ verdict: 'not_better', champion: 'm2bb+3', from: 1_789_603_920_000, to: 1_789_690_320_000 },
      ...{ tickets: 200, bothRight: 120, onlyChallenger: 9, onlyChampion: 14, neither: 57 },
      chanceIfEqual: { challengerWins: 0.944, championWins: 0.2 },
      lossDifference: { mean: 0.012, low: -0.003, high: 0.027 },
    }
    const facets = [
      { facet: 'queue', labels: 4, examples: 900, accuracy: 0.8, commonestShare: 0.4 },
      { facet: 'impact', labels: 4, examples: 900, accuracy: 0.318, commonestShare: 0.41 },
      { facet: 'intent', labels: 9, examples: 0 },
    ]
    const facts = { tickets: 900, lessons: 0, seconds: 4.2, seed: 1, facets, outcome: 'not_better', comparison }
    await store.saveModel({ ...aModel('m3cc+0'), facts }, undefined)
    const { out } = await pointsman('model', 'show', 'm3')
    expect(out).not.toMatch(/[{}"]|178\d{6}/)
    expect(out).toContain('It learned from 900 tickets in 4.2 s, with seed 1.\noutcome: not better\n')
    expect(out).toMatch(/^impact +4 +900 +31\.8 % +41\.0 % +no better than guessing$/m)
    expect(out).toContain('intent · built-in examples only')
    expect(out.slice(out.indexOf('Compared'))).toBe(
      [
        'Compared with m2bb+3 on 200 tickets that neither was trained on, from 2026-09-17 00:12 to 2026-09-18 00:12:',
        '  It reads 64.5 % right, the other 67.0 %: 9 only it does, 14 only the other, 120 both, 57 neither.',
        '  Were they equal, the other would be at least so far ahead in 20.0 of 100 cases.',
        "  Its log loss a ticket is +0.012 beside the other's (−0.003 to +0.027 in 95 of 100 cases); below 0 its probabilities are better.",
        '',
      ].join('\n'),
    )
    const { comparison: given } = JSON.parse((await pointsman('model', 'show', 'm3', '--json')).out).facts
    expect(given).toMatchObject({ from: 1_789_603_920_000, chance_if_equal: { champion_wins: 0.2 } })
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

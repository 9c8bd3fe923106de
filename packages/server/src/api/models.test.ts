import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredModel } from '../store/store.ts'
import { wordReaders } from './word-reader.ts'
import { openTestApi, seedTeam, testStart, type TestApi } from './test-api.ts'

describe('models over HTTP', () => {
  let api: TestApi

  beforeAll(async () => {
    // Any snapshot is a reader by words; which version is in use is what these tests are about.
    api = await openTestApi({}, { ...wordReaders, load: async () => wordReaders.dayOne(await api.store.queues()) })
    await seedTeam(api)
    for (const version of ['m-one+0', 'm-two+0', 'm-three+0']) await api.store.saveModel(aModel(version), undefined)
  })
  afterAll(() => api.close())

  it('lists none in force before one was put there', async () => {
    const { status, body } = await api.send('GET', '/v1/models')
    expect([status, body.champion, body.items.length]).toEqual([200, undefined, 3])
    expect(body.items[0]).toEqual({
      version: 'm-three+0',
      is_champion: false,
      trained_at: '2026-03-02T10:00:00.000Z',
      lesson_seq: 0,
      bytes: 1,
      facts: { comparison: { only_challenger: 3 } },
    })
  })

  it('puts one in force and goes back, saying who and why', async () => {
    await api.send('POST', '/v1/models/m-one+0/promote', { reason: 'the first' })
    const { status, body } = await api.send('POST', '/v1/models/m-two/promote', { reason: 'newer', actor: 'ada' })
    expect([status, body]).toEqual([
      200,
      { version: 'm-two+0', at: '2026-03-02T10:00:00.000Z', actor: 'ada', reason: 'newer' },
    ])
    const back = await api.send('POST', '/v1/models/back', { reason: 'too many overrides' })
    expect([back.status, back.body.version, back.body.actor]).toEqual([200, 'm-one+0', 'test'])
    const listed = await api.send('GET', '/v1/models')
    expect(listed.body.champion).toBe('m-one+0')
    expect(listed.body.promotions.map(({ reason }: { reason: string }) => reason)).toEqual([
      'too many overrides',
      'newer',
      'the first',
    ])
    expect((await api.send('GET', '/v1/models/m-one')).body.is_champion).toBe(true)
  })

  it('says so where there is nothing to go back to, and where there is no such model', async () => {
    const back = await api.send('POST', '/v1/models/back', { reason: 'further' })
    expect([back.status, back.body.code]).toEqual([409, 'no_earlier_model'])
    const unknown = await api.send('POST', '/v1/models/m9/promote', { reason: 'x' })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found'])
    expect(unknown.body.detail).toContain('m-two+0')
    // Two begin so: it must be said which.
    expect((await api.send('GET', '/v1/models/m-t')).status).toBe(404)
    const silent = await api.send('POST', '/v1/models/m-two/promote', {})
    expect([silent.status, silent.body.code]).toEqual([400, 'invalid_request'])
  })

  it('lets only one training run, and only those who may', async () => {
    await api.store.lease('training', 'another-node', 60_000, Date.now())
    await api.store.beginTraining({ id: 't1', startedAt: testStart, actor: 'bob', kind: 'asked', seed: 1 })
    const busy = await api.send('POST', '/v1/models/train', {})
    expect([busy.status, busy.body.code]).toEqual([409, 'training_runs'])
    expect(busy.body.detail).toContain('bob')
    const key = await api.keyWith('write')
    const refused = await api.send('POST', '/v1/models/train', {}, { authorization: `Bearer ${key}` })
    expect(refused.status).toBe(403)
    expect((await api.send('GET', '/v1/models')).body.trainings[0]).toMatchObject({ id: 't1', share: 0 })
  })
})

function aModel(version: string): StoredModel {
  const facts = { comparison: { onlyChallenger: 3 } }
  return { version, trainedAt: testStart, lessonSeq: 0, snapshot: new Uint8Array([1]), facts }
}

import { describe, expect, it } from 'vitest'
import { aLesson } from './store-fixture.ts'
import type { StoreFixture } from './store-fixture.ts'

/** Lessons, models, keys and answers. */
export function learningConformance(use: StoreFixture): void {
  describe('lessons, models, keys and answers', () => {
    it('gives lessons one order without gaps, also when they come at once', async () => {
      const [last] = (await use.store.lessonsAfter(0)).slice(-1)
      const lessons = await Promise.all(
        Array.from({ length: 12 }, () => use.store.appendLesson(aLesson(use.newId('t')))),
      )
      const seqs = lessons.map(({ seq }) => seq).toSorted((a, b) => a - b)
      expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => (last?.seq ?? 0) + 1 + index))
      expect((await use.store.lessonsAfter(seqs[0]!)).map(({ seq }) => seq)).toEqual(seqs.slice(1))
      expect((await use.store.lessonsAfter(seqs[0]!, 3)).map(({ seq }) => seq)).toEqual(seqs.slice(1, 4))
    })

    it('finds keys by hash and revokes them once', async () => {
      const key = {
        id: use.newId('k'),
        name: 'help desk',
        hash: use.newId('hash'),
        scopes: ['read', 'write'],
        createdAt: 1_795_000_000_000,
      } as const
      await use.store.addKey(key)
      expect(await use.store.keyByHash(key.hash)).toEqual(key)
      await expect(use.store.addKey(key)).rejects.toMatchObject({ code: 'already_exists' })
      await use.store.revokeKey(key.id, 1_795_000_000_001)
      await use.store.revokeKey(key.id, 1_795_000_000_002)
      expect(await use.store.keyByHash(key.hash)).toEqual({ ...key, revokedAt: 1_795_000_000_001 })
      expect(await use.store.keyByHash('unknown')).toBeUndefined()
      await expect(use.store.revokeKey('unknown', 1)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('repeats the first answer given to an idempotency key', async () => {
      const key = use.newId('i')
      expect(await use.store.idempotent(key)).toBeUndefined()
      await use.store.saveIdempotent(key, 'hash', 201, '{"id":1}', 1_795_000_000_000)
      await use.store.saveIdempotent(key, 'other', 500, 'late', 1_795_000_000_001)
      expect(await use.store.idempotent(key)).toEqual({ requestHash: 'hash', status: 201, body: '{"id":1}' })
    })

    it('counts what it keeps', async () => {
      const before = await use.store.counts()
      await use.store.recordDecisions([
        use.entry(),
        use.entry({}, { outcome: { kind: 'held', reason: 'all_full', queue: 'q' } }),
      ])
      const after = await use.store.counts()
      expect([
        after.tickets - before.tickets,
        after.waiting - before.waiting,
        after.decisions - before.decisions,
      ]).toEqual([2, 2, 2])
      const health = await use.store.health()
      expect(health.migrations).toBeGreaterThan(0)
      expect(health.bytes).toBeGreaterThan(100_000)
    })
  })
}

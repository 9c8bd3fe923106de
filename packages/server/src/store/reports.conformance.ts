import { describe, expect, it } from 'vitest'
import type { StoreFixture } from './store-fixture.ts'

/** Reports that take long to make. */
export function reportsConformance(use: StoreFixture): void {
  const at = 1_795_000_900_000
  const begin = async (kind: string, startedAt = at): Promise<string> => {
    const id = use.newId('report')
    await use.store.beginReport({ kind, id, startedAt, actor: 'lea', asked: { target: 'queue' } })
    return id
  }

  describe('reports', () => {
    it('tells how far one is, and keeps what was made until another is', async () => {
      const kind = use.newId('kind')
      expect(await use.store.reports(kind)).toEqual({})
      const first = await begin(kind)
      await use.store.noteReport(first, 0.5, 'comparing tickets')
      const { newest, made } = await use.store.reports(kind)
      expect(newest).toMatchObject({ id: first, share: 0.5, step: 'comparing tickets', asked: { target: 'queue' } })
      expect(made).toBeUndefined()
      await use.store.endReport(first, at + 1, { made: { findings: ['a', 'b'] } })
      const second = await begin(kind, at + 2)
      const during = await use.store.reports(kind)
      expect(during.newest).toMatchObject({ id: second, share: 0 })
      expect(during.made).toMatchObject({ id: first, endedAt: at + 1, made: { findings: ['a', 'b'] } })
      await use.store.endReport(second, at + 3, { made: { findings: [] } })
      const after = await use.store.reports(kind)
      expect(after.newest?.id).toBe(second)
      expect(after.made?.made).toEqual({ findings: [] })
    })

    it('says why one failed, and shows the one before it all the same', async () => {
      const kind = use.newId('kind')
      const first = await begin(kind)
      await use.store.endReport(first, at, { made: 1 })
      const second = await begin(kind, at + 1)
      await use.store.endReport(second, at + 2, { failure: 'no tickets' })
      await use.store.noteReport(second, 0.9, 'too late')
      const { newest, made } = await use.store.reports(kind)
      expect(newest).toMatchObject({ id: second, failure: 'no tickets', share: 0 })
      expect(made?.id).toBe(first)
    })

    it('gives up what a process left behind, and takes no result of it', async () => {
      const kind = use.newId('kind')
      const left = await begin(kind)
      const next = await begin(kind, at + 1)
      await use.store.endReport(left, at + 2, { made: 'late' })
      const { newest, made } = await use.store.reports(kind)
      expect(newest?.id).toBe(next)
      expect(made).toBeUndefined()
    })
  })
}

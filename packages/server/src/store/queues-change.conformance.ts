import { describe, expect, it } from 'vitest'
import { anAgent, aQueue } from './store-builders.ts'
import { assigned, type StoreFixture } from './store-fixture.ts'

/** Queues that are closed and merged. */
export function queuesChangeConformance(use: StoreFixture): void {
  describe('a queue that is closed', () => {
    it('takes nothing any more, even where a decision looked before', async () => {
      const [agent, queue] = [use.newId('agent'), use.newId('queue')]
      await use.store.putAgent(anAgent(agent))
      await use.store.putPresence(agent, { state: 'online' }, 1)
      await use.store.putQueue(aQueue(queue))
      expect((await use.record(use.entry({}, assigned(agent, 1, queue)))).kind).toBe('recorded')
      await use.store.putQueue(aQueue(queue, { active: false }))
      expect((await use.record(use.entry({}, assigned(agent, 1, queue)))).kind).toBe('overtaken')
      expect(await use.loadOf(agent)).toBe(1)
      await use.store.putQueue(aQueue(queue))
      expect((await use.record(use.entry({}, assigned(agent, 1, queue)))).kind).toBe('recorded')
    })

    it('is merged into another that is open, and into no other', async () => {
      const [old, heir, closed] = [use.newId('queue'), use.newId('queue'), use.newId('queue')]
      await use.store.putQueue(aQueue(old))
      await use.store.putQueue(aQueue(heir))
      await use.store.putQueue(aQueue(closed, { active: false }))
      const put = (changes: Parameters<typeof aQueue>[1]) => use.store.putQueue(aQueue(old, changes))
      await expect(put({ mergedInto: heir })).rejects.toMatchObject({ code: 'invalid_request' })
      for (const wrong of [old, closed, 'never']) {
        await expect(put({ active: false, mergedInto: wrong })).rejects.toMatchObject({ code: 'unknown_name' })
      }
      expect((await put({ active: false, mergedInto: heir })).mergedInto).toBe(heir)
      const kept = (await use.store.queues()).find(({ id }) => id === old)
      expect(kept).toMatchObject({ active: false, mergedInto: heir, version: 2 })
    })
  })
}

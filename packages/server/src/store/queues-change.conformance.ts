import type { Outcome } from '@pointsman/core'
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

    it('and into each other at the same moment: one is merged, the other hears that there is no such open queue', async () => {
      for (let round = 0; round < 5; round += 1) {
        const queues = [use.newId('queue'), use.newId('queue')] as const
        for (const id of queues) await use.store.putQueue(aQueue(id))
        const ends = await mergeAtOnce(use, [queues, queues.toReversed()])
        expect(ends.toSorted()).toEqual(['merged', 'unknown_name'])
        const states = (await use.store.queues()).filter(({ id }) => queues.includes(id))
        expect(states.filter(({ active }) => active)).toHaveLength(1)
      }
    })

    it('at the same moment in a circle, beside others: none waits for another, and one stays open', async () => {
      for (let round = 0; round < 5; round += 1) {
        const ids = Array.from({ length: 7 }, () => use.newId('queue'))
        const [a, b, c, ...others] = ids
        for (const id of ids) await use.store.putQueue(aQueue(id))
        const ends = await mergeAtOnce(use, [
          [a!, b!],
          [b!, c!],
          [c!, a!],
          [others[0]!, others[1]!],
          [others[2]!, others[3]!],
        ])
        expect(ends.slice(0, 3)).toContain('unknown_name')
        expect(new Set(ends)).toEqual(new Set(['merged', 'unknown_name']))
        expect(ends.slice(3)).toEqual(['merged', 'merged'])
      }
    })

    it('while its tickets are given out in the other one, and neither waits for the other', async () => {
      for (let round = 0; round < 5; round += 1) {
        const [agent, old, heir] = [use.newId('agent'), use.newId('queue'), use.newId('queue')]
        await use.store.putAgent(anAgent(agent, { capacity: 100 }))
        await use.store.putPresence(agent, { state: 'online' }, 1)
        await use.store.putQueue(aQueue(old))
        await use.store.putQueue(aQueue(heir, { capacity: 100 }))
        const entries = Array.from({ length: 20 }, () => use.entry({}, held(old)))
        await use.store.recordDecisions(entries)
        const again = entries.map(({ ticket }) => use.entry({ ticket, isNew: false }, assigned(agent, 1, heir)))
        const [ends, recorded] = await Promise.all([mergeAtOnce(use, [[old, heir]]), use.store.recordDecisions(again)])
        expect(ends).toEqual(['merged'])
        expect(recorded).toHaveLength(20)
      }
    })
  })
}

/** Each pair's first queue into its second, all at once; answers `merged` or the code of what was in the way. */
function mergeAtOnce(use: StoreFixture, pairs: readonly (readonly string[])[]): Promise<readonly string[]> {
  return Promise.all(
    pairs.map(([id, mergedInto]) =>
      use.store.putQueue(aQueue(id!, { active: false, mergedInto: mergedInto! })).then(
        () => 'merged',
        (error: { readonly code: string }) => error.code,
      ),
    ),
  )
}

function held(queue: string): { readonly outcome: Outcome } {
  return { outcome: { kind: 'held', queue, reason: 'all_full' } }
}

import { defaultPolicy, type Policy } from '@pointsman/core'
import { describe, expect, it } from 'vitest'
import { aQueue, anAgent } from './store-builders.ts'
import type { StoreFixture } from './store-fixture.ts'

/** Agents, queues and the policy. */
export function organisationConformance(use: StoreFixture): void {
  describe('the organisation', () => {
    it('raises the version of an agent at every change and answers the agent as put', async () => {
      const id = use.newId('agent')
      const hours = { timeZone: 'Europe/Berlin', shifts: [{ day: 1, from: 480, to: 1020 }] } as const
      expect(await use.store.putAgent(anAgent(id))).toEqual({ ...anAgent(id), version: 1 })
      expect(await use.store.putAgent(anAgent(id, { hours }))).toEqual({ ...anAgent(id, { hours }), version: 2 })
      expect((await use.store.agents()).find((agent) => agent.id === id)).toEqual({
        ...anAgent(id, { hours }),
        version: 2,
      })
    })

    it('refuses a change that was made to an older version', async () => {
      const id = use.newId('queue')
      await use.store.putQueue(aQueue(id), 0)
      await use.store.putQueue(aQueue(id), 1)
      await expect(use.store.putQueue(aQueue(id), 1)).rejects.toMatchObject({ code: 'version_conflict' })
      await expect(use.store.putQueue(aQueue(use.newId('queue')), 3)).rejects.toMatchObject({
        code: 'version_conflict',
      })
    })

    it('lets only one of several who change the same version win', async () => {
      const id = use.newId('agent')
      const tries = await Promise.allSettled(Array.from({ length: 6 }, () => use.store.putAgent(anAgent(id), 0)))
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await use.store.agents()).find((agent) => agent.id === id)?.version).toBe(1)
    })

    it('keeps every version of the policy and answers the newest', async () => {
      const { version: _, ...rules } = defaultPolicy
      const first = await use.store.putPolicy(rules)
      const second = await use.store.putPolicy({ ...rules, actConfidence: 0.7 }, first.version)
      expect(second.version).toBe(first.version + 1)
      expect(await use.store.policy()).toEqual(second)
      expect(await use.store.policy(first.version)).toEqual(first)
      expect(await use.store.policy(999)).toBeUndefined()
      await expect(use.store.putPolicy(rules, first.version)).rejects.toMatchObject({ code: 'version_conflict' })
    })

    it('lists the policies there were, newest first, a page at a time', async () => {
      const { version: _, ...rules } = defaultPolicy
      const kept = [0.1, 0.2, 0.3].map((actConfidence) => ({ ...rules, actConfidence }))
      const stored: Policy[] = []
      for (const one of kept) stored.unshift(await use.store.putPolicy(one, undefined, `kim ${one.actConfidence}`))
      const [newest, second] = await use.store.policies(2)
      expect([newest?.policy, second?.policy]).toEqual(stored.slice(0, 2))
      expect(newest!.author).toBe('kim 0.3')
      expect(Math.abs(newest!.storedAt - Date.now())).toBeLessThan(3_600_000)
      expect((await use.store.policies(1, second!.policy.version)).map(({ policy }) => policy)).toEqual([stored[2]])
      expect(await use.store.policies(10, 1)).toEqual([])
    })

    it('shows who is there', async () => {
      const id = use.newId('agent')
      await use.store.putAgent(anAgent(id))
      await use.store.putPresence(id, { state: 'away', until: 1_795_000_000_123 }, 1_795_000_000_000)
      const { agents, presence } = await use.store.look()
      expect(presence[agents.findIndex((agent) => agent.id === id)]).toEqual({
        state: 'away',
        until: 1_795_000_000_123,
      })
      await expect(use.store.putPresence('nobody', { state: 'online' }, 1)).rejects.toMatchObject({ code: 'not_found' })
    })
  })
}

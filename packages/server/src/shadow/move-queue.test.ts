import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modeOf } from '@pointsman/core'
import { createStore } from '../store/open-store.ts'
import { aDecision, aRoster, aTicket, seeded } from '../store/store-builders.ts'
import type { Store } from '../store/store.ts'
import { moveBack, moveQueue } from './move-queue.ts'

const now = (): number => 1_795_000_900_000
const random = seeded(7)

let store: Store
beforeAll(async () => {
  store = await createStore({})
  for (const id of ['billing', 'outages']) {
    await store.putQueue({ id, name: id, description: `about ${id}`, active: true, requiredSkills: [] })
  }
}, 600_000)
afterAll(() => store.close())

/** An alarm sounds at the next ticket. */
async function soundAlarm(ticketId: string, queue?: string): Promise<number> {
  const ticket = aTicket(ticketId)
  const changes = { outcome: { kind: 'held', reason: 'all_full', queue: 'billing' } } as const
  const decision = aDecision({ id: `d-${ticketId}`, ticket, roster: aRoster(2, random), random, changes })
  await store.recordDecisions([{ ticket, decision, actor: 'test', isNew: true, isManual: false }])
  const because = 'of the last 9 resolved tickets 7 were read wrong'
  const alarm = { at: now(), sign: 'wrong', because, model: 'm1', ...(queue === undefined ? {} : { queue }) } as const
  await store.takeIn(100, () => ({ states: [], alarms: [alarm] }))
  return (await store.trust()).alarms.at(-1)!.id
}

describe('a queue moved to another mode', () => {
  it('is there in a new version of the policy, and goes back to where it was', async () => {
    const ground = { store, now }
    const step = await moveQueue(ground, { queue: 'billing', mode: 'suggest', isAnyway: false })
    expect(step).toMatchObject({ before: 'auto', now: 'suggest', endedAlarms: [] })
    expect(modeOf('billing', (await store.policy())!)).toBe('suggest')
    const live = { queue: 'billing', mode: 'auto', isAnyway: false } as const
    await expect(moveQueue(ground, live)).rejects.toMatchObject({ code: 'not_ready' })
    await moveQueue(ground, { queue: 'billing', mode: 'shadow', isAnyway: false })
    const back = { queue: 'billing', isAnyway: false } as const
    expect(await moveBack(ground, back)).toMatchObject({ before: 'shadow', now: 'suggest' })
  })

  it('does not go live by going back, unless somebody says so', async () => {
    const ground = { store, now }
    const back = { queue: 'outages', isAnyway: false } as const
    await moveQueue(ground, { queue: 'outages', mode: 'shadow', isAnyway: false })
    await expect(moveBack(ground, back)).rejects.toMatchObject({ code: 'not_ready' })
    expect(modeOf('outages', (await store.policy())!)).toBe('shadow')
    expect(await moveBack(ground, { ...back, isAnyway: true })).toMatchObject({ before: 'shadow', now: 'auto' })
  })

  it('is what a person wants: alarms on it are over, those on all queues for it alone', async () => {
    const own = await soundAlarm('t-1', 'billing')
    const other = await soundAlarm('t-2', 'outages')
    const all = await soundAlarm('t-3')
    const wanted = { queue: 'billing', mode: 'auto', isAnyway: true } as const
    expect(await moveQueue({ store, now }, wanted)).toMatchObject({ now: 'auto', endedAlarms: [own, all] })
    const { alarms } = await store.trust()
    expect(alarms.map(({ id, except }) => ({ id, except }))).toEqual([
      { id: other, except: [] },
      { id: all, except: ['billing'] },
    ])
    expect((await moveQueue({ store, now }, wanted)).endedAlarms).toEqual([])
  })
})

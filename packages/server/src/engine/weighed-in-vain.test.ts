import { describe, expect, test } from 'vitest'
import type { Decision, Presence } from '@pointsman/core'
import type { Standing } from '../store/store.ts'
import { createWeighedInVain } from './weighed-in-vain.ts'

const start = Date.UTC(2026, 2, 2, 10)

function standing(loads: Readonly<Record<string, number>>, away: readonly string[] = []): Standing {
  const ids = Object.keys(loads)
  const agents = ids.map((id) => ({ id, version: 1, capacity: 5 }))
  const presence = ids.map((id): Presence => ({ state: away.includes(id) ? 'away' : 'online' }))
  const queues = [{ id: 'billing', version: 1 }]
  return { agents, queues, presence, loads: Object.values(loads), queueLoads: [0] } as unknown as Standing
}

/** Held because those named are full; everybody else may never have it. */
function heldFor(...full: readonly string[]): Decision {
  const reading = { complexity: { minutes: 30 } }
  const candidates = ['ana', 'bob', 'cy'].map((agent) => ({
    agent,
    blockedBy: full.includes(agent) ? 'full' : 'not_on_queue',
  }))
  return { reading, outcome: { kind: 'held', reason: 'all_full', queue: 'billing' }, candidates } as unknown as Decision
}

const one = { id: 'one', version: 1 }
const two = { id: 'two', version: 1 }

describe('a ticket that was weighed in vain', () => {
  test('is left alone until somebody who could take it has more room', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 5, bob: 5, cy: 5 }), 'rules')
    expect(vain.worthWeighing([one, two], start)).toEqual([one, two])
    vain.note(one, heldFor('ana'), start)
    vain.note(two, heldFor('bob', 'cy'), start)
    vain.look(standing({ ana: 5, bob: 5, cy: 5 }), 'rules')
    expect(vain.worthWeighing([one, two], start)).toEqual([])
    vain.look(standing({ ana: 5, bob: 5, cy: 4 }), 'rules')
    expect(vain.worthWeighing([one, two], start)).toEqual([two])
  })

  test('is weighed again when somebody comes back, when it changed itself, and after a minute', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 5 }, ['ana']), 'rules')
    vain.note(one, heldFor('ana'), start)
    vain.look(standing({ ana: 5 }, ['ana']), 'rules')
    expect(vain.worthWeighing([one], start + 59_000)).toEqual([])
    expect(vain.worthWeighing([one], start + 60_000)).toEqual([one])
    expect(vain.worthWeighing([{ ...one, version: 2 }], start)).toEqual([{ ...one, version: 2 }])
    vain.look(standing({ ana: 4 }), 'rules')
    expect(vain.worthWeighing([one], start)).toEqual([one])
  })

  test('is left alone while there is more room and not enough for it', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 5 }), 'rules')
    vain.note(one, heldFor('ana'), start)
    vain.look(standing({ ana: 4.25 }), 'rules')
    expect(vain.worthWeighing([one], start)).toEqual([])
    vain.look(standing({ ana: 4 }), 'rules')
    expect(vain.worthWeighing([one], start)).toEqual([one])
  })

  test('is weighed again when the rules or somebody’s profile are others', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 5 }), 'rules')
    vain.note(one, heldFor('ana'), start)
    vain.look(standing({ ana: 5 }), 'other rules')
    expect(vain.worthWeighing([one], start)).toEqual([one])
  })

  test('is weighed again when room that its own batch took is given back before the next look', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 4 }), 'rules')
    vain.note(two, { outcome: { kind: 'assigned', agent: 'ana', queue: 'billing', effort: 1 } } as Decision, start)
    vain.note(one, heldFor('ana'), start)
    vain.look(standing({ ana: 4 }), 'rules')
    expect(vain.worthWeighing([one], start)).toEqual([one])
  })

  test('that waits for one person, or that somebody could have had, is always weighed', () => {
    const vain = createWeighedInVain()
    vain.look(standing({ ana: 5 }), 'rules')
    const awaiting = { kind: 'held', reason: 'awaiting_agent', queue: 'billing', awaiting: 'ana' } as const
    vain.note(one, { ...heldFor('ana'), outcome: awaiting }, start)
    vain.note(two, { ...heldFor('ana'), candidates: [{ agent: 'ana' }] }, start)
    vain.look(standing({ ana: 5 }), 'rules')
    expect(vain.worthWeighing([one, two], start)).toEqual([one, two])
  })
})

import { calculateRisk, defaultRisk } from '@pointsman/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../store/open-store.ts'
import { aDecision, anAgent, aRoster, aTicket, seeded } from '../../store/store-builders.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

let opened: Promise<Store> | undefined
const openStore = async (): Promise<Store> => ({ ...(await (opened ??= createStore({}))), close: async () => {} })
beforeAll(async () => void (await openStore()), 600_000)
afterAll(async () => (await opened)?.close())

async function pointsman(...words: string[]): Promise<{ code: number; out: string }> {
  const { shell, out } = testShell(openStore)
  return { code: await run(words, shell), out: out() }
}

describe('report risk', () => {
  it('says that nothing is known where nothing is', async () => {
    const { code, out } = await pointsman('report', 'risk')
    expect(code).toBe(0)
    expect(out).toContain('no ticket was read by this version')
    expect(out).toContain('No thresholds yet')
  })

  it('says how much is decided alone and how much of it went wrong, from which threshold on, and what another would buy', async () => {
    const store = await openStore()
    const now = testShell().shell.now()
    await store.putAgent(anAgent('agent-00', { capacity: 1000 }))
    const random = seeded(3)
    const roster = aRoster(2, random)
    for (let i = 0; i < 4; i++) {
      const ticket = aTicket(`t-${i}`)
      const outcome = { kind: 'assigned', agent: 'agent-00', queue: 'queue-1', effort: 1 } as const
      const changes = { at: now - 3_600_000, ...(i < 3 ? { outcome } : {}) }
      const decision = aDecision({ id: `d-${i}`, ticket, roster, random, changes })
      await store.recordDecisions([{ ticket, decision, actor: 'test', isNew: true, isManual: false }])
    }
    for (const [i, queue] of ['queue-1', 'queue-2'].entries()) {
      const data = { agent: 'agent-00', queue }
      await store.recordEvent({ id: 'e', ticketId: `t-${i}`, kind: 'resolved', at: now - 1000, actor: 'test', data })
    }
    const alarm = {
      at: now - 500,
      sign: 'wrong',
      because: 'of the last 9 resolved tickets 7 were read wrong',
      model: 'm1',
    } as const
    await store.takeIn(100, () => ({ states: [], alarms: [alarm] }))
    const outcomes = Array.from({ length: 500 }, () => ({
      confidence: 0.9,
      inScope: 1,
      queue: 'queue-1',
      right: true,
      ageDays: 1,
    }))
    const calculation = calculateRisk(outcomes, defaultRisk, 'resolved')
    await store.saveCalculation({ at: now - 900, model: 'm1', proved: 2, calculation })
    const { code, out } = await pointsman('report', 'risk', '--days', '7')
    expect(code).toBe(0)
    expect(out).toContain(
      'In the last 7 days 75 % of 4 tickets were decided alone; of 2 that were resolved 50 % were wrong (1.3 % to 98.7 %).',
    )
    expect(out).toContain('nothing is decided alone in any queue')
    expect(out).toContain('acts alone from')
    expect(out).toMatch(/queue-1 +suggest \(alarm 1\) +4 +3 +75 % +2 +1 +50 %/)
    expect(out).toMatch(/5 % +0\.\d+ +100 % +0 %/)
    const json = await pointsman('report', 'risk', '--json')
    expect(JSON.parse(json.out)).toMatchObject({
      all: { tickets: 4, acted: 3, proved: 2, wrong: 1 },
      alarms: [{ sign: 'wrong' }],
    })
    const doctor = await pointsman('doctor')
    expect(doctor.out).toContain('nothing is decided alone in any queue')
  })
})

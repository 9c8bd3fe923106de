import { describe, expect, test } from 'vitest'
import type { Agent, HistoricTicket } from '@pointsman/core'
import { seededRandom } from '../random.ts'
import { policies } from '../policies/policies.ts'
import { fitHistory } from './fit-history.ts'
import { measure } from './measures.ts'
import { runWorld } from './run-world.ts'
import { drawScenario } from './scenario.ts'

const monday = Date.UTC(2026, 0, 5)
const day = 86_400_000

/** Eight weeks of office days: Ann needs 10 minutes for invoices, Bob 40; Bob alone does printers. Mondays bring twice as many. */
function history(): readonly HistoricTicket[] {
  const random = seededRandom(1)
  const rows: HistoricTicket[] = []
  for (let date = 0; date < 56; date++) {
    const count = date % 7 === 0 ? 20 : date % 7 < 5 ? 10 : 0
    for (let i = 0; i < count; i++) {
      const topic = i % 5 === 4 ? 'printers' : 'invoices'
      const assignee = topic === 'printers' || i % 2 === 0 ? 'bob' : 'ann'
      const receivedAt = monday + date * day + (8 + Math.floor(random() * 8)) * 3_600_000
      const handleMinutes = topic === 'printers' ? 25 : assignee === 'bob' ? 40 : 10
      rows.push({
        ticket: { id: `${date}-${i}`, subject: '', body: '', receivedAt },
        outcome: { queue: topic, topic, assignee, handleMinutes, resolvedAt: receivedAt + 3_600_000, reopened: 0 },
      })
    }
  }
  return rows
}

/** As an import makes one. */
function anInactiveAgent(id: string): Agent {
  return { id, name: id, version: 1, active: false, queues: [], skills: [], languages: [], capacity: 5, tier: 1 }
}

describe('an organisation read off its history', () => {
  const fitted = fitHistory(history(), [])!

  test('has its volume, its Mondays and its hours', () => {
    expect(fitted.demand.perDay).toBeCloseTo(480 / 54, 0)
    expect(fitted.demand.dayFactors[0]! / fitted.demand.dayFactors[1]!).toBeCloseTo(2, 1)
    expect(fitted.demand.dayFactors[6]).toBe(0)
    expect(fitted.demand.hourWeights[3]).toBe(0)
    expect(fitted.demand.hourWeights[10]).toBeGreaterThan(0)
  })

  test('has its topics with their shares', () => {
    const share = new Map(fitted.organisation.topics.map((topic) => [topic.id, topic.share]))
    expect(share.get('printers')).toBeCloseTo(0.2, 2)
    expect(share.get('invoices')).toBeCloseTo(0.8, 2)
  })

  test('knows who is quick, and who never did a thing', () => {
    const { agents, topics } = fitted.organisation
    const invoices = topics.findIndex(({ id }) => id === 'invoices')
    const printers = topics.findIndex(({ id }) => id === 'printers')
    const of = (name: string) => agents.find(({ agent }) => agent.id === name)!
    const ratio = of('bob').pace[invoices]! / of('ann').pace[invoices]!
    // Truly 4; drawn together because records are finite.
    expect(ratio).toBeGreaterThan(3)
    expect(ratio).toBeLessThanOrEqual(4.01)
    expect(of('ann').agent.skills.map(({ skill }) => skill)).toEqual(['invoices'])
    expect(of('bob').level[printers]!).toBeGreaterThan(of('ann').level[printers]!)
  })

  test('can be played: its tickets are resolved', () => {
    const { world, organisation, demand } = fitted
    const scenario = drawScenario(world, { seed: 1, days: 14, warmupDays: 7, given: { organisation, demand } })
    const measures = measure(runWorld(scenario, policies['skills-fifo'](scenario)))
    expect(measures.tickets).toBeGreaterThan(60)
    expect(measures.unresolved).toBe(0)
  })

  test('everybody in it works, also who is not active yet: all policies have the same people', () => {
    const profiles = ['ann', 'bob'].map((id) => anInactiveAgent(id))
    const met = fitHistory(history(), profiles)!
    expect(met.organisation.agents.map(({ agent }) => agent.active)).toEqual([true, true])
    expect(met.notes).toContainEqual(expect.stringMatching(/^2 agents are inactive in the database and are played/))
    const { world, organisation, demand } = met
    const scenario = drawScenario(world, { seed: 1, days: 14, warmupDays: 7, given: { organisation, demand } })
    const measures = measure(runWorld(scenario, policies.pointsman(scenario)))
    expect(measures.tickets).toBeGreaterThan(60)
    expect(measures.unresolved).toBe(0)
  })

  test('says so where there is too little to go on', () => {
    expect(fitHistory(history().slice(0, 30), [])).toBeUndefined()
  })
})

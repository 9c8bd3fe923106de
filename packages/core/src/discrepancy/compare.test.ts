import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReading, aNumberReading, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { priorities } from '../domain/ticket.ts'
import { agentMatters } from './compare.ts'
import { aComparison, candidate } from './discrepancy-builders.ts'
import type { Side } from './sides.ts'
import { stakesOf, usualDetour, type StakeGround } from './stakes.ts'
import { hadQueueRight, taughtBy } from './verdict.ts'

const minute = 60_000

describe('a decision beside what people did', () => {
  it('agrees where both put it to the same place, and costs nothing', () => {
    const { result, differing, cost } = aComparison()
    expect([result, differing, cost.score]).toEqual(['agreed', [], 0])
  })

  it('is a discrepancy where people resolved it elsewhere: a hand-off, and a wait at its impact', () => {
    const found = aComparison({}, { final: { queue: 'integrations', agent: 'bob' } })
    expect(found.result).toBe('discrepancy')
    expect(found.differing).toEqual(['queue', 'agent'])
    // Four times the team's half hour, and the usual hour at an impact of 0.3.
    expect(found.cost.contributions.map(({ name, value }) => [name, value])).toEqual([
      ['handOff', 120],
      ['delay', usualDetour * 0.3],
    ])
    expect(found.cost.score).toBe(120 + usualDetour * 0.3)
  })

  it('takes the detour that people made themselves for what a wrong queue costs', () => {
    const found = aComparison(
      {},
      {
        first: { queue: 'billing', at: mondayMorning },
        placedAt: mondayMorning + 200 * minute,
        final: { queue: 'integrations' },
        moves: 1,
      },
    )
    expect(found.cost.contributions.find(({ name }) => name === 'delay')?.signal).toBe(200)
    expect(found.first).toEqual({ queue: 'billing' })
  })

  it('counts who resolved it, not who got it first', () => {
    const way = { first: { queue: 'integrations', at: mondayMorning }, moves: 1 }
    expect(aComparison({}, way).result).toBe('agreed')
  })

  it('agrees on another person of the same queue who does about as well, and minds one who does worse', () => {
    const other = { final: { queue: 'billing', agent: 'bob' } }
    const alike = { candidates: [candidate('ada', 0), candidate('bob', 1 - agentMatters)] }
    const worse = { candidates: [candidate('ada', 0), candidate('bob', -agentMatters)] }
    expect(aComparison(alike, other)).toMatchObject({ result: 'agreed', differing: ['agent'] })
    expect(aComparison(worse, other)).toMatchObject({ result: 'discrepancy', cost: { score: agentMatters } })
  })

  it('holds nothing against a ticket that Pointsman left to people', () => {
    expect(aComparison({ outcome: { kind: 'triage', reason: 'unsure' } }).result).toBe('abstained')
  })

  it('says of a suggestion whether people first did as suggested', () => {
    expect(aComparison({ mode: 'suggest' }).suggestion).toBe('accepted')
    const other = { first: { queue: 'integrations', agent: 'bob', at: mondayMorning } }
    expect(aComparison({ mode: 'suggest' }, other).suggestion).toBe('changed')
    expect(aComparison({ mode: 'shadow' }, other).suggestion).toBeUndefined()
  })

  it('tells both reasons', () => {
    const { because } = aComparison({}, { reasons: ['ada: belongs to us'], handleMinutes: 12, moves: 2 })
    expect(because.pointsman[0]).toBe('90 % sure of billing')
    expect(because.people).toEqual([
      'resolved by ada in billing after 12 minutes of work, moved 2 times on the way',
      'ada: belongs to us',
    ])
  })

  it('weighs a priority by half of what the targets differ, at most two hours, at its impact', () => {
    const found = aComparison(
      { reading: aReading({ impact: aNumberReading(0.5) }) },
      { final: { queue: 'billing', priority: 'high' } },
    )
    // Normal is 480 minutes, high 120, urgent 30.
    expect(found.cost.contributions).toMatchObject([{ name: 'priority', signal: 120, value: 60 }])
    const lower = { band: 'high', urgency: { score: 0.3, contributions: [] }, dueAt: mondayMorning } as const
    const nearer = aComparison({ priority: lower }, { final: { queue: 'billing', priority: 'urgent' } })
    expect(nearer.cost.contributions).toMatchObject([{ name: 'priority', signal: 45 }])
  })
})

const side: fc.Arbitrary<Side> = fc.record(
  {
    queue: fc.constantFrom('billing', 'integrations', 'reports'),
    agent: fc.constantFrom('ada', 'bob', 'nobody-known'),
    priority: fc.constantFrom(...priorities),
    intent: fc.constantFrom('bug', 'how-to'),
  },
  { requiredKeys: [] },
)
const ground: fc.Arbitrary<StakeGround> = fc.record(
  {
    policy: fc.constant(defaultPolicy),
    impact: fc.double({ min: 0, max: 1, noNaN: true }),
    teamMinutes: fc.double({ min: 1, max: 600, noNaN: true }),
    candidates: fc
      .tuple(fc.double({ min: -500, max: 500, noNaN: true }), fc.double({ min: -500, max: 500, noNaN: true }))
      .map(([ada, bob]) => [candidate('ada', ada), candidate('bob', bob)]),
    detourMinutes: fc.double({ min: -10, max: 20_000, noNaN: true }),
  },
  { requiredKeys: ['policy', 'impact', 'teamMinutes', 'candidates'] },
)

describe('the laws of what is at stake', () => {
  it('is never below nothing, nothing between equals, the same from either side, and the sum of its parts', () => {
    fc.assert(
      fc.property(side, side, ground, (one, other, on) => {
        const found = stakesOf(one, other, on)
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.contributions.reduce((sum, { value }) => sum + value, 0)).toBe(found.score)
        expect(stakesOf(other, one, on)).toEqual(found)
        expect(stakesOf(one, one, on)).toEqual({ score: 0, contributions: [] })
      }),
    )
  })
})

describe('a verdict', () => {
  const disputed = aComparison({}, { final: { queue: 'integrations', agent: 'bob', intent: 'bug', priority: 'high' } })

  it('for people teaches what they did, for Pointsman what it said, for both nothing', () => {
    const judge = (who: 'people' | 'pointsman' | 'both') => taughtBy({ who, actor: 'lea' }, disputed)
    expect(judge('people')).toEqual([
      { facet: 'queue', answer: 'integrations' },
      { facet: 'impact', answer: 'high' },
      { facet: 'intent', answer: 'bug' },
    ])
    expect(judge('pointsman')).toEqual([
      { facet: 'queue', answer: 'billing' },
      { facet: 'impact', answer: 'normal' },
      { facet: 'intent', answer: 'how-to' },
    ])
    expect(judge('both')).toEqual([])
  })

  it('for neither teaches the answer; who should have a ticket is learned from results', () => {
    const answer = { queue: 'reports', agent: 'cleo' }
    expect(taughtBy({ who: 'neither', answer, actor: 'lea' }, disputed)).toEqual([
      { facet: 'queue', answer: 'reports' },
    ])
  })

  it('outweighs what people did when it is asked who had the queue right', () => {
    expect(hadQueueRight(disputed, undefined)).toBe(false)
    expect(hadQueueRight(disputed, { who: 'pointsman' })).toBe(true)
    expect(hadQueueRight(disputed, { who: 'both' })).toBe(true)
    expect(hadQueueRight(disputed, { who: 'people' })).toBe(false)
    expect(hadQueueRight(disputed, { who: 'neither', answer: { queue: 'reports' } })).toBe(false)
    expect(hadQueueRight(disputed, { who: 'neither', answer: { queue: 'billing' } })).toBe(true)
    expect(hadQueueRight(aComparison(), undefined)).toBe(true)
  })
})

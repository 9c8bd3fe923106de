import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultRisk } from '../domain/policy.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { calculateRisk, rulesOf } from './calculate-risk.ts'
import { riskThreshold, type ResolvedOutcome } from './risk-threshold.ts'
import { isSureEnough, ruleFor } from './trust-of.ts'

/** Tickets of a reader that is right as often as it says, less often in one queue. */
function outcomes(count: number, queues: readonly string[], seed = 1, wrongIn?: string): ResolvedOutcome[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const queue = queues[Math.floor(random() * queues.length)]!
    const draw = random()
    const confidence = 1 - draw * draw * 0.6
    const right = random() < (queue === wrongIn ? confidence / 2 : confidence)
    return { confidence, inScope: 1, queue, right, ageDays: 1 }
  })
}

describe('thresholds under a policy', () => {
  it('are not concluded before there are tickets enough, and it is said how many that are', () => {
    const found = calculateRisk(outcomes(200, ['a']), defaultRisk, 'resolved')
    expect(found).toMatchObject({ tickets: 200, lanes: [], curve: [] })
    expect(found.needed).toBeGreaterThan(236)
    expect(found.needed).toBeLessThan(500)
    expect(rulesOf(found, 3)).toEqual([])
    expect(calculateRisk(outcomes(found.needed, ['a']), defaultRisk, 'resolved').lanes).toHaveLength(1)
  })

  it('that so few tickets cannot show let nothing be decided alone: asking for more care never brings less', () => {
    const strict = { ...defaultRisk, tolerated: 0.005 }
    const found = calculateRisk(outcomes(600, ['a']), strict, 'resolved')
    expect(found.needed).toBeGreaterThan(600)
    const rule = ruleFor(rulesOf(found, 1), 'a')!
    expect(isSureEnough({ confidence: 1, inScope: 1 }, rule)).toBe(false)
  })

  it('with the same numbers everywhere are those of the bound itself', () => {
    const given = outcomes(4000, ['a', 'b', 'c'])
    const { tolerated, confidence, over } = defaultRisk
    const { lanes } = riskThreshold(given, { tolerated, confidence, wrongLabels: 0, over })
    const rules = rulesOf(calculateRisk(given, defaultRisk, 'resolved'), 3)
    for (const lane of lanes) {
      expect(ruleFor(rules, lane.queue ?? 'anything')).toMatchObject({ threshold: lane.threshold, version: 3 })
    }
  })

  it('a queue where less is tolerated has a stricter threshold, and the others keep theirs', () => {
    const given = outcomes(6000, ['a', 'b', 'c'])
    const strict = { ...defaultRisk, queues: [{ queue: 'b', tolerated: 0.01, confidence: 0.95 }] }
    const rules = rulesOf(calculateRisk(given, strict, 'resolved'), 1)
    expect(ruleFor(rules, 'b')).toMatchObject({ queue: 'b', tolerated: 0.01 })
    expect(ruleFor(rules, 'b')!.threshold).toBeGreaterThan(ruleFor(rules, 'a')!.threshold)
    expect(ruleFor(rules, 'a')!.tolerated).toBe(0.05)
  })

  it('a queue of which nothing is known does not act alone, nor does one that goes wrong too often', () => {
    const given = outcomes(4000, ['a', 'b'], 2, 'b')
    const rules = rulesOf(calculateRisk(given, defaultRisk, 'resolved'), 1)
    expect(ruleFor(rules, 'a')!.threshold).toBeLessThan(1)
    expect(ruleFor(rules, 'b')!.threshold).toBeGreaterThan(1)
    expect(ruleFor(rules, 'new')!.threshold).toBeGreaterThan(1)
  })

  it('the more is tolerated, the more is decided alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const { curve } = calculateRisk(outcomes(2000, ['a'], seed), defaultRisk, 'held_out')
        const coverages = curve.map(({ coverage }) => coverage)
        expect(coverages).toEqual(coverages.toSorted((a, b) => a - b))
        for (const { acted, wrong, tolerated } of curve) if (acted > 0) expect(wrong / acted).toBeLessThan(tolerated)
      }),
      { numRuns: 10 },
    )
  })
})

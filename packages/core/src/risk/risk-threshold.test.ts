import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestCoverage, never } from '../learn/evaluate/coverage.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { actScore } from './act-score.ts'
import { riskThreshold, thresholdOf, type ResolvedOutcome, type RiskThresholds } from './risk-threshold.ts'

const promise = { tolerated: 0.05, confidence: 0.95 }

interface Kind {
  readonly queue?: string
  /** How far the reader overrates itself: 0 not at all, 1 it is always right only half as often as it says. */
  readonly boast?: number
}

/** A ticket of a reader that is mostly sure, and right as often as it says, or less. */
function ticket(random: () => number, { queue = 'billing', boast = 0 }: Kind = {}): ResolvedOutcome {
  const draw = random()
  const confidence = 1 - draw * draw * draw * 0.9
  return { confidence, inScope: random(), queue, right: random() < confidence * (1 - boast / 2), ageDays: 1 }
}

function tickets(n: number, seed: number, kind?: Kind): ResolvedOutcome[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, () => ticket(random, kind))
}

/** The score of each, reckoned once, and whether it was right. */
type Scored = readonly { readonly score: number; readonly right: boolean }[]

function scored(outcomes: readonly ResolvedOutcome[]): Scored {
  return outcomes.map((outcome) => ({ score: actScore(outcome), right: outcome.right }))
}

function shareWrong(outcomes: Scored, threshold: number): number {
  const acted = outcomes.filter(({ score }) => score >= threshold)
  return acted.length === 0 ? 0 : acted.filter(({ right }) => !right).length / acted.length
}

/** How many of 200 calculations let more than a twentieth of ever so many coming tickets go wrong. */
function broken(
  recent: number,
  kinds: readonly Kind[],
  judge: (thresholds: RiskThresholds, kind: Kind) => number,
): number {
  const coming = kinds.map((kind, i) => scored(tickets(40_000, 900 + i, kind)))
  let times = 0
  for (let seed = 0; seed < 200; seed++) {
    const thresholds = riskThreshold(
      kinds.flatMap((kind, i) => tickets(recent, 1 + seed * 10 + i, kind)),
      promise,
    )
    if (kinds.some((kind, i) => shareWrong(coming[i]!, judge(thresholds, kind)) > promise.tolerated)) times++
  }
  return times
}

describe('a threshold for acting alone', () => {
  // 10 of 200 are allowed; 17 or more would come by chance once in fifty at exactly 5 %.
  it('lets too many tickets go wrong in no more than one calculation of twenty', () => {
    expect(broken(600, [{}], ({ pooled }) => pooled.threshold)).toBeLessThan(17)
  })

  it('keeps that promise for a reader that overrates itself', () => {
    expect(broken(600, [{ boast: 0.1 }], ({ pooled }) => pooled.threshold)).toBeLessThan(17)
  })

  it('keeps it for every queue at once where queues have thresholds of their own', () => {
    const kinds = [{ queue: 'billing' }, { queue: 'hardware', boast: 0.06 }, { queue: 'access' }]
    expect(broken(900, kinds, (thresholds, { queue = '' }) => thresholdOf(thresholds, queue))).toBeLessThan(17)
  })

  it('keeps it for the very tickets that come next, when asked to', () => {
    let times = 0
    for (let seed = 0; seed < 200; seed++) {
      const { pooled } = riskThreshold(tickets(800, 5_000 + seed), { ...promise, over: 700 })
      const next = scored(tickets(2_000, 9_000 + seed)).filter(({ score }) => score >= pooled.threshold)
      if (shareWrong(next.slice(0, 700), pooled.threshold) > promise.tolerated) times++
    }
    expect(times).toBeLessThan(17)
  })

  it('leaves most tickets to act on when there are many to go by', () => {
    const recent = tickets(10_000, 4)
    const { pooled } = riskThreshold(recent, promise)
    const best = bestCoverage(
      scored(recent).map(({ score, right }) => ({ confidence: score, right })),
      0.05,
    )
    expect(pooled.coverage).toBeGreaterThan(best.coverage - 0.04)
    expect(pooled.wrong / pooled.acted).toBeLessThan(0.05)
    expect(pooled.upperBound).toBeLessThanOrEqual(0.05)
  })

  it('says what it rests on, in words', () => {
    const surely = (right: boolean): ResolvedOutcome => ({
      confidence: 0.99,
      inScope: 1,
      queue: 'a',
      right,
      ageDays: 0,
    })
    const outcomes = Array.from({ length: 500 }, (_, i) => surely(i >= 9))
    expect(riskThreshold(outcomes, promise).pooled.because).toBe(
      'acts alone from 0.05 up: 500 of 500 recent tickets, 9 of them wrong (1.8 %); with 95 % confidence at most 5 % of such tickets go wrong',
    )
  })
})

describe('too few tickets, or too bad a reader', () => {
  it('never acts on nothing at all, and says that 59 right ones are needed, at least', () => {
    const { pooled } = riskThreshold([], promise)
    expect(pooled).toMatchObject({ threshold: never, coverage: 0, moreNeeded: 59 })
  })

  it('never acts on forty tickets, and the more it asks for are enough', () => {
    const few = Array.from({ length: 40 }, () => ({
      confidence: 0.99,
      inScope: 1,
      queue: 'a',
      right: true,
      ageDays: 0,
    }))
    const { pooled } = riskThreshold(few, promise)
    expect(pooled.threshold).toBe(never)
    expect(pooled.moreNeeded).toBeGreaterThan(18)
    const enough = [...few, ...Array.from({ length: pooled.moreNeeded ?? 0 }, () => few[0]!)]
    expect(riskThreshold(enough, promise).pooled.threshold).toBeLessThan(1)
  })

  it('says of a reader that is always sure and often wrong that no number of tickets would do', () => {
    const boastful = Array.from({ length: 1_000 }, (_, i) => ({
      confidence: 1,
      inScope: 1,
      queue: 'a',
      right: i % 2 === 0,
      ageDays: 0,
    }))
    const { pooled } = riskThreshold(boastful, promise)
    expect(pooled).toMatchObject({ threshold: never, moreNeeded: undefined })
    expect(pooled.because).toContain('more tickets like these would not change that')
  })

  it('forgets tickets that are too old', () => {
    const old = tickets(2_000, 3).map((outcome) => ({ ...outcome, ageDays: 200 }))
    expect(riskThreshold(old, promise).pooled.tickets).toBe(0)
    expect(riskThreshold(old, { ...promise, recentDays: 365 }).pooled.threshold).toBeLessThan(1)
  })

  it('names the value, and what is allowed, when it is asked for what cannot be', () => {
    for (const wrong of [{ tolerated: 0 }, { tolerated: 1 }, { confidence: 1 }, { wrongLabels: 0.6 }, { over: 0.5 }]) {
      expect(() => riskThreshold([], { ...promise, ...wrong })).toThrow(
        expect.objectContaining({
          code: 'invalid_request',
          message: expect.stringContaining(String(Object.values(wrong)[0])),
        }),
      )
    }
    expect(() => riskThreshold([{ ...ticket(seededRandom(1)), confidence: Number.NaN }], promise)).toThrow('NaN')
  })
})

describe('queues of their own', () => {
  const easy = tickets(2_000, 11, { queue: 'easy' })
  const hard = tickets(2_000, 12, { queue: 'hard', boast: 0.5 })
  const rare = tickets(30, 13, { queue: 'rare' })

  it('a queue that is read badly does not act alone in the shadow of one that is read well', () => {
    const thresholds = riskThreshold([...easy, ...hard], promise)
    expect(thresholds.lanes.map(({ queue }) => queue)).toEqual(['easy', 'hard'])
    expect(thresholdOf(thresholds, 'easy')).toBeLessThan(1)
    expect(thresholdOf(thresholds, 'hard')).toBe(never)
    expect(thresholdOf(thresholds, 'never heard of')).toBe(never)
  })

  it('queues with few tickets are judged together with others', () => {
    const thresholds = riskThreshold([...easy, ...tickets(2_000, 14, { queue: 'other' }), ...rare], promise)
    expect(thresholds.lanes.map(({ queue }) => queue)).toEqual(['easy', undefined])
    expect(thresholdOf(thresholds, 'rare')).toBe(thresholdOf(thresholds, 'other'))
  })

  it('with one queue, or none with tickets enough, there is one bound for all', () => {
    const { pooled, lanes } = riskThreshold(easy, promise)
    expect(lanes).toEqual([pooled])
    expect(riskThreshold([...rare, ...easy.slice(0, 200)], promise).lanes).toHaveLength(1)
  })
})

describe('laws of the threshold', () => {
  const whole = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most })
  const outcome = fc
    .record({ confidence: whole(100), inScope: whole(100), right: fc.boolean(), often: fc.boolean() })
    .map(({ confidence, inScope, right, often }): ResolvedOutcome => ({
      confidence: often ? 0.99 : confidence / 100,
      inScope: inScope / 100,
      queue: 'a',
      right: right || often,
      ageDays: 0,
    }))
  const outcomes = fc.array(outcome, { minLength: 50, maxLength: 400, size: 'max' })
  const thresholdFor = (all: readonly ResolvedOutcome[], tolerated = 0.1, confidence = 0.9): number =>
    riskThreshold(all, { tolerated, confidence }).pooled.threshold

  it('one more error never lowers it', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), (all, at) => {
        const worse = all.map((one, i) => (i === at % all.length ? { ...one, right: false } : one))
        expect(thresholdFor(worse)).toBeGreaterThanOrEqual(thresholdFor(all))
      }),
    )
  })

  it('tolerating more, or being content with less confidence, never raises it', () => {
    fc.assert(
      fc.property(outcomes, whole(20), whole(20), (all, more, less) => {
        const before = thresholdFor(all)
        expect(thresholdFor(all, 0.1 + more / 100)).toBeLessThanOrEqual(before)
        expect(thresholdFor(all, 0.1, 0.9 - less / 100)).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('the order of the tickets is nothing to it', () => {
    fc.assert(
      fc.property(outcomes, (all) => {
        expect(thresholdFor(all.toReversed())).toBe(thresholdFor(all))
      }),
    )
  })

  it('what it counts is what is at or above it, and bounded by what is tolerated', () => {
    fc.assert(
      fc.property(outcomes, (all) => {
        const { threshold, acted, wrong, upperBound } = riskThreshold(all, { tolerated: 0.1, confidence: 0.9 }).pooled
        const above = all.filter((one) => actScore(one) >= threshold)
        expect(acted).toBe(above.length)
        expect(wrong).toBe(above.filter(({ right }) => !right).length)
        if (threshold !== never) expect(upperBound).toBeLessThanOrEqual(0.1 + 1e-9)
      }),
    )
  })
})

describe('the score of a reading', () => {
  const share = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 1_000_000)

  it('rises with probability and with familiarity, and is a share', () => {
    fc.assert(
      fc.property(share, share, share, (confidence, inScope, step) => {
        const here = actScore({ confidence, inScope })
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
        expect(actScore({ confidence: Math.min(1, confidence + step), inScope })).toBeGreaterThanOrEqual(here)
        expect(actScore({ confidence, inScope: Math.min(1, inScope + step) })).toBeGreaterThanOrEqual(here)
      }),
    )
  })

  it('takes nothing from what looks entirely familiar, and all from what abstained or is out of scope', () => {
    expect(actScore({ confidence: 0.9, inScope: 1 })).toBe(0.9)
    expect(actScore({ confidence: 0, inScope: 1 })).toBe(0)
    expect(actScore({ confidence: 1, inScope: 0 })).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../training/shuffle.ts'
import { compareModels } from './challenge.ts'
import { leastProbability, lossOf, type PairedOutcome } from './paired-outcomes.ts'
import { signTest } from './sign-test.ts'

const outcome = fc.record({ isRight: fc.boolean(), loss: fc.double({ min: 0, max: 6.9, noNaN: true }) })
const pair: fc.Arbitrary<PairedOutcome> = fc.record({ champion: outcome, challenger: outcome })

describe('signTest', () => {
  it('is what counting all outcomes of fair coins gives', () => {
    for (let n = 0; n <= 14; n++) {
      for (let wins = 0; wins <= n; wins++) {
        let asClear = 0
        for (let coins = 0; coins < 2 ** n; coins++) if (bitsIn(coins) >= wins) asClear++
        expect(signTest(wins, n - wins)).toBeCloseTo(asClear / 2 ** n, 12)
      }
    }
  })

  it('both sides together count a tie twice and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (wins, losses) => {
        const both = signTest(wins, losses) + signTest(losses, wins)
        expect(both).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(signTest(wins + 1, losses)).toBeLessThanOrEqual(signTest(wins, losses) + 1e-9)
      }),
    )
  })
})

describe('compareModels', () => {
  it('says the opposite when the models change places', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const there = compareModels(pairs)
        const back = compareModels(
          pairs.map(({ champion, challenger }) => ({ champion: challenger, challenger: champion })),
        )
        const turned = { better: 'worse', worse: 'better', not_better: 'not_better' } as const
        expect(back.verdict).toBe(turned[there.verdict])
        expect(back.lossDifference.mean).toBeCloseTo(-there.lossDifference.mean, 12)
        expect(back.lossDifference.low).toBeCloseTo(-there.lossDifference.high, 12)
        expect(back.chanceIfEqual.challengerWins).toBe(there.chanceIfEqual.championWins)
        expect(back.onlyChampion).toBe(there.onlyChallenger)
      }),
    )
  })

  it('counts every ticket once', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const { tickets, bothRight, onlyChallenger, onlyChampion, neither } = compareModels(pairs)
        expect(bothRight + onlyChallenger + onlyChampion + neither).toBe(tickets)
      }),
    )
  })

  it('one more ticket that only the challenger reads right never makes it less likely to be better', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const more = [...pairs, { champion: { isRight: false, loss: 1 }, challenger: { isRight: true, loss: 1 } }]
        const before = compareModels(pairs).chanceIfEqual.challengerWins
        expect(compareModels(more).chanceIfEqual.challengerWins).toBeLessThanOrEqual(before + 1e-9)
      }),
    )
  })

  it('takes a model for no better than itself', () => {
    const same = Array.from({ length: 500 }, (_, i) => ({ isRight: i % 5 > 0, loss: (i % 7) / 7 }))
    const found = compareModels(same.map((one) => ({ champion: one, challenger: one })))
    expect(found).toMatchObject({ verdict: 'not_better', onlyChallenger: 0, onlyChampion: 0 })
  })

  it('needs six wins to none, or better probabilities throughout', () => {
    const wins = (n: number): PairedOutcome[] =>
      Array.from({ length: n }, () => ({
        champion: { isRight: false, loss: 1 },
        challenger: { isRight: true, loss: 1 },
      }))
    expect(compareModels(wins(5)).verdict).toBe('not_better')
    expect(compareModels(wins(6)).verdict).toBe('better')
    const surer = Array.from({ length: 200 }, (_, i) => ({
      champion: { isRight: true, loss: 0.4 },
      challenger: { isRight: true, loss: 0.3 + (i % 10) / 100 },
    }))
    expect(compareModels(surer).verdict).toBe('better')
  })

  it('mistakes an equal challenger for a better one no more often than it says', () => {
    const random = seededRandom(7)
    const mistakes = Array.from({ length: 2000 }, () => {
      const pairs = Array.from({ length: 120 }, () => ({ champion: anOutcome(random), challenger: anOutcome(random) }))
      return compareModels(pairs).verdict === 'better'
    }).filter(Boolean).length
    // 5 % of 2,000 are 100; three standard deviations of luck beside that.
    expect(mistakes).toBeGreaterThan(0)
    expect(mistakes).toBeLessThanOrEqual(130)
  })
})

it('a loss is 0 for certainty and bounded for being wrong with certainty', () => {
  expect(lossOf(1)).toBeCloseTo(0, 12)
  expect(lossOf(0.5)).toBeCloseTo(Math.LN2, 12)
  expect(lossOf(0)).toBe(lossOf(leastProbability))
})

/** Right four times in five, with a probability that fits. */
function anOutcome(random: () => number): PairedOutcome['champion'] {
  const sure = 0.6 + 0.4 * random()
  const isRight = random() < sure
  return { isRight, loss: lossOf(isRight ? sure : (1 - sure) / 5) }
}

function bitsIn(value: number): number {
  let bits = 0
  for (let left = value; left > 0; left >>>= 1) bits += left & 1
  return bits
}

import { expect, test } from 'vitest'
import { addRating, estimateTemperament, takeBackRating, temperamentOf, type DistressRecord } from './temperament.ts'
import { normalQuantile } from './normal-quantile.ts'
import { seededRandom } from '../learn/training/shuffle.ts'

const day = 86_400_000

function ratings(agent: string, rated: number, mean: number): DistressRecord {
  return { agent, rated, sum: rated * mean, at: 0 }
}

const team = Array.from({ length: 6 }, (_, i) => ratings(`agent ${i}`, 40, 0.55 + 0.02 * i))

test('three delighted customers prove less than a hundred contented ones', () => {
  const book = estimateTemperament([...team, ratings('lucky', 3, 1), ratings('steady', 100, 0.85)], 0)
  expect(temperamentOf(book, 'steady').effect).toBeGreaterThan(temperamentOf(book, 'lucky').effect)
  expect(temperamentOf(book, 'lucky').effect).toBeGreaterThan(0)
  expect(temperamentOf(book, 'lucky').doubt).toBeGreaterThan(temperamentOf(book, 'steady').doubt)
  expect(temperamentOf(book, 'newcomer').effect).toBe(0)
  expect(temperamentOf(book, 'newcomer').doubt).toBeGreaterThan(temperamentOf(book, 'lucky').doubt)
})

test('effects are nearer the truth than raw averages, and the doubt holds it', () => {
  let ours = 0
  let raw = 0
  let held = 0
  let all = 0
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed)
    const truth = Array.from({ length: 25 }, () => 0.6 + 0.12 * normalQuantile(0.01 + 0.98 * random()))
    const records = truth.map((chance, i) => {
      const rated = 2 + Math.floor(20 * random())
      const sum = Array.from({ length: rated }, () => (random() < chance ? 1 : 0)).reduce<number>((a, b) => a + b, 0)
      return { agent: `agent ${i}`, rated, sum, at: 0 }
    })
    const book = estimateTemperament(records, 0)
    truth.forEach((chance, i) => {
      const { effect, doubt } = temperamentOf(book, `agent ${i}`)
      const error = book.team + effect - chance
      ours += error * error
      raw += (records[i]!.sum / records[i]!.rated - chance) ** 2
      held += Math.abs(error) <= 1.645 * doubt ? 1 : 0
      all += 1
    })
  }
  expect(ours).toBeLessThan(0.6 * raw)
  expect(held / all).toBeGreaterThan(0.85)
  expect(held / all).toBeLessThan(0.96)
})

test('the order of ratings changes no bit, and nobody rated is no error', () => {
  const records = [...team, ratings('agent 1', 7, 0.9), ratings('agent 1', 3, 0.1)]
  const book = estimateTemperament(records, 9 * day)
  expect(estimateTemperament(records.toReversed(), 9 * day)).toEqual(book)
  expect(temperamentOf(estimateTemperament([], 0), 'ada')).toEqual({ effect: 0, doubt: 0.1 })
  expect(Number.isFinite(temperamentOf(estimateTemperament([ratings('ada', 4, 1)], 0), 'ada').effect)).toBe(true)
})

test('a rating fades, and one that is taken back was never there', () => {
  const ada = addRating(ratings('ada', 5, 0.6), 1, 120 * day)
  expect(ada.rated).toBeCloseTo(3.5, 12)
  const back = takeBackRating(ada, 1, 120 * day)
  expect(back.rated).toBeCloseTo(2.5, 12)
  expect(back.sum).toBeCloseTo(1.5, 12)
  expect(() => addRating(ada, 5, 0)).toThrow('rating of a ticket of ada is 5: it must be 0 to 1')
  expect(() => estimateTemperament([{ ...ada, sum: 9 }], 0)).toThrow('the ratings of ada')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, log, softmax } from './exact-math.ts'

test('the exponential is right to fourteen digits over its whole range', () => {
  fc.assert(
    fc.property(fc.integer({ min: -7_000_000, max: 7_000_000 }), (n) => {
      const x = n / 10_000
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13)
    }),
  )
  expect([exp(-Infinity), exp(0), exp(Infinity), exp(Number.NaN)]).toEqual([0, 1, Infinity, Number.NaN])
  for (let x = -746; x < -743; x += 0.01) expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(Number.MIN_VALUE)
})

test('the logarithm is right to fourteen digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 52 }), fc.integer({ min: -200, max: 200 }), (m, e) => {
      const x = m * 2 ** e
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Math.log(x))))
    }),
  )
})

test('the logarithm comes to an end on whatever is no positive finite number', () => {
  expect([log(0), log(Infinity), log(-1), log(-Infinity), log(Number.NaN)]).toEqual([
    -Infinity,
    Infinity,
    ...[Number.NaN, Number.NaN, Number.NaN],
  ])
  expect(log(Number.MIN_VALUE)).toBeCloseTo(Math.log(Number.MIN_VALUE), 10)
})

test('probabilities sum to one and keep the order of the scores', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 40 }), (numbers) => {
      const scores = Float64Array.from(numbers, (n) => n / 10)
      const { probabilities } = softmax(scores)
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      for (let i = 1; i < scores.length; i++) {
        if (scores[i]! > scores[i - 1]!) expect(probabilities[i]).toBeGreaterThanOrEqual(probabilities[i - 1]!)
      }
    }),
  )
})

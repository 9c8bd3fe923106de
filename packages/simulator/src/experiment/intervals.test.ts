import { describe, expect, test } from 'vitest'
import { seededRandom, normal } from '../random.ts'
import { interval, pairedRatio, studentQuantile } from './intervals.ts'

describe('how sure a comparison is', () => {
  test('agrees with the tables of Student', () => {
    // Abramowitz & Stegun, table 26.10.
    expect(studentQuantile(5)).toBeCloseTo(2.571, 2)
    expect(studentQuantile(19)).toBeCloseTo(2.093, 3)
    expect(studentQuantile(120)).toBeCloseTo(1.98, 3)
  })

  test('an interval holds the true mean about nineteen times in twenty', () => {
    const random = seededRandom(7)
    let held = 0
    for (let i = 0; i < 2_000; i++) {
      const { low, high } = interval(Array.from({ length: 8 }, () => 3 + normal(random)))
      if (low <= 3 && 3 <= high) held++
    }
    expect(held / 2_000).toBeGreaterThan(0.935)
    expect(held / 2_000).toBeLessThan(0.965)
  })

  test('a constant ratio is known without doubt, whatever the seeds are like', () => {
    const { mean, low, high } = pairedRatio([1, 5, 20], [2, 10, 40])
    expect([mean, low, high]).toEqual([0.5, 0.5, 0.5])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integer, pickWeighted, poisson, seededRandom } from './random.ts'

test('the same seed and stream give the same numbers, another stream gives others', () => {
  const draw = (seed: number, stream: string): readonly number[] => {
    const random = seededRandom(seed, stream)
    return Array.from({ length: 20 }, () => random())
  }
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, stream) => {
      expect(draw(seed, stream)).toEqual(draw(seed, stream))
      expect(draw(seed, stream)).not.toEqual(draw(seed, `${stream}!`))
    }),
  )
})

test('numbers lie in [0, 1) and are spread evenly', () => {
  const random = seededRandom(7)
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let draw = 0; draw < 20_000; draw += 1) tenths[Math.floor(random() * 10)]! += 1
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200)
})

test('something without weight is never picked', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed)
      for (let draw = 0; draw < 50; draw += 1) {
        expect(
          pickWeighted(random, [
            ['never', 0],
            ['often', 2],
            ['never', 0],
          ] as const),
        ).toBe('often')
      }
    }),
  )
})

test('whole numbers keep to their range, both ends included', () => {
  const random = seededRandom(3)
  const seen = new Set(Array.from({ length: 200 }, () => integer(random, 2, 5)))
  expect([...seen].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5])
})

test('counts have the mean they were asked for, small or large', () => {
  for (const mean of [0.4, 6, 80]) {
    const random = seededRandom(11)
    const total = Array.from({ length: 4000 }, () => poisson(random, mean)).reduce((sum, count) => sum + count, 0)
    expect(total / 4000 / mean).toBeCloseTo(1, 1)
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffled, stratifiedFolds } from './folds.ts'

const dice = (numbers: readonly number[]): (() => number) => {
  let i = 0
  return () => numbers[i++ % numbers.length] ?? 0
}
const label = fc.constantFrom('a', 'b', 'c', 'd')
const throws = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 })

describe('folds', () => {
  it('spread every label and all tickets as evenly as it goes', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), fc.integer({ min: 2, max: 7 }), throws, (labels, count, rolls) => {
        const folds = stratifiedFolds(labels, count, dice(rolls))
        for (const only of [undefined, 'a', 'b', 'c', 'd']) {
          const sizes = Array.from({ length: count }, () => 0)
          labels.forEach((each, i) => {
            const fold = folds[i] ?? -1
            if (only === undefined || each === only) sizes[fold] = (sizes[fold] ?? 0) + 1
          })
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('shuffling keeps every ticket and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), throws, (items, rolls) => {
        const before = [...items]
        const ascending = (a: number, b: number): number => a - b
        expect(shuffled(items, dice(rolls)).toSorted(ascending)).toEqual(items.toSorted(ascending))
        expect(items).toEqual(before)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Example } from './examples.ts'
import { foldTrials, inOrderOfTime, isPastAndFuture, limited, splitByTime, splitScope } from './plan.ts'

const label = fc.constantFrom('a', 'b', 'c')
const examplesOf = (labels: readonly string[], dates: readonly (number | undefined)[] = []): Example[] =>
  labels.map((each, i) => {
    const createdAt = dates[i]
    return { id: String(i), subject: '', body: '', label: each, ...(createdAt !== undefined && { createdAt }) }
  })

/** Never twice the same in a row, and the same every time. */
function random(): () => number {
  let state = 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

describe('splitting tickets for an evaluation', () => {
  it('nothing learned from is younger than anything tested on', () => {
    const dates = fc.array(fc.option(fc.nat(1000), { nil: undefined }), { minLength: 1 })
    fc.assert(
      fc.property(dates, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (times, share) => {
        const { past, future } = splitByTime(
          examplesOf(
            times.map(() => 'a'),
            times,
          ),
          share,
        )
        expect(past.length + future.length).toBe(times.length)
        const known = (examples: readonly Example[]): number[] => examples.flatMap(({ createdAt }) => createdAt ?? [])
        expect(Math.max(-1, ...known(past))).toBeLessThanOrEqual(Math.min(1001, ...known(future)))
      }),
    )
  })

  it('files without dates keep their order', () => {
    const { past, future, undated } = splitByTime(examplesOf(['a', 'b', 'c', 'd', 'e']), 0.8)
    expect(past.map((each) => each.label).join('')).toBe('abcd')
    expect(future.map((each) => each.label).join('')).toBe('e')
    expect(undated).toBe(5)
  })

  it('two files are the past and the future where every date says so, and only there', () => {
    const may = examplesOf(['a', 'b'], [5, undefined])
    const june = examplesOf(['a', 'b'], [6, 8])
    expect(isPastAndFuture(may, june)).toBe(true)
    expect(isPastAndFuture(june, may)).toBe(false)
    expect(isPastAndFuture(examplesOf(['a', 'b'], [5, 7]), june)).toBe(false)
    expect(isPastAndFuture(may, examplesOf(['a', 'b']))).toBe(false)
    expect(isPastAndFuture(examplesOf(['a', 'b']), june)).toBe(false)
  })

  it('in the order of time a ticket without a date stays behind the one before it', () => {
    const sorted = inOrderOfTime(examplesOf(['c', 'd', 'a', 'b'], [9, undefined, 3, undefined]))
    expect(sorted.map((each) => each.label).join('')).toBe('abcd')
  })

  it('folds test every ticket exactly once, and never on a model that saw it', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 5 }), fc.integer({ min: 2, max: 5 }), (some, count) => {
        const labels = [...some, 'a', 'a', 'a', 'a', 'a']
        const trials = foldTrials(splitScope(examplesOf(labels), 'c'), count, random())
        const tested = trials.flatMap((trial) => [...trial.test, ...trial.outOfScopeTest].map(({ id }) => id))
        expect(tested.length).toBe(labels.length)
        expect(new Set(tested).size).toBe(labels.length)
        for (const { train, test, outOfScopeTest } of trials) {
          const learned = new Set(train.map(({ id }) => id))
          expect(test.some(({ id }) => learned.has(id))).toBe(false)
          expect(outOfScopeTest.every((each) => each.label === 'c')).toBe(true)
        }
      }),
    )
  })

  it('more folds than tickets is a usage error', () => {
    expect(() => foldTrials(splitScope(examplesOf(['a', 'b']), undefined), 5, random())).toThrow(
      /--folds 5: there are only 2/,
    )
  })

  it('a limited training set has the size asked for, every label, and the original order', () => {
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 3, max: 70 }),
        (labels, limit) => {
          const examples = examplesOf(labels)
          const kept = limited(examples, limit, random())
          expect(kept.length).toBe(Math.min(limit, labels.length))
          expect(new Set(kept.map((each) => each.label))).toEqual(new Set(labels))
          const ids = kept.map(({ id }) => Number(id))
          expect(ids).toEqual(ids.toSorted((a, b) => a - b))
        },
      ),
    )
  })
})

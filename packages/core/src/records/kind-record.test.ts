import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addAttempt,
  decayTo,
  emptyRecord,
  halfLifeDays,
  mergeRecords,
  takeBack,
  takeBackSuccess,
  type Attempt,
  type KindRecord,
} from './kind-record.ts'

const day = 86_400_000
const ada = emptyRecord({ agent: 'ada', kind: 'refunds', queue: 'billing' }, 0)
const sums = ['attempts', 'successes', 'timed', 'sumLog', 'sumLogSquares', 'at'] as const

/** Equal to 1e-12, relative to the larger sums. */
function expectSame(one: KindRecord, other: KindRecord): void {
  for (const sum of sums) {
    expect(Math.abs(one[sum] - other[sum]), sum).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(other[sum])))
  }
}

const someAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    at: fc.nat(400),
    succeeded: fc.boolean(),
    tenths: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
    quarters: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ at, succeeded, tenths, quarters }) => ({
    at: at * day,
    succeeded,
    weight: quarters / 4,
    ...(tenths === undefined ? {} : { minutes: tenths / 10 }),
  }))
const someAttempts = fc.array(someAttempt, { maxLength: 20 })

test('a ticket of a half-life ago counts one half, and its average minutes stay what they were', () => {
  const fresh = addAttempt(addAttempt(ada, { at: 0, succeeded: true, minutes: 20 }), {
    at: 0,
    succeeded: false,
    minutes: 45,
  })
  const old = decayTo(fresh, halfLifeDays * day)
  expect(old.attempts).toBeCloseTo(1, 14)
  expect(old.successes).toBeCloseTo(0.5, 14)
  expect(old.sumLog / old.timed).toBeCloseTo(Math.log(30), 14)
  expect(decayTo(old, 0)).toBe(old)
})

test('fading in one step or in many comes to the same', () => {
  fc.assert(
    fc.property(someAttempts, fc.array(fc.nat(50), { maxLength: 8 }), (attempts, steps) => {
      const record = attempts.reduce(addAttempt, ada)
      const end = record.at + steps.reduce((sum, step) => sum + step * day, 0)
      const inSteps = steps.reduce((faded, step) => decayTo(faded, faded.at + step * day), record)
      expectSame(inSteps, decayTo(record, end))
    }),
  )
})

test('events that overtake each other leave the same record', () => {
  fc.assert(
    fc.property(someAttempts, (attempts) => {
      const late = Math.max(0, ...attempts.map(({ at }) => at))
      const told = attempts.reduce(addAttempt, ada)
      const toldBackwards = attempts.toReversed().reduce(addAttempt, ada)
      expectSame(decayTo(told, late), decayTo(toldBackwards, late))
    }),
  )
})

test('an attempt that is taken back was never there, however much later', () => {
  fc.assert(
    fc.property(someAttempts, someAttempt, someAttempts, (before, wrong, after) => {
      const without = [...before, ...after].reduce(addAttempt, ada)
      const record = takeBack([...before, wrong, ...after].reduce(addAttempt, ada), wrong)
      expectSame(record, decayTo(without, record.at))
    }),
  )
})

test('a reopened ticket is a failure: the success goes, the attempt and its minutes stay', () => {
  fc.assert(
    fc.property(someAttempts, someAttempt, (others, attempt) => {
      const solved = { ...attempt, succeeded: true }
      const reopened = takeBackSuccess([solved, ...others].reduce(addAttempt, ada), solved)
      expectSame(reopened, [{ ...attempt, succeeded: false }, ...others].reduce(addAttempt, ada))
    }),
  )
})

test('records of one kind from two sources add up, the same bits whichever comes first', () => {
  fc.assert(
    fc.property(someAttempts, someAttempts, (here, there) => {
      const one = here.reduce(addAttempt, ada)
      const other = there.reduce(addAttempt, ada)
      const merged = mergeRecords(one, other)
      expect(mergeRecords(other, one)).toEqual(merged)
      expectSame(merged, decayTo([...here, ...there].reduce(addAttempt, ada), merged.at))
    }),
  )
  expect(() => mergeRecords(ada, { ...ada, kind: 'cards' })).toThrow(/ada × refunds and ada × cards/)
})

test('a ticket forgotten open over the holidays counts as a week of work, and a slip of the mouse as half a minute', () => {
  const minutesOf = (minutes: number): number => Math.exp(addAttempt(ada, { at: 0, succeeded: true, minutes }).sumLog)
  expect(minutesOf(100_000)).toBeCloseTo(2_400, 8)
  expect(minutesOf(0.01)).toBeCloseTo(0.5, 12)
  expect(() => minutesOf(0)).toThrow('minutes of an attempt is 0: it must be a number above 0')
  expect(() => minutesOf(Number.NaN)).toThrow('NaN')
  expect(() => addAttempt(ada, { at: 0, succeeded: true, weight: -1 })).toThrow('weight of an attempt is -1')
})

import { expect, test } from 'vitest'
import { sequelOf } from './retry.ts'

const at = 1_795_000_000_000
const hour = 3_600_000
const ground = { at, before: 0, failingSince: undefined, random: 0.5 }
const failed = { status: 500, error: 'answered 500' }

test('what was taken is delivered', () => {
  expect(sequelOf({ status: 204 }, ground)).toEqual({ kind: 'delivered' })
})

test('what was not is tried again after longer and longer, for three days, and then no more', () => {
  const times = Array.from({ length: 10 }, (_, before) => sequelOf(failed, { ...ground, before }))
  const waits = times.map((one) => (one.kind === 'again' ? one.at - at : one.kind))
  expect(waits.slice(0, 3)).toEqual([5000, 300_000, 1_800_000])
  expect(waits.at(-1)).toBe('failed')
  const total = waits.reduce<number>((sum, wait) => sum + (typeof wait === 'number' ? wait : 0), 0)
  expect(total / hour).toBeCloseTo(75.6, 0)
})

test('no two wait equally long, and none by more than a fifth longer or shorter', () => {
  const waitAt = (random: number): number => {
    const then = sequelOf(failed, { ...ground, random })
    return then.kind === 'again' ? then.at - at : -1
  }
  expect([waitAt(0), waitAt(0.5), waitAt(0.999_999)]).toEqual([4000, 5000, 6000])
})

test('an answer may ask for a longer wait, up to a day, and not for a shorter one', () => {
  const asked = (retryAfter: number): unknown => sequelOf({ ...failed, retryAfter }, ground)
  expect(asked(1)).toEqual({ kind: 'again', at: at + 5000 })
  expect(asked(60)).toEqual({ kind: 'again', at: at + 60_000 })
  expect(asked(999_999)).toEqual({ kind: 'again', at: at + 24 * hour })
})

test('a webhook that is gone, or has taken nothing for three days, is disabled with the reason', () => {
  expect(sequelOf({ status: 410, error: 'answered 410' }, ground)).toMatchObject({ kind: 'disable' })
  const failingSince = at - 72 * hour
  expect(sequelOf(failed, { ...ground, before: 1, failingSince })).toMatchObject({ kind: 'again' })
  expect(sequelOf(failed, { ...ground, before: 4, failingSince: failingSince + 1 })).toMatchObject({ kind: 'again' })
  expect(sequelOf(failed, { ...ground, before: 4, failingSince })).toEqual({
    kind: 'disable',
    because: `it has taken nothing since ${new Date(failingSince).toISOString()}: answered 500`,
  })
})

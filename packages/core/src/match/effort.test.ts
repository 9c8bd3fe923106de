import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effortOf, effortWithin } from './effort.ts'

test('half an hour is a ticket of ordinary effort; trifles and epics are bounded', () => {
  expect([0, 5, 30, 50, 90, 10_000].map(effortOf)).toEqual([0.25, 0.25, 1, 1.75, 3, 4])
})

test('a ticket larger than anybody can carry takes the whole of the largest capacity', () => {
  expect(effortWithin(600, 3)).toBe(3)
  expect(effortWithin(600, 0)).toBe(4)
})

test('efforts taken on and given back leave exactly nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9973).map((part) => part / 10)), (minutes) => {
      const efforts = minutes.map(effortOf)
      const full = efforts.reduce((load, effort) => load + effort, 0)
      expect(efforts.reduce((load, effort) => load - effort, full)).toBe(0)
    }),
  )
})

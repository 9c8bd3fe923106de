import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effortOf, effortWithin } from './effort.ts'

test('half an hour is a ticket of ordinary effort; trifles and epics are bounded', () => {
  expect([0, 5, 30, 50, 90, 10_000].map((minutes) => effortOf(minutes))).toEqual([0.25, 0.25, 1, 1.75, 3, 4])
})

test('a ticket larger than anybody can carry takes the whole of the largest capacity', () => {
  expect(effortWithin(600, 3)).toBe(3)
  expect(effortWithin(600, 0)).toBe(4)
})

test('efforts taken on and given back leave exactly nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9973).map((part) => part / 10)), (minutes) => {
      const efforts = minutes.map((each) => effortOf(each))
      const full = efforts.reduce((load, effort) => load + effort, 0)
      expect(efforts.reduce((load, effort) => load - effort, full)).toBe(0)
    }),
  )
})

test('where tickets are counted each is one, or all there is where nobody can carry one', () => {
  expect([1, 30, 900].map((minutes) => effortOf(minutes, 'tickets'))).toEqual([1, 1, 1])
  expect(effortWithin(900, 0.5, 'tickets')).toBe(0.5)
})

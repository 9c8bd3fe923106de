import { expect, test } from 'vitest'
import { minutesOf, nearestMinuteClass } from './minute-classes.ts'

test('minutes belong to the class that is nearest in ratio', () => {
  const minutes = [-1, 0, 1, 8, 9, 25, 26, 73, 74, 600, 1e308, Infinity]
  const classes = ['5', '5', '5', '5', '15', '15', '45', '45', '120', '120', '120', '120']
  expect(minutes.map(nearestMinuteClass)).toEqual(classes)
})

test('the range encloses what is expected, and is wide when nothing is known', () => {
  for (const shares of [
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0.5, 0, 0, 0.5],
    [0.25, 0.25, 0.25, 0.25],
  ]) {
    const { minutes, low, high } = minutesOf(shares)
    expect(low).toBeLessThan(minutes)
    expect(high).toBeGreaterThan(minutes)
  }
  expect(minutesOf([1, 0, 0, 0]).minutes).toBeCloseTo(5, 9)
  const { low, high } = minutesOf([0.25, 0.25, 0.25, 0.25])
  expect(high / low).toBeGreaterThan(10)
})

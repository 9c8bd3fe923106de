import { expect, test } from 'vitest'
import { assign } from './assign.ts'

test('two tickets that want the same agent are parted so that together they lose least', () => {
  const { agentOf, prices, total } = assign({ tickets: 2, capacities: [1, 1], weights: [9, 8, 10, 4] })
  expect([...agentOf]).toEqual([1, 0])
  expect([...prices]).toEqual([1, 0])
  expect(total).toBe(18)
})

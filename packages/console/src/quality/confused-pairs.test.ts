import { expect, test } from 'vitest'
import { confusedPairs } from './confused-pairs.ts'

test('confusions come by their share of the label’s own tickets, the diagonal never', () => {
  const counts = [
    [8, 2, 0],
    [30, 60, 10],
    [0, 0, 0],
  ]
  expect(confusedPairs({ labels: ['billing', 'accounts', 'api'], counts })).toEqual([
    { one: 'accounts', other: 'billing', share: 0.3 },
    { one: 'billing', other: 'accounts', share: 0.2 },
    { one: 'accounts', other: 'api', share: 0.1 },
  ])
})

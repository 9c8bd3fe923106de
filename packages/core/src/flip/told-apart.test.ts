import { expect, test } from 'vitest'
import { toldApart } from './told-apart.ts'

test('amounts are said with as few decimals as tell them apart', () => {
  expect(toldApart(22.2, 22.18, { decimals: 1 })).toEqual(['22.2', '22.18'])
  expect(toldApart(24, 25.13, { decimals: 1 })).toEqual(['24', '25.1'])
  expect(toldApart(0.5, 0.4999, { decimals: 1, per: 100 })).toEqual(['50', '49.99'])
})

test('what cannot be told apart is not told', () => {
  expect(toldApart(22.2, 22.2001, { decimals: 1 })).toBeUndefined()
  expect(toldApart(0.5, 0.5, { decimals: 1, per: 100 })).toBeUndefined()
})

import { expect, test } from 'vitest'
import { storable } from './storable.ts'

test('a value with nothing to replace is the same value', () => {
  const value = { text: 'Grüße 🎟', list: [1, undefined, null, { deep: ['x'] }], at: new Date(0) }
  expect(storable(value)).toBe(value)
})

test('what cannot be kept is replaced wherever it stands, and the rest is the same', () => {
  const rest = { untouched: ['a'] }
  const at = new Date(0)
  const value = { 'ke\0y': ['a\0b', { half: 'x\ud800' }], rest, at }
  const kept = storable(value)
  expect(kept).toEqual({ 'ke\uFFFDy': ['a\uFFFDb', { half: 'x\uFFFD' }], rest, at })
  expect(kept.rest).toBe(rest)
  expect(kept.at).toBe(at)
})

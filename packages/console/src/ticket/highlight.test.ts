import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces, type Evidence } from './highlight.ts'

const evidence = (start: number, end: number, weight: number): Evidence => ({ words: [], start, end, weight })

test('of overlapping evidence the stronger is shown', () => {
  const cut = pieces('refund my card', [evidence(0, 6, 0.5), evidence(0, 9, 1.5), evidence(10, 14, -0.75)])
  expect(cut.map(({ text, strength }) => [text, strength])).toEqual([
    ['refund my', 1],
    [' ', 0],
    ['card', 0.5],
  ])
})

test('the pieces put together are the text, whatever the evidence', () => {
  const one = fc.record({
    words: fc.constant<string[]>([]),
    start: fc.nat(40),
    end: fc.nat(40),
    weight: fc.double({ noNaN: true, min: -5, max: 5 }),
  })
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(one), (text, all) => {
      const cut = pieces(text, all)
      expect(cut.map((piece) => piece.text).join('')).toBe(text)
      for (const { start, text: part } of cut) expect(text.slice(start, start + part.length)).toBe(part)
    }),
  )
})

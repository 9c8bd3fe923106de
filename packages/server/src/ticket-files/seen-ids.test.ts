import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SeenIds } from './seen-ids.ts'

it('an id is known from its second time on, through any number of growths', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5000, size: 'max' }), (ids) => {
      const seen = new SeenIds()
      const plain = new Set<string>()
      for (const id of ids) {
        expect(seen.add(id)).toBe(plain.has(id))
        plain.add(id)
      }
    }),
    { numRuns: 20 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantArray } from './binary-array.ts'

const headerAndLength = 24

test('instants are whole microseconds since 2000, near and far', () => {
  const instant = fc.oneof(
    fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
    fc.double({ min: 0, max: 4e12, noNaN: true }),
    fc.constantFrom(0, 946_684_800_000, 946_684_799_999, 9_953_884_054_740, 9_953_884_054_741),
  )
  fc.assert(
    fc.property(instant, (at) => {
      const written = instantArray([at]).readBigInt64BE(headerAndLength)
      expect(written).toBe((BigInt(Math.round(at)) - 946_684_800_000n) * 1000n)
    }),
  )
})

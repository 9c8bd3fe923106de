import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactJson } from '../exact-json.ts'
import { pack, packLines, unpack, unpackLines } from './packed.ts'
import { storable, storableText } from './storable.ts'

describe('packing', () => {
  it('gives back every plain value exactly, −0 and the infinities included', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), fc.double({ noNaN: true }), (value, number) => {
        expect(unpack(pack({ value, number }))).toStrictEqual({ value, number })
      }),
    )
    expect(unpack(pack([-0, 0, Infinity, -Infinity, 5e-324]))).toStrictEqual([-0, 0, Infinity, -Infinity, 5e-324])
  })

  it('gives back documents that were packed together, line for line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 40 }), async (values) => {
        const lines = values.map(exactJson)
        expect((await unpackLines(await packLines(lines))).map(String)).toEqual(lines)
      }),
    )
  })

  it('refuses what is not a number, and documents of a newer version', () => {
    expect(() => pack({ share: Number.NaN })).toThrow("'share' is not a number")
    expect(() => unpack(Buffer.from([9, 1, 2]))).toThrow('begins with 9; this version knows 1 only')
  })
})

describe('storable text', () => {
  it('is well-formed, has no NUL, keeps its length, and is left alone when it was fine', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        const broken = `${text.slice(0, at)}\u0000${text.slice(at)}\ud800`
        const kept = storableText(broken)
        expect(kept.isWellFormed()).toBe(true)
        expect(kept).not.toContain('\u0000')
        expect(kept).toHaveLength(broken.length)
        expect(storableText(kept)).toBe(kept)
      }),
    )
    const fine = { subject: 'fine', claims: [{ note: 'also fine' }] }
    expect(storable(fine)).toBe(fine)
    expect(storable({ 'a\u0000': ['b\u0000', 1, null] })).toEqual({ 'a\ufffd': ['b\ufffd', 1, null] })
  })
})

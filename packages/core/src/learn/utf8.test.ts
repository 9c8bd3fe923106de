import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

test('any text comes back as it was, and its bytes are those everybody writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8(encodeUtf8(text))).toBe(text)
      expect(Buffer.from(encodeUtf8(text)).toString('hex')).toBe(Buffer.from(text, 'utf8').toString('hex'))
    }),
  )
  const long = 'é𝄞x'.repeat(5_000)
  expect(decodeUtf8(encodeUtf8(long))).toBe(long)
  expect(decodeUtf8(encodeUtf8('a\ud800b'))).toBe('a\ufffdb')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUnits } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import { plainScorer } from './plain-scorer.ts'
import { readSnapshot } from './snapshot.ts'
import { trainClassifier } from './train-classifier.ts'
import { wasmScorer } from './wasm-scorer.ts'

const words = [
  'refund',
  'invoice',
  'card',
  'webhook',
  'timeout',
  'password',
  'login',
  'export',
  'née',
  '請求書',
  "can't",
]

/** A small model over real-looking words, the same in every test. */
const model: LinearModel = readSnapshot(
  trainClassifier(
    words.flatMap((word, i) =>
      [' please', ' is wrong', ' twice today', ' again and again'].map((rest) => ({
        subject: i % 2 === 0 ? word : '',
        body: `${word}${rest} ${words[(i * 3) % words.length]}`,
        label: `label ${i % 5}`,
      })),
    ),
    { seed: 4 },
  ).snapshot(),
).model

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...words, ' ', '\n', 'is', 'wrong', '…', '\u{1F600}'), { maxLength: 400 })
    .map((all) => all.join(' ')),
  fc.string({ maxLength: 2_500 }),
)

test('the compiled and the plain path read every text with the same bits', () => {
  const quick = wasmScorer(model)
  const plain = plainScorer(model)
  fc.assert(
    fc.property(anyText, anyText, (subject, body) => {
      const text = toUnits({ subject, body })
      const one = quick.score(text)
      const sums = [...one.sums]
      const { length, known } = one
      const two = plain.score(text)
      expect(known).toBe(two.known)
      expect(Object.is(length, two.length)).toBe(true)
      expect(sums).toEqual([...two.sums])
      const wordAt = Uint16Array.from({ length: text.text.length }, (_, i) => i % 7)
      const quickShares = quick.shareOut(text, 2, wordAt, 7)
      const plainShares = plain.shareOut(text, 2, wordAt, 7)
      expect([...quickShares.ofWord]).toEqual([...plainShares.ofWord])
      expect([...quickShares.ifRemoved]).toEqual([...plainShares.ifRemoved])
    }),
    { numRuns: 300 },
  )
})

test('more features than one vector takes, of every remainder, add up the same', () => {
  const quick = wasmScorer(model)
  const plain = plainScorer(model)
  for (let count = 0; count < 40; count++) {
    const text = toUnits({ subject: '', body: words.concat(words, words, words).slice(0, count).join(' ') })
    const sums = [...quick.score(text).sums]
    expect(sums).toEqual([...plain.score(text).sums])
  }
})

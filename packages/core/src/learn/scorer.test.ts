import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUnits } from './kernel/text-units.ts'
import { untrainedModel, type LinearModel } from './linear-model.ts'
import { plainScorer } from './plain-scorer.ts'
import type { Scorer } from './scorer.ts'
import { trainModel } from './train-classifier.ts'
import { wasmScorers } from './wasm-scorer.ts'

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

const examples = words.flatMap((word, i) =>
  [' please', ' is wrong', ' twice today', ' again and again'].map((rest) => ({
    subject: i % 2 === 0 ? word : '',
    body: `${word}${rest} ${words[(i * 3) % words.length]}`,
    label: `label ${i % 5}`,
  })),
)
/** A small model over real-looking words, the same in every test, and a narrower and a wider one of the same vocabulary. */
const model = trainModel(examples, { seed: 4 })
const narrow = trainModel(
  examples.map((example, i) => ({ ...example, label: `${i % 2}` })),
  { seed: 5 },
  model.vocabulary,
)
const wide = trainModel(
  examples.map((example, i) => ({ ...example, label: `${i % 21}` })),
  { seed: 6 },
  model.vocabulary,
)
const models: readonly LinearModel[] = [narrow, wide, untrainedModel(model.vocabulary), model]
const quickScorers = (): readonly Scorer[] => wasmScorers(model.vocabulary, models)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...words, ' ', '\n', 'is', 'wrong', '…', '\u{1F600}'), { maxLength: 400 })
    .map((all) => all.join(' ')),
  fc.string({ maxLength: 2_500 }),
)

test('the compiled and the plain path read every text with the same bits, whichever facet is asked first', () => {
  const quick = quickScorers()
  const plain = models.map(plainScorer)
  const anyOrder = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })
  fc.assert(
    fc.property(anyText, anyText, anyOrder, (subject, body, order) => {
      const text = toUnits({ subject, body })
      const wordAt = Uint16Array.from({ length: text.text.length }, (_, i) => i % 7)
      for (const facet of order) {
        const one = quick[facet]!.score(text)
        const sums = [...one.sums]
        const { length, known } = one
        const two = plain[facet]!.score(text)
        expect(known).toBe(two.known)
        expect(Object.is(length, two.length)).toBe(true)
        expect(sums).toEqual([...two.sums])
        if (models[facet]!.labels.length === 0) continue
        const quickShares = quick[facet]!.shareOut(text, 1, wordAt, 7)
        const plainShares = plain[facet]!.shareOut(text, 1, wordAt, 7)
        expect([...quickShares.ofWord]).toEqual([...plainShares.ofWord])
        expect([...quickShares.ifRemoved]).toEqual([...plainShares.ifRemoved])
      }
    }),
    { numRuns: 300 },
  )
})

test('texts that are read in turns do not mix', () => {
  const [quick, plain] = [quickScorers()[1]!, plainScorer(wide)]
  const one = toUnits({ subject: 'refund', body: 'the invoice is wrong again and again' })
  const two = toUnits({ subject: '', body: 'webhook timeout' })
  for (const text of [one, two, one]) {
    const wordAt = Uint16Array.from({ length: text.text.length }, (_, i) => i % 3)
    expect([...quick.shareOut(text, 4, wordAt, 3).ofWord]).toEqual([...plain.shareOut(text, 4, wordAt, 3).ofWord])
    expect([...quick.score(text).sums]).toEqual([...plain.score(text).sums])
  }
})

test('more features than one vector takes, of every remainder, add up the same', () => {
  const quick = quickScorers()[3]!
  const plain = plainScorer(model)
  for (let count = 0; count < 40; count++) {
    const text = toUnits({ subject: '', body: words.concat(words, words, words).slice(0, count).join(' ') })
    const sums = [...quick.score(text).sums]
    expect(sums).toEqual([...plain.score(text).sums])
  }
})

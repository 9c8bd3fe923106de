import fc from 'fast-check'
import { expect, test } from 'vitest'
import { softmax } from './exact-math.ts'
import { findWords, plainFeatures } from './kernel/plain-features.ts'
import { findFeature } from './kernel/feature-table.ts'
import { toUnits } from './kernel/text-units.ts'
import { readSnapshot } from './snapshot.ts'
import { loadClassifier, trainClassifier } from './train-classifier.ts'
import { timesValue, timesWeight } from './times.ts'
import { tableOf } from './vocabulary.ts'

const lessons = [
  ['billing', 'the invoice is wrong, please refund my card'],
  ['billing', 'charged twice on the same card this month'],
  ['billing', 'where do I find the invoice for march'],
  ['api', 'the webhook times out when an invoice is created'],
  ['api', 'requests to the api return an error since today'],
  ['api', 'how do I sign a webhook request'],
] as const
const snapshot = trainClassifier(
  lessons.map(([label, body]) => ({ subject: '', body, label })),
  { seed: 9 },
).snapshot()
const classifier = loadClassifier(snapshot)
const { model } = readSnapshot(snapshot)
const vocabulary = ['invoice', 'refund', 'card', 'webhook', 'api', 'error', 'the', 'my', 'twice', 'printer']
const anyTicket = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 25 })
  .map((words) => words.join(' '))

/** Score of a label with every feature of the words at the given starts left out, at the ticket's length as it is. */
function scoreWithout(body: string, label: number, left: ReadonlySet<number>): number {
  const text = toUnits({ subject: '', body })
  const words = findWords(text.text, 0, text.text.length)
  const wordOf = (at: number): number => (words.find(({ end }) => at < end) ?? words.at(-1)!).start
  const table = tableOf(model.vocabulary)
  const all = new Map<number, number>()
  const kept = new Map<number, number>()
  plainFeatures(text, (hash, first, last) => {
    const id = findFeature(table, hash)
    if (id < 0) return
    all.set(id, (all.get(id) ?? 0) + 1)
    if (!left.has(wordOf(first)) && !left.has(wordOf(last))) kept.set(id, (kept.get(id) ?? 0) + 1)
  })
  let squared = 0
  for (const [id, times] of all) squared += (timesValue[times]! * model.vocabulary.rarity[id]!) ** 2
  let score = model.bias[label]!
  for (const [id, count] of kept) {
    const times = all.get(id)!
    const multiplier = Math.min(32_767, (model.gains[id]! * timesWeight[times]!) >> 8)
    score +=
      ((multiplier * model.matrix[id * model.width + label]! * model.unit) / Math.sqrt(squared)) * (count / times)
  }
  return score
}

test('word weights and the base add up to the score', () => {
  fc.assert(
    fc.property(anyTicket, (body) => {
      for (const label of classifier.labels) {
        const { score, base, words } = classifier.explainOne({ subject: '', body }, label)!
        expect(words.reduce((sum, { weight }) => sum + weight, base)).toBeCloseTo(score, 9)
        expect(base).toBeCloseTo(model.bias[classifier.labels.indexOf(label)]!, 9)
      }
    }),
  )
})

test('leaving a word out changes the score by what was stated', () => {
  fc.assert(
    fc.property(anyTicket, (body) => {
      classifier.labels.forEach((label, number) => {
        const { score, words } = classifier.explainOne({ subject: '', body }, label)!
        for (const { start, ifRemoved } of words) {
          expect(score - scoreWithout(body, number, new Set([start]))).toBeCloseTo(ifRemoved, 9)
        }
      })
    }),
    { numRuns: 60 },
  )
})

test('the score that is explained is the score that was read', () => {
  const text = { subject: '', body: 'my card was charged twice' }
  const scores = Float64Array.from(classifier.labels, (label) => classifier.explainOne(text, label)!.score)
  expect([...softmax(scores).probabilities]).toEqual([...classifier.predictOne(text).probabilities])
})

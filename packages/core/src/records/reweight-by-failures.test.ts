import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAttempt, emptyRecord, type KindRecord } from './kind-record.ts'
import { cellOf, successChance } from './record-book.ts'
import { estimate } from './estimate.ts'
import { reweightByFailures } from './reweight-by-failures.ts'

function aRecord(agent: string, kind: string, succeeded: number, failed: number): KindRecord {
  let record = emptyRecord({ agent, kind, queue: 'q' }, 0)
  for (let i = 0; i < succeeded + failed; i++)
    record = addAttempt(record, { at: 0, succeeded: i < succeeded, minutes: 20 })
  return record
}

const kinds = ['billing', 'login', 'webhooks']
const book = estimate({
  records: [
    aRecord('ada', 'billing', 99, 1),
    aRecord('ada', 'webhooks', 20, 30),
    aRecord('bob', 'billing', 30, 20),
    aRecord('bob', 'webhooks', 45, 5),
    aRecord('cem', 'login', 40, 10),
  ],
  agents: ['ada', 'bob', 'cem'].map((id) => ({ id, skills: [] })),
  kinds: kinds.map((id) => ({ id })),
  now: 0,
})
const read = [
  { label: 'billing', probability: 0.6 },
  { label: 'webhooks', probability: 0.4 },
]

test('when somebody who nearly always solves billing has failed, it was probably not billing', () => {
  const after = reweightByFailures(read, ['ada'], book)
  expect(after[0]).toMatchObject({ label: 'webhooks' })
  expect(after[0]!.probability).toBeGreaterThan(0.9)
  const failed = (kind: string): number => 1 - successChance(book, cellOf(book, 'ada', kind))
  expect(after[0]!.probability).toBeCloseTo(
    (0.4 * failed('webhooks')) / (0.4 * failed('webhooks') + 0.6 * failed('billing')),
    12,
  )
})

test('who failed twice says no more than who failed once, and nobody having failed says nothing', () => {
  expect(reweightByFailures(read, ['ada', 'ada'], book)).toEqual(reweightByFailures(read, ['ada'], book))
  expect(reweightByFailures(read, [], book)).toBe(read)
  expect(reweightByFailures([], ['ada'], book)).toEqual([])
})

test('probabilities stay probabilities whoever fails, known or not, in whatever order', () => {
  const names = fc.uniqueArray(fc.constantFrom('ada', 'bob', 'cem', 'dee'))
  const shares = fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(names, shares, fc.nat(500), (failed, parts, left) => {
      const total = parts.reduce((sum, part) => sum + part, left + 1)
      const before = kinds.map((label, i) => ({ label, probability: parts[i]! / total }))
      const after = reweightByFailures(before, failed, book)
      const sum = after.reduce((all, { probability }) => all + probability, 0)
      expect(sum).toBeLessThanOrEqual(1 + 1e-12)
      for (const { probability } of after) expect(probability).toBeGreaterThanOrEqual(0)
      expect(reweightByFailures(before, failed.toReversed(), book)).toEqual(after)
    }),
  )
})

import { expect, test } from 'vitest'
import { countForms, expand, slotsIn } from './grammar.ts'
import { seededRandom } from './random.ts'

const expandAll = (template: string): ReadonlySet<string> => {
  const random = seededRandom(1)
  return new Set(Array.from({ length: 300 }, () => expand(template, { random, slot: (name) => name.toUpperCase() })))
}

test('a choice in a choice gives every combination, and an empty branch leaves no double space', () => {
  expect(expandAll('{please|could you} {re-{send|issue}|} it')).toEqual(
    new Set([
      'please re-send it',
      'please re-issue it',
      'please it',
      'could you re-send it',
      'could you re-issue it',
      'could you it',
    ]),
  )
  expect(countForms('{please|could you} {re-{send|issue}|} it')).toBe(6)
})

test('a slot is filled with the words given for it', () => {
  expect(expandAll('since <day>: <broken>')).toEqual(new Set(['since DAY: BROKEN']))
  expect(slotsIn('since <day>: {<broken>|}')).toEqual(['day', 'broken'])
})

test.each(['{one|two', 'one}', '<day'])('the faulty template "%s" is named, not half read', (template) => {
  expect(() => expand(template, { random: seededRandom(1), slot: String })).toThrow(SyntaxError)
})

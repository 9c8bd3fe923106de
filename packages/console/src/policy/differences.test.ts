import { expect, test } from 'vitest'
import { differences, isSame, merged } from './differences.ts'

const base = {
  mode: 'auto',
  queue_modes: [{ queue: 'billing', mode: 'suggest' }],
  urgency_weights: { impact: 0.4, waiting: 0.1 },
  targets: [
    { priority: 'urgent', minutes: 30 },
    { plan: 'enterprise', priority: 'urgent', minutes: 10 },
  ],
}

test('a policy does not differ from itself, however its fields are ordered', () => {
  expect(differences(base, structuredClone(base))).toEqual([])
  expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
})

test('says the place of each difference; entries of lists are told apart by what they are about', () => {
  const after = {
    ...base,
    queue_modes: [
      { queue: 'outages', mode: 'shadow' },
      { queue: 'billing', mode: 'auto' },
    ],
    urgency_weights: { impact: 0.5, waiting: 0.1 },
  }
  expect(differences(base, after)).toEqual([
    { path: 'queue_modes[billing].mode', before: 'suggest', after: 'auto' },
    { path: 'queue_modes[outages]', before: undefined, after: { queue: 'outages', mode: 'shadow' } },
    { path: 'urgency_weights.impact', before: 0.4, after: 0.5 },
  ])
})

test('the order of a list is a difference of its own: of targets the first that fits counts', () => {
  const after = { ...base, targets: base.targets.toReversed() }
  expect(differences(base, after)).toEqual([
    { path: 'targets.order', before: ['urgent', 'enterprise urgent'], after: ['enterprise urgent', 'urgent'] },
  ])
})

test('changes of two people come together; where both changed the same, the one who asks stands', () => {
  const mine = { ...base, mode: 'suggest', urgency_weights: { impact: 0.5, waiting: 0.1 } }
  const theirs = {
    ...base,
    mode: 'shadow',
    queue_modes: [],
    urgency_weights: { impact: 0.4, waiting: 0.2 },
  }
  expect(merged(base, mine, theirs)).toEqual({
    ...base,
    mode: 'suggest',
    queue_modes: [],
    urgency_weights: { impact: 0.5, waiting: 0.2 },
  })
})

test('what somebody took out of a list stays out, and what was added on both sides is there', () => {
  const mine = { ...base, queue_modes: [] }
  const theirs = { ...base, queue_modes: [...base.queue_modes, { queue: 'outages', mode: 'shadow' }] }
  expect(merged(base, mine, theirs).queue_modes).toEqual([{ queue: 'outages', mode: 'shadow' }])
  expect(merged(base, theirs, mine).queue_modes).toEqual([{ queue: 'outages', mode: 'shadow' }])
})

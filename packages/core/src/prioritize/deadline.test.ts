import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy } from '../domain/policy.ts'
import { readElapsed, targetMinutes } from './deadline.ts'

test('the first entry that fits plan and band counts, and plans are compared without regard to case', () => {
  const policy = {
    ...defaultPolicy,
    targets: [
      { plan: 'Enterprise', priority: 'urgent', minutes: 10 },
      { priority: 'urgent', minutes: 30 },
    ],
  } as const
  expect(targetMinutes(policy, 'enterprise ', 'urgent')).toBe(10)
  expect(targetMinutes(policy, 'free', 'urgent')).toBe(30)
  expect(targetMinutes(policy, undefined, 'urgent')).toBe(30)
})

test('a band without a target of its own still falls due, a day later', () => {
  expect(targetMinutes({ ...defaultPolicy, targets: [] }, undefined, 'low')).toBe(1440)
})

test('a missed target goes on counting, ever more slowly, and stays finite', () => {
  expect(readElapsed(60, 60).share).toBe(0.75)
  expect(readElapsed(61, 60).share).toBeGreaterThan(0.75)
  expect(readElapsed(240, 60).share).toBeGreaterThan(readElapsed(120, 60).share)
  expect(readElapsed(120, 60).share).toBeLessThan(1)
  expect(readElapsed(1e12, 60).share).toBeLessThanOrEqual(1)
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e5 }), (a, b, target) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)]
      expect(readElapsed(more, target).share).toBeGreaterThanOrEqual(readElapsed(less, target).share)
    }),
  )
})

test('the reason says how much is used up, and after that how late it is', () => {
  expect(readElapsed(30, 120).because).toBe('25 % of the 2 h target used up')
  expect(readElapsed(200, 120).because).toBe('1 h 20 min past the 2 h target')
})

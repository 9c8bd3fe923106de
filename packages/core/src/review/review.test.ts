import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { shareOf } from '../discrepancy/intervals.ts'
import { funnelOf } from './funnel.ts'
import { gini } from './gini.ts'
import { nextSteps } from './next-steps.ts'
import { changeBetween } from './rate-difference.ts'
import { reviewMonth } from './review-month.ts'
import type { ReviewedTicket } from './reviewed-ticket.ts'
import { riskCoverage } from './risk-coverage.ts'
import { spreadOf } from './spread.ts'

const hour = 3_600_000
const day = 24 * hour
const from = Date.UTC(2026, 9, 1)
const to = from + 28 * day

describe('a month that got better', () => {
  // Every fifth ticket is overridden in the first fortnight, every twentieth in the second.
  const tickets = Array.from({ length: 400 }, (_, index) => {
    const second = index >= 200
    return ticket(index, {
      decidedAt: from + (second ? 14 * day : 0) + (index % 200) * hour,
      ...(index % (second ? 20 : 5) === 0 && { override: said('queue', index) }),
    })
  })
  const review = reviewMonth({ from, to, tickets, before: [], untouched: [] })

  it('says so, half against half, and that it is no accident', () => {
    expect(review.overrides.halves.first.value).toBeCloseTo(0.2)
    expect(review.overrides.halves.second.value).toBeCloseTo(0.05)
    expect(review.overrides.halves.change).toMatchObject({ isSure: true })
    expect(review.overrides.halves.change!.high).toBeLessThan(0)
  })
  it('counts who overrode what, and why', () => {
    expect(review.overriders).toEqual([
      { actor: 'ana', overrides: 50, facets: { agent: 0, queue: 50, priority: 0, intent: 0 }, mostly: 'billing' },
    ])
    expect(review.reasons).toEqual([{ reason: 'Belongs to shipping', overrides: 50 }])
  })
  it('puts every ticket into one week', () => {
    expect(review.volumes.weeks.map(({ decided }) => decided).reduce((sum, n) => sum + n)).toBe(400)
    expect(review.overrides.weeks).toHaveLength(4)
  })
  it('does not call a queue that is overridden often ready', () => {
    expect(nextSteps(review, { readyQueues: new Set(['billing', 'shipping']) }).map(({ kind }) => kind)).not.toContain(
      'trust_queue',
    )
  })
})

test('tickets in shadow and in triage cannot be overridden: they count in neither rate', () => {
  const tickets = [
    ticket(1, { mode: 'shadow', override: said('queue', 1) }),
    ticket(2, { outcome: 'triage' }),
    ticket(3, { override: said('agent', 3) }),
  ]
  const { overrides } = reviewMonth({ from, to, tickets, before: [], untouched: [] })
  expect(overrides.all).toMatchObject({ value: 1, n: 1 })
})

test('the funnel narrows by what keeps a ticket from being closed as it was decided', () => {
  const done = { finalQueue: 'billing', resolutionMinutes: 60 }
  const unread = Object.fromEntries(Object.entries(ticket(1, {})).filter(([name]) => name !== 'queue'))
  const tickets = [
    unread as unknown as ReviewedTicket,
    ticket(8, { outcome: 'triage', ...done }),
    ticket(2, { mode: 'suggest', ...done }),
    ticket(3, {}),
    ticket(4, { ...done, override: said('agent', 4) }),
    ticket(5, { ...done, handOns: 1 }),
    ticket(6, { ...done, finalQueue: 'shipping' }),
    ticket(7, done),
  ]
  expect(funnelOf(tickets).map(({ tickets: count }) => count)).toEqual([8, 6, 5, 4, 1])
})

describe('coverage against risk', () => {
  const known = (index: number, confidence: number, finalQueue: string): ReviewedTicket =>
    ticket(index, { confidence, finalQueue })

  it('takes the surest first, and those equally sure together', () => {
    const sure = Array.from({ length: 12 }, (_, index) => known(index, 0.9, index === 0 ? 'shipping' : 'billing'))
    const unsure = Array.from({ length: 8 }, (_, index) => known(20 + index, 0.4, index < 4 ? 'shipping' : 'billing'))
    expect(riskCoverage([...unsure, ...sure])).toEqual([
      { threshold: 0.9, coverage: 0.6, error: 1 / 12, tickets: 12 },
      { threshold: 0.4, coverage: 1, error: 5 / 20, tickets: 20 },
    ])
  })
  it('is nothing while hardly anything is known, and as much as a picture shows where much is', () => {
    expect(riskCoverage([known(1, 0.9, 'billing'), ticket(2, {})])).toEqual([])
    const many = riskCoverage(Array.from({ length: 500 }, (_, index) => known(index, index / 500, 'billing')))
    expect(many).toHaveLength(40)
    expect(many.at(-1)).toMatchObject({ threshold: 0, coverage: 1, error: 0, tickets: 500 })
  })
})

test('a ticket resolved in another queue was misrouted, and one still open is not counted', () => {
  const tickets = [ticket(1, { finalQueue: 'shipping' }), ticket(2, { finalQueue: 'billing' }), ticket(3, {})]
  const { misroutes, calibration } = reviewMonth({ from, to, tickets, before: [], untouched: [] })
  expect(misroutes.all).toMatchObject({ value: 0.5, n: 2 })
  expect(calibration).toMatchObject({ n: 2 })
})

test('a queue that is surely overridden more often than all others is to be looked at', () => {
  const tickets = Array.from({ length: 300 }, (_, index) =>
    ticket(index, {
      queue: index % 3 === 0 ? 'refunds' : 'billing',
      ...(index % 6 === 0 && { override: said('queue', index) }),
    }),
  )
  const review = reviewMonth({ from, to, tickets, before: [], untouched: [] })
  expect(nextSteps(review, { readyQueues: new Set(['billing', 'refunds']) })).toEqual([
    { kind: 'look_at_queue', about: 'refunds', share: 0.5, n: 100 },
    { kind: 'trust_queue', about: 'billing', share: 0, n: 200 },
  ])
})

test('a queue that acts alone already, or is not ready, is not proposed for it', () => {
  const tickets = Array.from({ length: 200 }, (_, index) => ticket(index, {}))
  const review = reviewMonth({ from, to, tickets, before: [], untouched: [] })
  expect(nextSteps(review, { readyQueues: new Set() })).toEqual([])
})

test('the change of a rate has the other sign the other way round, and contains itself', () => {
  const share = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })).map(([a, b]) => shareOf(a, a + b))
  fc.assert(
    fc.property(share, share, (one, other) => {
      const there = changeBetween(one, other)!
      const back = changeBetween(other, one)!
      expect(there.value).toBeCloseTo(-back.value, 12)
      expect(there.low).toBeCloseTo(-back.high, 12)
      expect(there.low).toBeLessThanOrEqual(there.value)
      expect(there.high).toBeGreaterThanOrEqual(there.value)
    }),
  )
})

test('Newcombe 1998, table II: 56 of 70 against 48 of 80', () => {
  const change = changeBetween(shareOf(48, 80), shareOf(56, 70))!
  expect(change.low).toBeCloseTo(0.0524, 4)
  expect(change.high).toBeCloseTo(0.3339, 4)
})

test('a spread lies within its intervals, and those within the values', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 10, maxLength: 300 }), (values) => {
      const { median, ninetieth } = spreadOf(values)!
      for (const { low, value, high } of [median, ninetieth]) {
        expect(low).toBeLessThanOrEqual(value)
        expect(value).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...values))
        expect(high).toBeLessThanOrEqual(Math.max(...values))
      }
    }),
  )
})

test('effort shared evenly has a Gini of 0, and one who has all of n has (n − 1) / n', () => {
  expect(gini([3, 3, 3])).toBe(0)
  expect(gini([0, 0, 0, 8])).toBe(0.75)
  expect(gini([0, 0])).toBe(0)
})

function ticket(index: number, own: Partial<ReviewedTicket>): ReviewedTicket {
  return {
    id: `t${index}`,
    receivedAt: from,
    decidedAt: from,
    mode: 'auto',
    outcome: 'assigned',
    queue: 'billing',
    intent: 'how-to',
    confidence: 0.9,
    handOns: 0,
    ...own,
  }
}

function said(facet: 'agent' | 'queue', index: number): NonNullable<ReviewedTicket['override']> {
  return {
    at: from,
    actor: 'ana',
    reason: index % 2 === 0 ? 'Belongs to shipping' : ' belongs  to shipping',
    facets: [facet],
  }
}

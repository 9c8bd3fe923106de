import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNumberReading, aReading, aTicket, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy, type Policy, type UrgencyWeights } from '../domain/policy.ts'
import { unknownCustomer } from '../domain/situation.ts'
import { priorities } from '../domain/ticket.ts'
import { minutesAfter } from '../domain/time.ts'
import { addBusinessMinutes } from '../calendar/business-time.ts'
import { elapsedMinutes } from './deadline.ts'
import { orderByUrgency } from './order.ts'
import { preparePriority, prioritize, priorityAt, scoreUrgency, urgencyAt, type PrioritizeInput } from './urgency.ts'
import type { Shift } from '../domain/agent.ts'
import type { UrgencySignals } from './signal.ts'

const hour = 3_600_000

function aCase(part: Partial<PrioritizeInput> = {}): PrioritizeInput {
  return {
    ticket: aTicket(),
    reading: aReading(),
    customer: unknownCustomer,
    policy: defaultPolicy,
    now: mondayMorning,
    ...part,
  }
}

const officePolicy: Policy = {
  ...defaultPolicy,
  businessHours: {
    timeZone: 'Europe/Berlin',
    shifts: ([1, 2, 3, 4, 5] as const).map((day): Shift => ({ day, from: 540, to: 1020 })),
  },
}

const trifle = aReading({ impact: aNumberReading(0.1), distress: aNumberReading(0.05) })
const outage = aReading({ impact: aNumberReading(0.95), distress: aNumberReading(0.05) })

function urgencyOf(part: Partial<PrioritizeInput>): number {
  return prioritize(aCase(part)).urgency.score
}

describe('order', () => {
  test('the claimed priority alone never moves a ticket to the top', () => {
    const believed = { ...unknownCustomer, claimsMade: 500, claimsBorneOut: 500 }
    const loud = prioritize(aCase({ ticket: aTicket({ claimed: { priority: 'urgent' } }), customer: believed }))
    expect(loud.band).toBe('normal')
    expect(loud.urgency.score).toBeLessThan(
      urgencyOf({ reading: outage, ticket: aTicket({ claimed: { priority: 'low' } }) }),
    )
  })

  test('two missed tickets keep their order: the one that is longer overdue stays ahead', () => {
    const one = urgencyOf({ ticket: aTicket({ receivedAt: mondayMorning - 300 * hour }) })
    const other = urgencyOf({ ticket: aTicket({ receivedAt: mondayMorning - 301 * hour }) })
    expect(other).toBeGreaterThan(one)
  })
})

describe('deadline', () => {
  test('the deadline does not move while the band rises with waiting', () => {
    const ticket = aTicket({ plan: 'free' })
    const fresh = prioritize(aCase({ ticket, reading: trifle }))
    const late = prioritize(aCase({ ticket, reading: trifle, now: mondayMorning + 90 * hour }))
    expect(fresh.band).toBe('low')
    expect(late.band).toBe('high')
    expect(late.dueAt).toBe(fresh.dueAt)
    expect(fresh.dueAt).toBe(minutesAfter(mondayMorning, 1440))
  })
})

describe('nothing starves', () => {
  const arrivals = fc.record({
    mine: fc.nat(1000),
    theirs: fc.nat(1000),
    policy: fc.constantFrom(defaultPolicy, officePolicy),
  })
  /** Of the same plan; what it is about differs. */
  const arriving = (impact: number, receivedAt: number, policy: Policy): PrioritizeInput =>
    aCase({ reading: aReading({ impact: aNumberReading(impact / 1000, 1) }), ticket: aTicket({ receivedAt }), policy })

  test('a ticket is never outranked by one that came later and was no more urgent on arrival', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 50_000 }), fc.nat(50_000), (one, head, later) => {
        const impacts = [Math.max(one.mine, one.theirs), Math.min(one.mine, one.theirs)] as const
        const mine = preparePriority(arriving(impacts[0], mondayMorning, one.policy))
        const theirs = preparePriority(arriving(impacts[1], minutesAfter(mondayMorning, head), one.policy))
        const now = minutesAfter(mondayMorning, head + later)
        expect(urgencyAt(mine, now)).toBeGreaterThan(urgencyAt(theirs, now))
      }),
    )
  })

  /**
   * The bound. `room` is what target and waiting may add at most (0.28 of 1 by default), less the lead of the newcomer. Each
   * of the two parts is within half of `room` of its most once the target was used up `0.25 × weight / (room / 2)`
   * times, and once `24 h × weight / (room / 2)` have passed: see `elapsedShare` and `waitingShare`.
   */
  test('a ticket outranks every newcomer whose lead on arrival is below the weight of the clock, after a bounded time', () => {
    fc.assert(
      fc.property(arrivals, (one) => {
        const mine = preparePriority(arriving(one.mine, mondayMorning, one.policy))
        const lead = preparePriority(arriving(one.theirs, mondayMorning, one.policy)).timeless - mine.timeless
        const room = mine.elapsedWeight + mine.waitingWeight - lead
        fc.pre(room > 0.01)
        const uses = Math.max(1, (0.5 * mine.elapsedWeight) / room)
        const hours = (48 * mine.waitingWeight) / room
        const usedUpAt = addBusinessMinutes(mondayMorning, uses * mine.target.minutes, mine.target.hours)
        const now = Math.max(usedUpAt, mondayMorning + hours * hour) + 1000
        expect(elapsedMinutes({ receivedAt: mondayMorning, now }, mine.target)).toBeGreaterThan(0)
        const newcomer = preparePriority(arriving(one.theirs, now, one.policy))
        expect(urgencyAt(mine, now)).toBeGreaterThan(urgencyAt(newcomer, now))
      }),
    )
  })

  test('by default a trifle of a free account outranks every newcomer of the normal band within four days', () => {
    const mine = preparePriority(aCase({ reading: trifle, ticket: aTicket({ plan: 'free' }) }))
    expect(urgencyAt(mine, mondayMorning + 96 * hour)).toBeGreaterThan(defaultPolicy.bands.high)
  })
})

describe('the clock alone', () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    aCase({
      reading: aReading({ impact: aNumberReading(((index * 7919) % 101) / 100, 0.9) }),
      ticket: aTicket({ id: `t${index}`, receivedAt: mondayMorning - ((index * 104_729) % 10_000) * 60_000 }),
      policy: index % 2 === 0 ? defaultPolicy : officePolicy,
    }),
  )
  const prepared = many.map((one) => preparePriority(one))

  test('a queue is drained by urgency as of now, the older first among equals', () => {
    for (const now of [mondayMorning, mondayMorning + 5 * hour, mondayMorning + 900 * hour]) {
      const order = [...orderByUrgency(prepared, now)]
      const expected = many
        .map((one, position) => ({
          position,
          score: prioritize({ ...one, now }).urgency.score,
          at: one.ticket.receivedAt,
        }))
        .toSorted((one, other) => other.score - one.score || one.at - other.at || one.position - other.position)
      expect(order).toEqual(expected.map(({ position }) => position))
    }
  })

  test('equals keep the order in which they arrived, and then in which they stood', () => {
    const waiting = [2, 1, 2, 1].map((hours) =>
      preparePriority(aCase({ ticket: aTicket({ receivedAt: mondayMorning + hours * hour }) })),
    )
    expect([...orderByUrgency(waiting, mondayMorning)]).toEqual([1, 3, 0, 2])
  })
})

describe('laws', () => {
  /** Evenly spread; `fc.double` would draw nearly nothing but tiny numbers. */
  const share = fc.nat(9973).map((part) => part / 9973)
  const names = Object.keys(defaultPolicy.urgencyWeights) as (keyof UrgencyWeights)[]
  const sharesArbitrary = fc.tuple(...names.map(() => share))
  const signalsOf = (shares: readonly number[]): UrgencySignals =>
    Object.fromEntries(
      names.map((name, index) => [name, { share: shares[index], because: name }]),
    ) as unknown as UrgencySignals

  test('urgency is the sum of its contributions, bit for bit, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(sharesArbitrary, (shares) => {
        const { score, contributions } = scoreUrgency(signalsOf(shares), defaultPolicy.urgencyWeights)
        expect(contributions.reduce((sum, part) => sum + part.signal * part.weight, 0)).toBe(score)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('urgency never falls when one signal rises', () => {
    fc.assert(
      fc.property(sharesArbitrary, fc.nat(names.length - 1), share, (shares, which, other) => {
        const [low, high] = [Math.min(shares[which]!, other), Math.max(shares[which]!, other)]
        const score = (value: number): number =>
          scoreUrgency(signalsOf(shares.with(which, value)), defaultPolicy.urgencyWeights).score
        expect(score(high)).toBeGreaterThanOrEqual(score(low))
      }),
    )
  })

  const aCaseArbitrary = fc
    .record({
      impact: share,
      confidence: share,
      distress: share,
      annualValue: fc.double({ min: 0, max: 1e9, noNaN: true }),
      contacts: fc.nat(50),
      made: fc.nat(100),
      borneOut: share,
      waited: fc.nat(100_000),
      claimed: fc.constantFrom(...priorities),
      changedDaysAgo: fc.nat(30),
      paused: fc.array(fc.tuple(fc.nat(100_000), fc.nat(2000)), { maxLength: 3 }),
      policy: fc.constantFrom(defaultPolicy, officePolicy),
    })
    .map((one) =>
      aCase({
        reading: aReading({
          impact: aNumberReading(one.impact, one.confidence),
          distress: aNumberReading(one.distress, one.confidence),
        }),
        ticket: aTicket({ annualValue: one.annualValue, claimed: { priority: one.claimed } }),
        customer: {
          contactsThisWeek: one.contacts,
          claimsMade: one.made,
          claimsBorneOut: Math.floor(one.made * one.borneOut),
          planChangedAt: mondayMorning - one.changedDaysAgo * 24 * hour,
        },
        policy: one.policy,
        pauses: one.paused.map(([from, length]) => ({
          from: minutesAfter(mondayMorning, from),
          to: minutesAfter(mondayMorning, from + length),
        })),
        now: minutesAfter(mondayMorning, one.waited),
      }),
    )

  test('urgency never falls as the clock runs', () => {
    fc.assert(
      fc.property(aCaseArbitrary, fc.nat(1_000_000), (one, minutes) => {
        const later = { ...one, now: minutesAfter(one.now, minutes) }
        expect(prioritize(later).urgency.score).toBeGreaterThanOrEqual(prioritize(one).urgency.score)
        expect(prioritize(later).dueAt).toBe(prioritize(one).dueAt)
      }),
    )
  })

  test('the urgency that the clock alone recomputes is that of the whole decision, bit for bit', () => {
    fc.assert(
      fc.property(aCaseArbitrary, fc.nat(100_000), (one, minutes) => {
        const now = minutesAfter(one.now, minutes)
        const prepared = preparePriority(one)
        const whole = prioritize({ ...one, now })
        expect(urgencyAt(prepared, now)).toBe(whole.urgency.score)
        expect(priorityAt(prepared, now)).toEqual(whole)
      }),
    )
  })

  test('every signal stays within 0 and 1 and has a reason', () => {
    fc.assert(
      fc.property(aCaseArbitrary, (one) => {
        for (const { signal, because } of prioritize(one).urgency.contributions) {
          expect(signal).toBeGreaterThanOrEqual(0)
          expect(signal).toBeLessThanOrEqual(1)
          expect(because).not.toBe('')
        }
      }),
    )
  })

  test('whatever is claimed, it moves urgency by no more than the weight of a claim', () => {
    fc.assert(
      fc.property(aCaseArbitrary, (one) => {
        // Without the clock: a claim may change the band that the target is taken from.
        const now = one.ticket.receivedAt
        const scores = priorities.map(
          (priority) => prioritize({ ...one, now, ticket: { ...one.ticket, claimed: { priority } } }).urgency.score,
        )
        expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(
          defaultPolicy.urgencyWeights.claim + 1e-12,
        )
      }),
    )
  })

  test('a ticket claimed higher is never ranked lower for it', () => {
    fc.assert(
      fc.property(aCaseArbitrary, (one) => {
        const now = one.ticket.receivedAt
        const scores = priorities.map(
          (priority) => prioritize({ ...one, now, ticket: { ...one.ticket, claimed: { priority } } }).urgency.score,
        )
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })
})

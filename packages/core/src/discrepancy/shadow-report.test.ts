import { describe, expect, it } from 'vitest'
import { mondayMorning } from '../domain/builders.ts'
import { errorUpperBound } from '../learn/evaluate/binomial.ts'
import { aComparedTicket, aComparison } from './discrepancy-builders.ts'
import { shareOf, meanOf } from './intervals.ts'
import { readinessOf } from './readiness.ts'
import { shadowReport } from './shadow-report.ts'
import type { ComparedTicket } from './compared-ticket.ts'

const minute = 60_000
const right = aComparedTicket({})
const wrong = aComparedTicket({ people: 'integrations' })
const some = (count: number, one: ComparedTicket): ComparedTicket[] => Array.from({ length: count }, () => one)

describe('whether a queue is ready', () => {
  it('needs enough tickets, not only few errors', () => {
    expect(readinessOf([]).state).toBe('no_evidence')
    const few = readinessOf(some(40, right))
    expect(few).toMatchObject({ state: 'more_evidence', acted: 40, wrong: 0 })
    // 0.95^59 is the first power below 5 %.
    expect(few.needs).toBe(59 - 40)
    expect(readinessOf(some(59, right)).state).toBe('ready')
  })

  it('says no where more went wrong than is tolerated, whatever the number', () => {
    expect(readinessOf([...some(90, right), ...some(10, wrong)])).toMatchObject({ state: 'not_ready', wrong: 10 })
  })

  it('rests on the last 90 days: what an older model got wrong counts no more', () => {
    const days = (n: number) => ({ times: { ...right.times, resolvedAt: right.times.resolvedAt + n * 86_400_000 } })
    const old = some(40, wrong)
    expect(readinessOf([...old, ...some(59, { ...right, ...days(89) })])).toMatchObject({
      state: 'not_ready',
      acted: 99,
    })
    expect(readinessOf([...old, ...some(59, { ...right, ...days(90) })])).toMatchObject({ state: 'ready', acted: 59 })
  })

  it('does not condemn a queue by a handful of tickets', () => {
    expect(readinessOf([right, right, wrong]).state).toBe('more_evidence')
    expect(readinessOf([right, right, wrong]).needs).toBeUndefined()
  })

  it('promises no more than the exact bound does', () => {
    const { upper, state } = readinessOf([...some(290, right), ...some(8, wrong)])
    expect(upper).toBe(errorUpperBound(8, 298, 0.95))
    expect(state).toBe('ready')
  })

  it('believes a person who judged a discrepancy', () => {
    const judged = { ...wrong, verdict: { who: 'pointsman' } as const }
    expect(readinessOf(some(59, judged)).state).toBe('ready')
  })

  it('does not take silence for consent: where nobody named a queue, only a followed suggestion or a verdict counts', () => {
    const { queue: _unsaid, ...people } = right.comparison.people
    const silent = { ...right, comparison: { ...right.comparison, people } }
    expect(readinessOf(some(59, silent)).state).toBe('no_evidence')
    const followed = { ...silent, comparison: { ...silent.comparison, suggestion: 'accepted' as const } }
    expect(readinessOf(some(59, followed)).state).toBe('ready')
    expect(readinessOf(some(59, { ...silent, verdict: { who: 'both' } })).state).toBe('ready')
  })

  it('does not count what Pointsman would have left to people', () => {
    expect(readinessOf(some(59, { ...wrong, wouldAct: false })).state).toBe('no_evidence')
  })

  it('says that no number would do where the rate is what is tolerated', () => {
    const found = readinessOf([...some(95, right), ...some(5, wrong)])
    expect(found.state).toBe('more_evidence')
    expect(found.needs).toBeUndefined()
  })
})

describe('the report on shadow', () => {
  it('counts agreement and verdicts, in all and by queue', () => {
    const other = aComparedTicket({ queue: 'integrations' })
    const left: ComparedTicket = {
      ...right,
      wouldAct: false,
      wouldGive: false,
      comparison: aComparison({ outcome: { kind: 'triage', reason: 'unsure' } }),
    }
    const report = shadowReport([
      ...some(30, right),
      ...some(6, wrong),
      { ...wrong, verdict: { who: 'pointsman' } },
      { ...wrong, verdict: { who: 'people' } },
      ...some(12, other),
      left,
    ])
    expect(report).toMatchObject({ tickets: 51, abstained: 1, discrepancies: 8 })
    expect(report.agreed).toEqual(shareOf(42, 50))
    expect(report.differing).toEqual({ queue: 8, agent: 0, priority: 0, intent: 0 })
    expect(report.judged).toEqual({ people: 1, pointsman: 1, both: 0, neither: 0 })
    expect(report.rightWhereJudged).toEqual(shareOf(1, 2))
    expect(report.openMinutes).toBeCloseTo(6 * wrong.comparison.cost.score, 9)
    expect(report.queues.map(({ queue, tickets }) => [queue, tickets])).toEqual([
      ['billing', 38],
      ['integrations', 12],
    ])
  })

  it('estimates what going live would have changed: sooner where right, a detour where wrong', () => {
    const { live } = shadowReport([...some(9, right), wrong])
    // Nine times the half hour that people took to place it; once half an hour less the usual hour of a detour.
    expect(live.minutesSooner?.value).toBeCloseTo((9 * 30 + (30 - 60)) / 10, 9)
    expect(live.movesSaved?.value).toBeCloseTo(-0.1, 9)
    expect(live.isDetourMeasured).toBe(false)
    const { low, high } = live.minutesSooner!
    expect(low).toBeLessThan(24)
    expect(high).toBeGreaterThan(24)
  })

  it("measures a detour by people's own, where they made some", () => {
    const times = { ...right.times, placedAt: mondayMorning + 150 * minute }
    const { live } = shadowReport([...some(6, { ...right, moves: 1, times }), ...some(6, right)])
    expect([live.detourMinutes, live.isDetourMeasured]).toEqual([120, true])
    expect(live.movesSaved?.value).toBeCloseTo(0.5, 9)
    expect(live.minutesSooner?.value).toBeCloseTo((150 + 30) / 2, 9)
  })

  it('shows how agreement goes week by week', () => {
    const later = { ...wrong, times: { ...wrong.times, receivedAt: mondayMorning + 8 * 86_400_000 } }
    const { weeks } = shadowReport([...some(4, right), later])
    expect(weeks.map(({ from, agreed }) => [from, agreed.value, agreed.n])).toEqual([
      [mondayMorning, 1, 4],
      [mondayMorning + 7 * 86_400_000, 0, 1],
    ])
  })
})

describe('intervals', () => {
  it('hold what is estimated, and are as wide as few tickets make them', () => {
    // Wilson's interval of 8 in 10, worked by hand.
    expect(shareOf(8, 10).low).toBeCloseTo(0.4902, 3)
    expect(shareOf(8, 10).high).toBeCloseTo(0.9433, 3)
    expect(shareOf(0, 0)).toEqual({ value: 0, low: 0, high: 1, n: 0 })
    expect(meanOf([1])).toBeUndefined()
    expect(meanOf([1, 2, 3])).toMatchObject({ value: 2, n: 3 })
  })
})

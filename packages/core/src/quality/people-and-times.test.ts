import { describe, expect, it } from 'vitest'
import { bulkClosingFinding, bulkWeeks } from './bulk-closing.ts'
import { impossibleTimesFinding, timeFault } from './impossible-times.ts'
import { leavers, leaversFinding } from './leavers.ts'
import { aTicket } from './quality-builders.ts'
import type { QualityTicket } from './quality-ticket.ts'

const day = 86_400_000
const hour = 3_600_000

/** A ticket a day, resolved three hours later by `who`. */
function days(from: number, to: number, who: string): readonly QualityTicket[] {
  return Array.from({ length: to - from }, (_, i) => {
    const receivedAt = (from + i) * day + 9 * hour + i * 60_000
    return aTicket({
      id: `${who}-${i}`,
      body: 'words of a ticket',
      receivedAt,
      outcome: { assignee: who, resolvedAt: receivedAt + 3 * hour },
    })
  })
}

describe('people who left', () => {
  const history = [...days(0, 300, 'ann'), ...days(0, 150, 'bob')]

  it('have no ticket for months while others have', () => {
    expect(leavers(history, [])).toMatchObject([{ assignee: 'bob', tickets: 150, standing: 'unknown' }])
  })

  it('matter most when they are still active: tickets would go to them', () => {
    const active = leaversFinding(history, [{ id: 'bob', active: true }], 5)
    const inactive = leaversFinding(history, [{ id: 'bob', active: false }], 5)
    expect(active?.remedy).toContain('pointsman agent deactivate bob')
    expect(active!.worth.perThousand).toBeCloseTo(10 * inactive!.worth.perThousand)
    expect(active).toMatchObject({ ticketCount: 150 })
    expect(active?.tickets).toHaveLength(5)
  })

  it('somebody on holiday, or who always had a ticket a quarter only, has not left', () => {
    expect(leavers([...days(0, 300, 'ann'), ...days(0, 260, 'bob')], [])).toEqual([])
    const rare = [0, 60, 120, 180, 230].flatMap((at) => days(at, at + 1, 'eve'))
    expect(leavers([...days(0, 300, 'ann'), ...rare], [])).toEqual([])
  })
})

describe('bulk closing', () => {
  it('a script that closes many in one minute is noticed, ordinary weeks are not', () => {
    const history = days(0, 200, 'ann')
    expect(bulkWeeks(history)).toEqual([])
    const swept = history.map((ticket, i) =>
      i < 30 ? { ...ticket, outcome: { ...ticket.outcome, resolvedAt: 201 * day + 17 * hour + i * 1000 } } : ticket,
    )
    const finding = bulkClosingFinding(swept, 3)
    expect(finding).toMatchObject({
      ticketCount: 30,
      title: '30 tickets were closed in bulk, in the week of 1970-07-20',
    })
    expect(finding?.tickets).toHaveLength(3)
  })

  it('dates without a time of day are no crowd at midnight', () => {
    const dated = days(0, 200, 'ann').map((ticket, i) => ({
      ...ticket,
      outcome: { ...ticket.outcome, resolvedAt: Math.floor(i / 12) * 12 * day },
    }))
    expect(bulkWeeks(dated)).toEqual([])
  })
})

describe('times that cannot be', () => {
  const at = (resolvedAt: number, more: object = {}): QualityTicket =>
    aTicket({ receivedAt: 10 * day, outcome: { resolvedAt, ...more } })

  it('are told by what is wrong with them', () => {
    const now = 100 * day
    expect(timeFault(at(9 * day), now)).toBe('resolved_early')
    expect(timeFault(at(101 * day), now)).toBe('future')
    expect(timeFault(at(11 * day, { firstResponseAt: 12 * day }), now)).toBe('answered_late')
    expect(timeFault(at(11 * day, { firstResponseAt: 9 * day }), now)).toBe('answered_early')
    expect(timeFault(at(10 * day), now)).toBe('no_time_at_all')
    expect(timeFault(at(11 * day, { handleMinutes: 12 }), now)).toBeUndefined()
    expect(timeFault(aTicket({ body: 'no times at all' }), now)).toBeUndefined()
  })

  it('no minutes are a fault only when they are a habit', () => {
    const quick = days(0, 300, 'ann').map((ticket, i) =>
      i % 100 === 0 ? { ...ticket, outcome: { ...ticket.outcome, handleMinutes: 0 } } : ticket,
    )
    expect(impossibleTimesFinding(quick, 1000 * day, 5)).toBeUndefined()
    const habit = quick.map((ticket) => ({ ...ticket, outcome: { ...ticket.outcome, handleMinutes: 0 } }))
    expect(impossibleTimesFinding(habit, 1000 * day, 5)).toMatchObject({ ticketCount: 300 })
  })
})

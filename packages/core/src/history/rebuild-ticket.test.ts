import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoricTicket } from '../domain/ticket.ts'
import type { HistoryEvent, HistoryValues } from './history-event.ts'
import { rebuildTicket } from './rebuild-ticket.ts'

const minute = 60_000
let lines = 0

function at(minutes: number, sets: HistoryValues, more: Partial<HistoryEvent> = {}): HistoryEvent {
  return { at: minutes * minute, line: ++lines, sets, ...more }
}

const created = at(0, {}, { begins: 'created', actor: 'cleo' })
const asked = at(0, { subject: 'no tone', category: 'Other', priority: 'low', requester: 'cleo' })
const moved = [at(10, { queue: 'access' }), at(20, { queue: 'phones', assignee: 'ada' }), at(30, { assignee: 'bob' })]
const solved = at(60, { status: 'resolved' }, { actor: 'bob' })

describe('a ticket taken back to its arrival', () => {
  it('has what was there then, and nothing that was set later', () => {
    const later = [at(40, { category: 'Phones', priority: 'urgent', topic: 'dial tone', subject: 'SOLVED: no tone' })]
    const { row, late } = rebuildTicket('t', [created, asked, ...moved, ...later, solved])!
    expect(row.ticket).toEqual({
      ...{ id: 't', subject: 'no tone', body: '', receivedAt: 0, requester: 'cleo' },
      claimed: { category: 'Other', priority: 'low' },
    })
    expect(row.outcome).toMatchObject({ priority: 'urgent', topic: 'dial tone', queue: 'phones' })
    expect(late).toEqual(['category', 'priority', 'queue'])
  })

  it('has what the first change says was there before, where the source has no more', () => {
    const change = at(50, { category: 'Phones' }, { was: { category: 'Other' } })
    const set = at(50, { category: 'Phones' })
    const words = at(0, { body: 'no tone' }, { begins: 'created' })
    expect(rebuildTicket('t', [words, change])?.row.ticket.claimed?.category).toBe('Other')
    expect(rebuildTicket('t', [words, set])?.row.ticket.claimed).toBeUndefined()
  })

  it('is not there as long as nobody knows how it began', () => {
    expect(rebuildTicket('t', [...moved, solved])).toBeUndefined()
  })

  it('takes words and form from a file of tickets, but no category that the history knows to be later', () => {
    const base: HistoricTicket = {
      ticket: { id: 't', subject: 'no tone', body: 'at all', receivedAt: 0, claimed: { category: 'Phones' } },
      outcome: { csat: 5, queue: 'elsewhere' },
    }
    const { row } = rebuildTicket('t', [at(40, { category: 'Phones' }), ...moved, solved], base)!
    expect(row.ticket).toMatchObject({ subject: 'no tone', body: 'at all' })
    expect(row.ticket.claimed).toBeUndefined()
    expect(row.outcome).toMatchObject({ csat: 5, queue: 'phones' })
  })
})

describe('what became of a ticket', () => {
  const outcomeOf = (...events: readonly HistoryEvent[]): HistoricTicket['outcome'] | undefined =>
    rebuildTicket('t', [created, asked, ...events])?.row.outcome

  it('who resolved it counts, not who got it first nor who tidied up, and every hand-off is counted once', () => {
    const tidied = at(90, { assignee: 'robot', queue: 'archive', status: 'closed' }, { actor: 'robot' })
    expect(outcomeOf(...moved, solved, tidied)).toEqual({
      ...{ queue: 'phones', assignee: 'bob', reassignments: 2, reopened: 0, priority: 'low' },
      ...{ resolvedAt: 60 * minute, status: 'closed' },
    })
  })

  it('of a reopened ticket the last resolution counts', () => {
    const again = [at(70, { status: 'open' }), at(80, { assignee: 'eve' }), at(95, { status: 'resolved' })]
    expect(outcomeOf(...moved, solved, ...again)).toMatchObject({
      ...{ assignee: 'eve', reopened: 1, reassignments: 3, resolvedAt: 95 * minute },
    })
  })

  it('whoever resolved it is taken from the event where nobody was assigned, unless it was the requester', () => {
    expect(outcomeOf(solved)?.assignee).toBe('bob')
    expect(outcomeOf({ ...solved, actor: 'cleo' })?.assignee).toBeUndefined()
    expect(outcomeOf(at(60, { status: 'closed', resolved_by: 'fay' }))?.assignee).toBe('fay')
  })

  it('of an open ticket nothing is said about where it belongs', () => {
    const { row, remarks } = rebuildTicket('t', [created, asked, ...moved, at(40, { status: 'open' })])!
    expect(row.outcome).toEqual({ priority: 'low', status: 'open', reassignments: 2, reopened: 0 })
    expect(remarks.map(({ kind }) => kind)).toEqual(['still_open'])
  })

  it('knows the first answer that is not the requester’s own, and adds up minutes worked', () => {
    const replies = [at(5, { reply: 1 }, { actor: 'cleo' }), at(25, { reply: 1 }, { actor: 'ada' })]
    const work = [at(26, { worked_minutes: 12 }), at(50, { worked_minutes: 3.5 })]
    expect(outcomeOf(...moved, ...replies, ...work, solved)).toMatchObject({
      ...{ firstResponseAt: 25 * minute, handleMinutes: 15.5 },
    })
  })

  it('what the source counted itself outranks what is counted here', () => {
    const told = at(60, { reassignments: 7, reopened: 2, resolved_at: 61 * minute })
    expect(outcomeOf(...moved, solved, told)).toMatchObject({
      ...{ reassignments: 7, reopened: 2, resolvedAt: 61 * minute },
    })
  })

  it('comes to the same in whatever order the events are given', () => {
    const all = [created, asked, ...moved, solved, at(70, { status: 'open' }), at(99, { status: 'closed' })]
    const once = rebuildTicket('t', all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (events) => {
        expect(rebuildTicket('t', events)).toEqual(once)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { HistoricTicket } from '@pointsman/core'
import { FileReport } from './file-report.ts'
import { readRows } from './read-rows.ts'
import { ticketRows, type RowKind } from './ticket-rows.ts'

async function read(
  lines: readonly unknown[],
  kind: RowKind = 'history',
): Promise<{ tickets: HistoricTicket[]; report: FileReport }> {
  const report = new FileReport('t.jsonl')
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))
  }
  const rows = readRows(bytes(), report, { map: new Map() })
  const tickets: HistoricTicket[] = []
  for await (const { ticket, outcome } of ticketRows(rows, report, { kind, now: 1000, dates: 'day-first' }))
    tickets.push({ ticket, outcome })
  return { tickets, report }
}

describe('tickets from rows', () => {
  it('a row of history holds the ticket as it came and, apart from it, what became of it', async () => {
    const { tickets } = await read([
      {
        id: 7,
        created_at: '2026-01-31T10:00:00Z',
        subject: 'Help',
        body: 'It broke',
        annual_value: '1200.5',
        category: 'other',
        language: 'pt-BR',
        claimed_priority: 'urgent',
        priority: 'low',
        queue: ' it ',
        assignee: 'ann',
        reopened: true,
        csat: 5,
      },
    ])
    expect(tickets).toEqual([
      {
        ticket: {
          id: '7',
          subject: 'Help',
          body: 'It broke',
          receivedAt: Date.parse('2026-01-31T10:00:00Z'),
          annualValue: 1200.5,
          claimed: { category: 'other', priority: 'urgent', language: 'pt' },
        },
        outcome: { queue: 'it', priority: 'low', assignee: 'ann', reopened: 1, csat: 5 },
      },
    ])
  })

  it('queue and priority of an arriving ticket are claims, never outcomes', async () => {
    const { tickets } = await read([{ body: 'x', queue: 'it', priority: 'high', assignee: 'ann' }], 'arriving')
    expect(tickets[0]?.outcome).toEqual({})
    expect(tickets[0]?.ticket.claimed).toEqual({ queue: 'it', priority: 'high' })
  })

  it('a bad value is reported with line, value, place and what is allowed, and the rest goes on', async () => {
    const { tickets, report } = await read([
      { body: 'a', csat: 9 },
      { body: 'b', priority: 'asap' },
      { body: 'c', created_at: 'yesterday' },
      { body: 'd', handle_minutes: -1 },
      { body: ['e'] },
      { body: 'f', language: 'Klingon' },
      { body: 'good' },
    ])
    expect(tickets.map(({ ticket }) => ticket.body)).toEqual(['good'])
    expect(report.firstBad.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '1 csat: 9 is not a number from 1 to 5',
      '2 priority: "asap" is not one of urgent, high, normal, low',
      '3 created_at: "yesterday" is not a date such as 2026-01-31T10:05:00Z, 2026-01-31 10:05 or 31/1/2026 10:05',
      '4 handle_minutes: -1 is not a number from 0',
      '5 body: ["e"] is not a text',
      '6 language: "Klingon" is not an ISO 639-1 code such as en or pt-BR',
    ])
    expect(report.lines()).toContain('t.jsonl: 1 row taken, 6 skipped')
  })

  it('the priorities of other help desks are translated, and it is said', async () => {
    const { tickets, report } = await read(
      ['Critical', '2 - High', '3 - Moderate', 'P4', 'Major', 'minor'].map((priority) => ({
        body: 'a',
        subject: priority,
        priority,
      })),
    )
    expect(tickets.map(({ outcome }) => outcome.priority)).toEqual(['urgent', 'high', 'normal', 'low', 'high', 'low'])
    expect(report.lines()).toContain('t.jsonl: priority "Major" read as high (1 row)')
  })

  it('a row without id always gets the same one, and another row another', async () => {
    const first = await read([{ body: 'a' }, { body: 'b' }])
    const again = await read([{ body: 'a', queue: 'x' }])
    expect(first.tickets[0]?.ticket.id).toBe(again.tickets[0]?.ticket.id)
    expect(first.tickets[0]?.ticket.id).not.toBe(first.tickets[1]?.ticket.id)
  })

  it('ids that come twice are counted and said', async () => {
    const { report } = await read([
      { id: 1, body: 'a' },
      { id: '1', body: 'b' },
      { id: 2, body: 'c' },
    ])
    expect(report.duplicates).toBe(1)
    expect(report.lines()).toContain('t.jsonl: 1 row with an id seen before; the last one counts: 1')
  })

  it('rows without words are named by line, and made ids are said with what to do about it', async () => {
    const { report } = await read([{ subject: 'a' }, ...Array.from({ length: 4 }, () => ({ body: ' ' }))])
    expect(report.lines()).toContain('t.jsonl: no words in subject or body (4 rows: line 2, line 3, line 4, …)')
    expect(report.lines()).toContain(
      't.jsonl: 5 rows without an id: ids were made from their words; if a column has them: --map "Their column=id"',
    )
  })

  it('a ticket resolved before it was received has that date ignored, and line and dates are named', async () => {
    const { tickets, report } = await read([
      { id: 1, body: 'a', created_at: '2026-02-02T10:00:00Z', resolved_at: '2026-02-01T10:00:00Z', queue: 'q' },
    ])
    expect(tickets[0]?.outcome).toEqual({ queue: 'q' })
    expect(report.lines()).toContain(
      't.jsonl: resolved_at is before created_at: resolved_at ignored ' +
        '(1 row: line 1: "2026-02-01T10:00:00Z" is before "2026-02-02T10:00:00Z")',
    )
  })
})

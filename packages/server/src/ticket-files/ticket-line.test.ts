import { priorities, type Claims, type Ticket, type TicketOutcome } from '@pointsman/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketColumns } from './columns.ts'
import { FileReport } from './file-report.ts'
import { readRows } from './read-rows.ts'
import { ticketLine, type WrittenTicket } from './ticket-line.ts'
import { ticketRows, type ReadTicket } from './ticket-rows.ts'

/** Texts that names are not made of by people, and are by mail. */
const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(' ', 'a\u0007b', ' padded ', 'Ä'.repeat(250), `${'x'.repeat(199)}😀`, '\u2028', '﻿bom'),
)
const at = fc.integer({ min: -1e12, max: 5e12 })
const share = fc.double({ min: -1, max: 1e17, noNaN: true })

function optional<Shape>(of: {
  readonly [Key in keyof Shape]-?: fc.Arbitrary<NonNullable<Shape[Key]>>
}): fc.Arbitrary<Shape> {
  return fc.record<object>(of, { requiredKeys: [] }) as fc.Arbitrary<Shape>
}

const aWrittenTicket: fc.Arbitrary<WrittenTicket> = fc.record({
  ticket: fc
    .tuple(
      fc.record({ id: fc.uuid(), subject: odd, body: odd, receivedAt: fc.integer({ min: 0, max: 4_102_444_799_999 }) }),
      optional<Pick<Ticket, 'requester' | 'account' | 'plan' | 'annualValue' | 'channel' | 'claimed'>>({
        ...{ requester: odd, account: odd, plan: odd, annualValue: share, channel: odd },
        claimed: optional<Claims>({
          ...{ queue: odd, category: odd, priority: fc.constantFrom(...priorities) },
          language: fc.constantFrom('en', 'pt-BR', 'EN', 'english'),
        }),
      }),
    )
    .map(([needed, others]) => ({ ...needed, ...others })),
  outcome: optional<TicketOutcome>({
    ...{ queue: odd, topic: odd, intent: odd, assignee: odd, status: odd, priority: fc.constantFrom(...priorities) },
    ...{ firstResponseAt: at, resolvedAt: at, handleMinutes: share, csat: fc.double({ min: 0, max: 6, noNaN: true }) },
    ...{ reassignments: fc.oneof(fc.nat(), fc.double()), reopened: fc.nat() },
  }),
  status: fc.oneof(fc.constantFrom('resolved', 'closed', 'waiting'), odd),
})

async function readBack(
  text: string,
): Promise<{ readonly tickets: readonly ReadTicket[]; readonly report: FileReport }> {
  const report = new FileReport('export.jsonl')
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  const rows = ticketRows(readRows(bytes(), report, { map: new Map() }), report, {
    kind: 'history',
    now: 0,
    dates: 'day-first',
  })
  const tickets: ReadTicket[] = []
  for await (const row of rows) tickets.push(row)
  return { tickets, report }
}

describe('a ticket as a line of a file', () => {
  it('is read without a complaint, and written again it is the same line, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aWrittenTicket, { minLength: 1, maxLength: 5 }), async (all) => {
        const text = all.map(ticketLine).join('')
        const { tickets, report } = await readBack(text)
        expect([report.bad, report.madeIds, tickets.length]).toEqual([0, 0, all.length])
        const again = tickets.map(({ ticket, outcome }) =>
          ticketLine({ ticket, outcome, status: outcome.status ?? '' }),
        )
        expect(again.join('')).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('has every column that an import reads, and says the ticket as it was', async () => {
    const ticket: Ticket = {
      ...{
        id: 'T1',
        subject: 'Refund',
        body: 'Zwei\nZeilen',
        receivedAt: Date.UTC(2026, 0, 31, 10, 5),
        requester: 'kim',
      },
      ...{ account: 'acme', plan: 'pro', annualValue: 1200.5, channel: 'mail' },
      claimed: { language: 'de', category: 'invoices', priority: 'urgent' },
    }
    const outcome: TicketOutcome = {
      ...{ queue: 'billing', topic: 'invoice', intent: 'refund', priority: 'high', assignee: 'ada' },
      ...{ firstResponseAt: ticket.receivedAt + 60_000, resolvedAt: ticket.receivedAt + 120_001, handleMinutes: 7.25 },
      ...{ reassignments: 1, reopened: 0, csat: 4.5, status: 'closed' },
    }
    const line = ticketLine({ ticket, outcome, status: 'closed' })
    expect(Object.keys(JSON.parse(line) as object)).toEqual([...ticketColumns])
    expect((await readBack(line)).tickets).toMatchObject([{ ticket, outcome }])
  })
})

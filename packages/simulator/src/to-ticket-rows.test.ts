import { expect, test } from 'vitest'
import { generateHistory } from './generate.ts'
import { smallColumns, ticketColumns, toCsv, toTicketRows } from './to-ticket-rows.ts'

const rows = (): readonly ReturnType<typeof toTicketRows>[] => [
  toTicketRows(generateHistory({ seed: 1, from: Date.UTC(2026, 0, 1), months: 1, ticketsPerDay: 5 })),
]

test('a row has the columns of the ticket file and nothing of the truth', () => {
  for (const row of rows()[0] ?? []) {
    for (const column of Object.keys(row)) expect(ticketColumns).toContain(column)
    expect(row.created_at).toMatch(/^2026-01-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(row.queue).toBeTypeOf('string')
  }
})

test('CSV quotes what holds commas, quotes and line breaks', () => {
  const csv = [
    ...toCsv(
      [{ id: '1', subject: 'so, "urgent"', body: 'two\nlines', handle_minutes: 4 }],
      ['id', 'subject', 'body', 'handle_minutes', 'csat'],
    ),
  ].join('')
  expect(csv).toBe('id,subject,body,handle_minutes,csat\r\n1,"so, ""urgent""","two\nlines",4,\r\n')
})

test('the small sample for the guide has seven columns', () => {
  const [header] = [...toCsv([], smallColumns)]
  expect(header).toBe('id,created_at,subject,body,queue,assignee,resolved_at\r\n')
})

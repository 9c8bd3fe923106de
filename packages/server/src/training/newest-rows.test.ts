import type { HistoricTicket } from '@pointsman/core'
import { expect, it } from 'vitest'
import { NewestRows } from './newest-rows.ts'

it('keeps the newest rows within both bounds, oldest first', () => {
  const rows = new NewestRows({ rows: 5, characters: 40 })
  for (let id = 0; id < 23; id++) rows.add([row(id, 4)])
  expect(ids(rows)).toEqual([18, 19, 20, 21, 22])
  rows.add([row(23, 4), row(24, 30)])
  expect(ids(rows)).toEqual([22, 23, 24])
  rows.add([row(25, 1000)])
  expect(ids(rows)).toEqual([25])
  rows.add([])
  expect(ids(rows)).toEqual([25])
})

function row(id: number, length: number): HistoricTicket {
  return { ticket: { id: String(id), subject: '', body: 'x'.repeat(length), receivedAt: id }, outcome: {} }
}

function ids(rows: NewestRows): readonly number[] {
  return rows.taken().map(({ ticket }) => Number(ticket.id))
}

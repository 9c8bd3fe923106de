import { percent } from '../explain.ts'
import {
  cellOf,
  minutesInterval,
  successChance,
  successInterval,
  typicalMinutes,
  type RecordBook,
} from './record-book.ts'

/**
 * A record for the people concerned: `42 such tickets, 86 % resolved alone (78–92 %), 24 minutes (20–29)`. Ranges hold
 * the truth nine times in ten; minutes are those that half of the tickets stay below. Where there are no tickets the line
 * says what the numbers rest on instead.
 */
export function explainRecord(book: RecordBook, agent: string, kind: string): string {
  const cell = cellOf(book, agent, kind)
  const chance = successInterval(book, cell)
  const minutes = minutesInterval(book, cell)
  const success = `${percent(successChance(book, cell))} resolved alone (${range(100 * chance.low, 100 * chance.high)} %)`
  const time = `${minutesInWords(typicalMinutes(book, cell))} (${range(minutes.low, minutes.high)})`
  return `${basis(book, agent, cell)}, ${success}, ${time}`
}

/** Tickets fade with age, so these are tickets of today; somebody with few old ones has less than one. */
function basis(book: RecordBook, agent: string, cell: number): string {
  const tickets = book.attempts[cell]!
  if (tickets >= 1.5) return `${Math.round(tickets)} such tickets`
  if (tickets >= 0.5) return '1 such ticket'
  if (tickets > 0) return 'less than one such ticket lately'
  return book.agentAt.has(agent) && hasAny(book, agent)
    ? 'no such ticket yet, going by their others and the team'
    : 'no ticket yet, going by the team'
}

function hasAny(book: RecordBook, agent: string): boolean {
  const from = (book.agentAt.get(agent) ?? book.agents.length) * book.stride
  return book.attempts.subarray(from, from + book.stride).some((tickets) => tickets > 0)
}

function minutesInWords(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes))
  return whole === 1 ? '1 minute' : `${whole} minutes`
}

function range(low: number, high: number): string {
  const from = Math.round(low)
  const to = Math.round(high)
  return from === to ? `${from}` : `${from}–${to}`
}

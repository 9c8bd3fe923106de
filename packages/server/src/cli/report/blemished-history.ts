import type { Timestamp } from '@pointsman/core'
import { generateHistory, seededRandom, toTicketRows, type TicketRow } from '@pointsman/simulator'

/** A year of the sample company with the faults that real exports have, each of them known; for tests and looking. */
export interface BlemishedHistory {
  readonly rows: readonly TicketRow[]
  /** Tickets whose queue was replaced, by id with the right one. */
  readonly wrongQueues: ReadonlyMap<string, string>
  /** Somebody who has no ticket in the last four months. */
  readonly leaver: string
  /** Numbers of payment cards, keys and addresses that stand in the texts: no report may show one. */
  readonly secrets: readonly string[]
  readonly autoReplies: number
}

const day = 86_400_000
const cards = ['4111 1111 1111 1111', '5500-0055-5555-5559', '378282246310005'] as const
const keys = ['AKIAIOSFODNN7EXAMPLE', `ghp_${'a1B2'.repeat(9)}`] as const
const addresses = ['jane.doe@customer.example', 'DE89 3704 0044 0532 0130 00', '+49 151 23456789'] as const

/** Same seed, same history. */
export function blemishedHistory(options: {
  readonly seed: number
  readonly from: Timestamp
  readonly months: number
  readonly ticketsPerDay: number
}): BlemishedHistory {
  const random = seededRandom(options.seed)
  const rows = [...toTicketRows(generateHistory(options))].map((row) => ({ ...row }))
  const queues = [...new Set(rows.map(({ queue }) => String(queue ?? '')))].filter((queue) => queue !== '').toSorted()
  const leaver = mostFrequent(rows.map(({ assignee }) => String(assignee ?? '')))
  const end = Date.parse(String(rows.at(-1)?.created_at))
  const wrongQueues = new Map<string, string>()
  const blemished = rows.map((row, i): TicketRow => {
    const queue = String(row.queue ?? '')
    const at = Date.parse(String(row.created_at))
    let changed: TicketRow = row
    // One in twenty-five went into any other queue.
    if (queue !== '' && random() < 0.04) {
      wrongQueues.set(String(row.id), queue)
      const others = queues.filter((other) => other !== queue)
      changed = { ...changed, queue: others[Math.floor(random() * others.length)]! }
    } else if (i % 9 === 0) changed = { ...changed, queue: writtenOtherwise(queue) }
    if (row.assignee === leaver && end - at < 120 * day) changed = { ...changed, assignee: 'stand-in' }
    if (i % 200 === 7) changed = { ...changed, body: `${String(row.body)} My card: ${cards[i % cards.length]!}.` }
    if (i % 500 === 9) changed = { ...changed, body: `key ${keys[i % keys.length]!} ${String(row.body)}` }
    if (i % 90 === 11) changed = { ...changed, body: `${String(row.body)}\n${addresses[i % addresses.length]!}` }
    if (i % 150 === 13) changed = { ...changed, resolved_at: new Date(at - day).toISOString() }
    // What the desk noted when it had read the ticket.
    if (i % 30 === 17 && changed.queue)
      changed = { ...changed, body: `${String(changed.body)}\nDesk: ${changed.queue}` }
    if (end - at < 60 * day && i % 6 === 0)
      changed = { ...changed, body: `Since the hologram update: ${String(row.body)}` }
    return changed
  })
  const extra = [...autoReplies(blemished), ...closedAtOnce(blemished), ...twins(blemished)]
  return {
    rows: [...blemished, ...extra],
    wrongQueues,
    leaver,
    secrets: [...cards, ...keys, ...addresses],
    autoReplies: autoReplies(blemished).length,
  }
}

/** The largest queue has two spellings. */
function writtenOtherwise(queue: string): string {
  return queue === 'billing' ? 'Billing' : queue
}

function autoReplies(rows: readonly TicketRow[]): readonly TicketRow[] {
  return rows
    .filter((_, i) => i % 40 === 3)
    .map((row) => ({
      ...row,
      id: `auto-${row.id}`,
      subject: 'Automatic reply: your ticket',
      body: 'I am out of the office until Monday.',
    }))
}

/** Forty old tickets, closed by a script in one minute. */
function closedAtOnce(rows: readonly TicketRow[]): readonly TicketRow[] {
  const last = rows.at(-1)
  const at = new Date(Date.parse(String(last?.created_at)) + day).toISOString()
  return rows.slice(0, 40).map((row, i) => ({
    ...row,
    id: `swept-${row.id}`,
    subject: `${String(row.subject)} ${i}`,
    resolved_at: at,
  }))
}

/** The same words again, in another queue. */
function twins(rows: readonly TicketRow[]): readonly TicketRow[] {
  return rows
    .filter((row, i) => i % 100 === 21 && String(row.body).length > 40)
    .map((row) => ({ ...row, id: `twin-${row.id}`, queue: row.queue === 'reports' ? 'billing' : 'reports' }))
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

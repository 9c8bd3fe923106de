import type { HistoricTicket, Timestamp } from '@pointsman/core'
import { queues } from './company/queues.ts'
import { integer, seededRandom } from './random.ts'
import { eventHeap } from './world/event-heap.ts'

/** One line of a change history, as a help desk's audit log has it. Times are ISO 8601, UTC. */
export interface ChangeRow {
  readonly ticket: string
  readonly at: string
  readonly actor: string
  readonly field: string
  readonly from?: string
  readonly to?: string
}

/**
 * The change history of past tickets, in order of time, so that the events of tickets that were open together are mixed. Each
 * ticket is created, answered, handed over as often as its outcome says, resolved, reopened where it was, rated and
 * closed; category and priority are corrected to the truth on the way, as people do. Same tickets, same seed: same rows. Holds the
 * events of open tickets only.
 */
export function* toChangeHistory(tickets: Iterable<HistoricTicket>, seed: number): Generator<ChangeRow, void> {
  const random = seededRandom(seed, 'change history')
  const ahead = eventHeap<ChangeRow>()
  for (const one of tickets) {
    for (const change of changesOf(one, (high) => integer(random, 0, high))) ahead.push(change.at, change.row)
    // Whatever happened before this ticket arrived cannot be preceded by anything of a later one.
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      if (next.at >= one.ticket.receivedAt) {
        ahead.push(next.at, next.item)
        break
      }
      yield next.item
    }
  }
  for (let next = ahead.pop(); next; next = ahead.pop()) yield next.item
}

interface Change {
  readonly at: Timestamp
  readonly row: ChangeRow
}

/** Makes a change of one ticket. */
type Make = (at: Timestamp, actor: string, field: string, to?: string | number, from?: string) => Change

function* changesOf(one: HistoricTicket, below: (high: number) => number): Generator<Change, void> {
  const { id, receivedAt } = one.ticket
  const resolvedAt = one.outcome.resolvedAt ?? receivedAt
  const moves = Math.min(one.outcome.reassignments ?? 0, mostMoves)
  const step = Math.floor((resolvedAt - receivedAt) / (moves + 3))
  const make: Make = (at, actor, field, to, from) => ({
    at,
    row: {
      ...{ ticket: id, at: new Date(at).toISOString(), actor, field },
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to: String(to) }),
    },
  })
  yield* arrival(one, make)
  yield* moving(one, make, { moves, step, below })
  yield* findings(one, make, resolvedAt)
  yield* ending(one, make, { resolvedAt, step, ratedAt: resolvedAt + 3_600_000 * (1 + below(72)) })
}

/** More hand-offs than anybody remembers. */
const mostMoves = 5

function* arrival({ ticket }: HistoricTicket, make: Make): Generator<Change, void> {
  const { receivedAt, requester, claimed, subject, body, account, plan, channel } = ticket
  const actor = requester ?? 'somebody'
  yield make(receivedAt, actor, 'created')
  const form = { requester, account, plan, channel, ...claimed, subject, body, annual_value: ticket.annualValue }
  for (const [field, value] of Object.entries(form))
    if (value !== undefined) yield make(receivedAt, actor, field, value)
}

/** From one wrong queue to the next, and at last to the right one. */
function* moving(
  { ticket: { receivedAt }, outcome }: HistoricTicket,
  make: Make,
  { moves, step, below }: { readonly moves: number; readonly step: number; readonly below: (high: number) => number },
): Generator<Change, void> {
  const wrong = queues.filter((queue) => queue.id !== outcome.queue)
  const first = below(wrong.length - 1)
  let queue: string | undefined
  for (let move = 0; move <= moves; move++) {
    const to = move === moves ? outcome.queue : wrong[(move + first) % wrong.length]!.id
    if (to !== undefined) yield make(receivedAt + (move + 1) * step, 'desk', 'queue', to, queue)
    queue = to
  }
  if (outcome.assignee !== undefined) yield make(receivedAt + (moves + 1) * step, 'desk', 'assignee', outcome.assignee)
  if (outcome.firstResponseAt !== undefined) yield make(outcome.firstResponseAt, outcome.assignee ?? 'desk', 'reply')
}

/** What people find out, and correct, while they work on it. */
function* findings(
  { ticket: { claimed }, outcome }: HistoricTicket,
  make: Make,
  resolvedAt: Timestamp,
): Generator<Change, void> {
  const actor = outcome.assignee ?? 'desk'
  const category = queues.find(({ id }) => id === outcome.queue)?.name
  const found = { topic: outcome.topic, intent: outcome.intent, worked_minutes: outcome.handleMinutes }
  const corrected = { priority: outcome.priority, category }
  for (const [field, value] of Object.entries(found))
    if (value !== undefined) yield make(resolvedAt - 2000, actor, field, value)
  for (const [field, value] of Object.entries(corrected)) {
    const before = claimed?.[field as keyof typeof corrected]
    if (value !== undefined && value !== before) yield make(resolvedAt - 1000, actor, field, value, before)
  }
}

function* ending(
  { ticket: { requester = 'somebody' }, outcome }: HistoricTicket,
  make: Make,
  { resolvedAt, step, ratedAt }: { readonly resolvedAt: Timestamp; readonly step: number; readonly ratedAt: Timestamp },
): Generator<Change, void> {
  const actor = outcome.assignee ?? 'desk'
  if ((outcome.reopened ?? 0) > 0) {
    yield make(resolvedAt - Math.floor(step / 2), actor, 'status', 'resolved', 'open')
    yield make(resolvedAt - Math.floor(step / 4), requester, 'status', 'open', 'resolved')
  }
  yield make(resolvedAt, actor, 'status', 'resolved', 'open')
  if (outcome.csat !== undefined) yield make(ratedAt, requester, 'csat', outcome.csat)
  yield make(ratedAt + 86_400_000, 'desk', 'status', 'closed', 'resolved')
}

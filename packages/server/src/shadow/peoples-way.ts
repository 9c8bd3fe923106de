import type { PeoplesWay, Side, Timestamp } from '@pointsman/core'
import { present } from '../contract/wire.ts'
import type { StoredTicket, TicketEvent } from '../store/store.ts'

/** What people do about where a ticket belongs and who has it. */
const routings: ReadonlySet<TicketEvent['kind']> = new Set([
  'manual_assigned',
  'reassigned',
  'escalated',
  'queue_changed',
  'handed_over',
  'overridden',
])

/**
 * What people did about a ticket that was resolved; undefined where nobody resolved it (spam, merged, just closed). Only
 * what somebody said counts: the queue that a ticket waited in because Pointsman had put it there is nobody's word.
 */
export function peoplesWay({ outcome }: StoredTicket, events: readonly TicketEvent[]): PeoplesWay | undefined {
  const { resolvedAt, assignee, priority, intent, firstResponseAt, handleMinutes } = outcome
  if (resolvedAt === undefined) return undefined
  const routed = events.filter(({ kind }) => routings.has(kind)).flatMap(toRouting)
  const resolved = events.findLast(({ kind, data }) => kind === 'resolved' && typeof data['queue'] === 'string')
  const placings = placingsOf(routed, resolved)
  const last = placings.at(-1)
  const [first] = routed
  return {
    ...(first === undefined ? {} : { first }),
    final: {
      ...present('queue', last?.queue),
      ...present('agent', assignee),
      ...present('priority', priority),
      ...present('intent', intent),
    },
    ...present('placedAt', last?.at ?? first?.at),
    moves: Math.max(0, placings.length - 1),
    ...present('firstResponseAt', firstResponseAt),
    resolvedAt,
    ...present('handleMinutes', handleMinutes),
    reasons: events.flatMap(reasonOf),
  }
}

/** When people first put the ticket somewhere; undefined where nobody did. */
export function firstRouting(events: readonly TicketEvent[]): Timestamp | undefined {
  return events.find((event) => routings.has(event.kind) && toRouting(event).length > 0)?.at
}

type Routing = Side & { readonly at: Timestamp }

function toRouting({ at, data }: TicketEvent): readonly Routing[] {
  const [agent, queue] = [textOf(data['agent'] ?? data['to']), textOf(data['queue'])]
  if (agent === undefined && queue === undefined) return []
  return [{ ...present('queue', queue), ...present('agent', agent), at }]
}

interface Placing {
  readonly queue: string
  readonly at: Timestamp
}

/** The queues people named, one after the other, each once; a resolution may name the last. */
function placingsOf(routed: readonly Routing[], resolved: TicketEvent | undefined): readonly Placing[] {
  const named = routed.flatMap(({ queue, at }): Placing[] => (queue === undefined ? [] : [{ queue, at }]))
  const end = textOf(resolved?.data['queue'])
  if (end !== undefined && resolved !== undefined) named.push({ queue: end, at: resolved.at })
  return named.filter(({ queue }, index) => queue !== named[index - 1]?.queue)
}

function reasonOf({ actor, data }: TicketEvent): readonly string[] {
  const reason = textOf(data['reason'])
  return reason === undefined ? [] : [`${actor}: ${reason}`]
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

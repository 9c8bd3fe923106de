import { estimate } from '../records/estimate.ts'
import type { Kind } from '../records/declared-levels.ts'
import type { KindRecord } from '../records/kind-record.ts'
import type { RecordBook } from '../records/record-book.ts'
import type { Roster } from '../domain/situation.ts'

/** The kinds of ticket that a roster knows, and what everybody is good at. */
export interface KnownKinds {
  readonly book: RecordBook
  /** Topics by name: where they belong, if that is known. */
  readonly topics: ReadonlyMap<string, { readonly home?: string }>
  /** Shares of each queue's tickets by kind; they sum to 1. */
  readonly mixOf: ReadonlyMap<string, readonly KindShare[]>
}

export interface KindShare {
  readonly kind: string
  readonly share: number
}

/**
 * Every queue is a kind, for tickets whose topic is not known; every topic with a record or a declared skill is one. A
 * topic belongs to the queue that most of its tickets were in.
 */
export function knownKinds({ agents, queues, records }: Roster): KnownKinds {
  const queueNames = new Set(queues.flatMap((queue) => [queue.id, queue.name]))
  const queueIds = new Set(queues.map((queue) => queue.id))
  const volumes = volumesOf(records)
  const declared = agents.flatMap(({ skills }) => skills.map(({ skill }) => skill))
  const names = [...volumes.keys(), ...declared.filter((skill) => !queueNames.has(skill))]
  const topics = new Map<string, { readonly home?: string }>()
  for (const name of names.toSorted(byName)) if (!queueIds.has(name)) topics.set(name, homeOf(volumes.get(name)))
  const nameOf = new Map(queues.map((queue) => [queue.id, queue.name]))
  const kinds: Kind[] = queues.map((queue) => ({ id: queue.id, skills: [queue.name] }))
  for (const [id, { home }] of topics) {
    kinds.push(home === undefined ? { id } : { id, skills: [home, nameOf.get(home) ?? home] })
  }
  const now = records.reduce((latest, { at }) => Math.max(latest, at), 0)
  const book = estimate({ records, agents, kinds, now })
  return { book, topics, mixOf: new Map(queues.map(({ id }) => [id, mixOf(id, volumes)])) }
}

/** Tickets by kind and queue; records are added up in one order, so that the order given makes no difference. */
function volumesOf(records: readonly KindRecord[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const ordered = records.toSorted(
    (a, b) => byName(a.kind, b.kind) || byName(a.agent, b.agent) || byName(a.queue, b.queue),
  )
  const volumes = new Map<string, Map<string, number>>()
  for (const { kind, queue, attempts } of ordered) {
    const byQueue = volumes.get(kind) ?? new Map<string, number>()
    byQueue.set(queue, (byQueue.get(queue) ?? 0) + attempts)
    volumes.set(kind, byQueue)
  }
  return volumes
}

function homeOf(byQueue: ReadonlyMap<string, number> | undefined): { readonly home?: string } {
  const [first] = [...(byQueue ?? [])].toSorted((a, b) => b[1] - a[1] || byName(a[0], b[0]))
  return first === undefined ? {} : { home: first[0] }
}

function mixOf(queue: string, volumes: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly KindShare[] {
  const inQueue = [...volumes].flatMap(([kind, byQueue]) => {
    const tickets = byQueue.get(queue) ?? 0
    return tickets > 0 ? [{ kind, tickets }] : []
  })
  const total = inQueue.reduce((sum, { tickets }) => sum + tickets, 0)
  if (total === 0) return [{ kind: queue, share: 1 }]
  return inQueue.map(({ kind, tickets }) => ({ kind, share: tickets / total }))
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

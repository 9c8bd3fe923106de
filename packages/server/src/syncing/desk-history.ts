import type { HistoryValues, Ticket, TicketOutcome } from '@pointsman/core'
import type { Change, DeskTicket, Fact, FactPage, Feed } from '../connectors/connector.ts'
import type { ImportedTicket, SourceEvent } from '../store/history-verbs.ts'
import type { HistoryPage, StoredFact } from '../store/store.ts'
import type { DeskMapping } from './desk-mapping.ts'
import { ourTicketId, type Desk } from './desk.ts'

/** What became of reading a help desk's past. */
export interface HistoryRead {
  readonly feed: Feed
  /** Facts on the pages so far. */
  readonly facts: number
  readonly share: number | undefined
}

/**
 * Reads a feed's past into the store, page by page, from where it was left. Tickets that are over become history; those that are not
 * wait until the connection is live. Nothing is decided.
 */
export async function* readHistory(desk: Desk, feed: Feed, since = 0): AsyncGenerator<HistoryRead> {
  const { store, connector, id } = desk
  const kept = await store.feedRead(id, feed)
  const cursor = kept === undefined ? null : (kept.cursor as FactPage['next'])
  let facts = kept?.facts ?? 0
  for await (const page of connector.read(feed, cursor, 'history')) {
    const { next, settledAt } = page
    const history = historyOf(page.facts, { desk, since })
    const read = { connection: id, feed, cursor: next, settledAt, facts: page.facts.length }
    await store.keepHistoryPage(read, history)
    facts += page.facts.length
    yield { feed, facts, share: page.share }
  }
}

interface Ground {
  readonly desk: Pick<Desk, 'id' | 'mapping' | 'connector'>
  readonly since: number
}

function historyOf(facts: readonly Fact[], ground: Ground): HistoryPage {
  const rows: ImportedTicket[] = []
  const events: SourceEvent[] = []
  const open: StoredFact[] = []
  for (const fact of facts) {
    const { what } = fact
    if (what.kind === 'change') {
      const event = eventOf(fact, what, ground)
      if (event !== undefined) events.push(event)
    } else if (isOver(what)) {
      if (what.status !== 'spam' && what.updatedAt >= ground.since) rows.push(rowOf(what, ground.desk))
    } else open.push(storedFact(fact))
  }
  return { rows, events, open }
}

export function isOver({ status }: Pick<DeskTicket, 'status'>): boolean {
  return status === 'resolved' || status === 'closed' || status === 'spam'
}

/** A fact as it is kept until it is taken in: of a ticket only that it is there, for its words are read again. */
export function storedFact({ key, ticket, at, order, what }: Fact): StoredFact {
  const document = what.kind === 'change' ? { ...what } : { kind: 'ticket' }
  return { key, ticket, at, order, document }
}

/** The ticket as it arrived, as far as it shows; its change history says the rest. */
export function ourTicket(theirs: DeskTicket, { id, mapping }: Pick<Desk, 'id' | 'mapping'>): Ticket {
  const { subject, body, createdAt, requester, account, channel } = theirs
  const claimed = theirs.queue === undefined ? undefined : mapping.queues[theirs.queue]
  return {
    id: ourTicketId(id, theirs.id),
    subject,
    body,
    receivedAt: createdAt,
    ...(requester === undefined ? {} : { requester }),
    ...(account === undefined ? {} : { account }),
    ...(channel === undefined ? {} : { channel }),
    ...(claimed === undefined ? {} : { claimed: { queue: claimed } }),
  }
}

/** A ticket that is over. Where changes are not told, where it ended must not look like where it began. */
export function rowOf(theirs: DeskTicket, desk: Pick<Desk, 'id' | 'mapping' | 'connector'>): ImportedTicket {
  const { mapping, connector } = desk
  const { claimed, ...words } = ourTicket(theirs, desk)
  const priority = theirs.priority === undefined ? undefined : mapping.priorities[theirs.priority]
  const queue = theirs.queue === undefined ? undefined : mapping.queues[theirs.queue]
  const resolvedAt = theirs.resolvedAt ?? theirs.updatedAt
  const outcome: TicketOutcome = {
    ...(queue === undefined ? {} : { queue }),
    ...(theirs.assignee === undefined ? {} : { assignee: ourAgent(theirs.assignee, mapping) }),
    ...(priority === undefined ? {} : { priority }),
    resolvedAt,
    status: theirs.status,
  }
  const isTold = connector.can.changeFeed && claimed !== undefined
  return { ticket: { ...words, ...(isTold ? { claimed } : {}) }, outcome }
}

/** People who are gone from the directory keep their own id: what they did still tells something. */
function ourAgent(theirs: string, { agents }: DeskMapping): string {
  return agents[theirs] ?? theirs
}

/** A change as a row of a change history; undefined for one that says nothing about the past. */
function eventOf(fact: Fact, change: Change, { desk, since }: Ground): SourceEvent | undefined {
  const said = valuesOf(change, desk.mapping)
  if (said === undefined || fact.at < since) return undefined
  const { actor } = change
  return {
    ticket: ourTicketId(desk.id, fact.ticket),
    key: Buffer.from(`${desk.id}/${fact.key}`),
    at: fact.at,
    line: fact.order,
    ...(actor.kind === 'person' ? { actor: ourAgent(actor.id, desk.mapping) } : {}),
    ...said,
  }
}

interface Said {
  readonly sets: HistoryValues
  readonly was?: HistoryValues
}

function valuesOf({ field, from, to }: Change, mapping: DeskMapping): Said | undefined {
  switch (field) {
    case 'assignee':
      return fromTo(field, from, to, (id) => ourAgent(id, mapping))
    case 'queue':
      return fromTo(field, from, to, (id) => mapping.queues[id])
    case 'priority':
      return fromTo(field, from, to, (id) => mapping.priorities[id])
    case 'status':
      return fromTo(field, from, to, (status) =>
        status === 'paused' || status === 'open' ? 'open' : endingWord(status),
      )
    case 'reply':
      return { sets: { reply: 1 } }
    default:
      return undefined
  }
}

function endingWord(status: string): string {
  return status === 'resolved' ? 'resolved' : 'closed'
}

function fromTo(
  field: 'assignee' | 'queue' | 'priority' | 'status',
  from: string | null,
  to: string | null,
  ours: (theirs: string) => string | undefined,
): Said | undefined {
  const [was, is] = [from, to].map((value) => (value === null ? null : ours(value)))
  // A queue that is none of ours: as if it had not been there.
  if (is === undefined) return undefined
  return { sets: { [field]: is }, ...(was === undefined ? {} : { was: { [field]: was } }) }
}

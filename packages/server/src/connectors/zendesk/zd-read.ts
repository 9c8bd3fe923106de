import type { Timestamp } from '@pointsman/core'
import type { Connector, Cursor, Fact, FactPage, Haste } from '../connector.ts'
import type { ZdApi } from './zd-api.ts'
import { auditFacts, ticketFact } from './zd-facts.ts'
import type { ZdTicket, ZdTicketPage } from './zd-shapes.ts'

/** What reading needs. */
export interface ZdGround {
  readonly api: ZdApi
  readonly now: () => Timestamp
  readonly whoAmI: () => Promise<string>
}

/** Zendesk leaves the newest minute out, so that nothing of it can appear later. */
const lagMilliseconds = 60_000

/** Histories of tickets asked for at once. Larger: memory and a burst of calls; smaller: a page takes longer. */
const auditsAtOnce = 8

/** Tickets whose changes make one page. Larger: more is read again after a stop; smaller: more transactions. */
const ticketsInPage = 100

/**
 * Both feeds walk the cursor-based export, which gives a ticket anew whenever anything about it changes: `tickets` as they stand, and
 * `changes` out of the audits of each. A ticket's audits are read from its beginning whenever it comes by; their ids say what is known.
 */
export function readZdFeed(ground: ZdGround): Connector['read'] {
  return (feed, after, haste) =>
    feed === 'tickets' ? readTickets(ground, after, haste) : readChanges(ground, after, haste)
}

/** Where a feed is: the export's own cursor, and the last ticket that is done of the page after it. */
interface Place {
  readonly after: string | undefined
  /** By when it last changed, and its number: the order of the export. A ticket that changes meanwhile comes later again. */
  readonly doneAt: number
  readonly doneId: number
}

function placeOf(cursor: Cursor | null): Place {
  const { after, doneAt, doneId }: Partial<Cursor> = cursor?.v === 1 ? cursor : {}
  return {
    after: typeof after === 'string' ? after : undefined,
    doneAt: typeof doneAt === 'number' ? doneAt : 0,
    doneId: typeof doneId === 'number' ? doneId : 0,
  }
}

function cursorOf({ after, doneAt, doneId }: Place): Cursor {
  return { v: 1, after: after ?? null, doneAt, doneId }
}

function isLeft({ generated_timestamp: at, id }: ZdTicket, { doneAt, doneId }: Place): boolean {
  return at === undefined || at > doneAt || (at === doneAt && id > doneId)
}

/** Before any ticket of Zendesk, which began in 2007. */
const beginning = 946_684_800

async function pageAt({ api }: ZdGround, after: string | undefined, haste: Haste): Promise<ZdTicketPage> {
  return api.exported(after ?? { since: beginning }, haste)
}

async function* readTickets(ground: ZdGround, from: Cursor | null, haste: Haste): AsyncGenerator<FactPage> {
  let { after } = placeOf(from)
  for (;;) {
    const page = await pageAt(ground, after, haste)
    after = page.after_cursor ?? after
    const facts = page.tickets.map((ticket) => ticketFact(ticket, page))
    const next = cursorOf({ after, doneAt: 0, doneId: 0 })
    yield { facts, next, settledAt: settledAt(page.tickets, ground.now()), isEnd: page.end_of_stream }
    if (page.end_of_stream) return
  }
}

/** A page of the export is read in parts; after a stop the page is asked for again, and what was done of it passed over. */
async function* readChanges(ground: ZdGround, from: Cursor | null, haste: Haste): AsyncGenerator<FactPage> {
  const me = await ground.whoAmI()
  let place = placeOf(from)
  for (;;) {
    const page = await pageAt(ground, place.after, haste)
    const tickets = page.tickets.filter((ticket) => isLeft(ticket, place))
    for (let at = 0; at === 0 || at < tickets.length; at += ticketsInPage) {
      const part = tickets.slice(at, at + ticketsInPage)
      const facts = await changesOf(ground, part, { me, haste })
      const isLast = at + ticketsInPage >= tickets.length
      const last = part.at(-1)
      place = isLast
        ? { after: page.after_cursor ?? place.after, doneAt: 0, doneId: 0 }
        : { after: place.after, doneAt: last?.generated_timestamp ?? 0, doneId: last?.id ?? 0 }
      const isEnd = isLast && page.end_of_stream
      yield { facts, next: cursorOf(place), settledAt: settledAt(part, ground.now()), isEnd }
      if (isEnd) return
    }
  }
}

/** What the audits of one ticket say now: the export leaves its newest minute out, they do not. */
export async function recallZd(ground: ZdGround, ticket: string): Promise<readonly Fact[]> {
  const audits = await ground.api.audits(ticket, 'live')
  const me = await ground.whoAmI()
  return inOrder((audits ?? []).flatMap((audit) => auditFacts(audit, me)))
}

async function changesOf(
  { api }: ZdGround,
  tickets: readonly ZdTicket[],
  { me, haste }: { readonly me: string; readonly haste: Haste },
): Promise<readonly Fact[]> {
  const facts: Fact[] = []
  for (let at = 0; at < tickets.length; at += auditsAtOnce) {
    const some = tickets.slice(at, at + auditsAtOnce)
    const audits = await Promise.all(some.map(({ id }) => api.audits(String(id), haste)))
    for (const audit of audits.flatMap((found) => found ?? [])) facts.push(...auditFacts(audit, me))
  }
  return inOrder(facts)
}

function inOrder(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((one, other) => one.at - other.at || one.order - other.order)
}

function settledAt(tickets: readonly ZdTicket[], now: Timestamp): Timestamp {
  const last = tickets.at(-1)?.generated_timestamp
  const lag = now - lagMilliseconds
  return last === undefined ? lag : Math.min(last * 1000, lag)
}

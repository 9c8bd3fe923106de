import type { Connector, Cursor, Fact, FactPage, Haste } from '../connector.ts'
import type { RtApi } from './rt-api.ts'
import { lastSettled, settlingMilliseconds, tellingTypes, toDeskTicket, toFact } from './rt-facts.ts'
import type { RtTicket, RtTransaction } from './rt-shapes.ts'

/** What reading needs. */
export interface RtGround {
  readonly api: RtApi
  readonly now: () => number
  readonly whoAmI: () => Promise<string>
}

/** Ids go up, so a feed's cursor is an id: nothing shifts between pages, whatever is added meanwhile. */
export function readFeed(ground: RtGround): Connector['read'] {
  return (feed, after, haste) =>
    feed === 'tickets' ? readTickets(ground, idOf(after), haste) : readChanges(ground, idOf(after), haste)
}

function idOf(cursor: Cursor | null): number {
  return cursor?.v === 1 && typeof cursor['id'] === 'number' ? cursor['id'] : 0
}

async function* readTickets({ api, now }: RtGround, from: number, haste: Haste): AsyncGenerator<FactPage> {
  let after = from
  let seen = 0
  for (;;) {
    const { items, total } = await api.tickets(`id > ${after}`, haste)
    const words = await firstWords(api, items, haste)
    const isEnd = items.length === 0
    after = Number(items.at(-1)?.id ?? after)
    seen += items.length
    yield {
      facts: items.map((ticket) => ticketFact(ticket, words.get(ticket.id) ?? '')),
      next: { v: 1, id: after },
      settledAt: now() - settlingMilliseconds,
      isEnd,
      ...(typeof total === 'number' && total > 0 ? { share: seen / (seen - items.length + total) } : {}),
    }
    if (isEnd) return
  }
}

/** A ticket read later says more: the fact is another whenever the ticket is. */
function ticketFact(ticket: RtTicket, body: string): Fact {
  const what = toDeskTicket(ticket, `updated ${ticket.LastUpdated}`, body)
  const key = `ticket/${ticket.id}/${what.updatedAt}`
  return { key, ticket: ticket.id, at: what.createdAt, order: Number(ticket.id), what }
}

/** What requesters first wrote, by ticket: the text of the transactions that created them. */
export async function firstWords(
  api: RtApi,
  tickets: readonly Pick<RtTicket, 'id'>[],
  haste: Haste,
): Promise<ReadonlyMap<string, string>> {
  const [first, last] = [tickets[0], tickets.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const range = `ObjectId >= ${first.id} AND ObjectId <= ${last.id}`
  const created = await api.transactions(`Type='Create' AND ObjectType='RT::Ticket' AND ${range}`, haste)
  const words = await api.words(
    created.map(({ id }) => id),
    haste,
  )
  return new Map(created.flatMap(({ id, ObjectId }) => (words.has(id) ? [[ObjectId, words.get(id)!]] : [])))
}

async function* readChanges({ api, now, whoAmI }: RtGround, from: number, haste: Haste): AsyncGenerator<FactPage> {
  const me = await whoAmI()
  let after = from
  let settled = from
  let isSettled = true
  for (;;) {
    const transactions = await nextTransactions(api, after, haste)
    const facts: Fact[] = []
    for (const one of transactions) {
      const fact = await toFact(one, api, me)
      if (fact !== undefined) facts.push(fact)
    }
    const isEnd = transactions.length === 0
    after = Number(transactions.at(-1)?.id ?? after)
    // Whatever has not settled is read again next time.
    if (isSettled) settled = Number(lastSettled(transactions, now()) ?? settled)
    isSettled &&= settled === after
    yield { facts, next: { v: 1, id: settled }, settledAt: now() - settlingMilliseconds, isEnd }
    if (isEnd) return
  }
}

/** Pages in a row that may be empty before it is taken for the end: what may not be seen fills pages too. */
const blindPages: Readonly<Record<Haste, number>> = { live: 2, history: 10 }

async function nextTransactions(api: RtApi, after: number, haste: Haste): Promise<readonly RtTransaction[]> {
  const query = `id > ${after} AND ObjectType='RT::Ticket' AND (${tellingTypes})`
  for (let page = 1; page <= blindPages[haste]; page++) {
    const found = await api.transactions(query, haste, page)
    if (found.length > 0) return found
  }
  return []
}

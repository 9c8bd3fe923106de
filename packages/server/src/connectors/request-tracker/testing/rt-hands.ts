import type { RealRequestTracker } from './real-request-tracker.ts'

/** What somebody who works in a real Request Tracker does there, past Pointsman: over REST2, with a token of their own. */
export interface RtHands {
  /** Answers the new ticket's number. */
  add(words: NewTicket): Promise<string>
  /** Sets fields, by Request Tracker's own names. */
  change(ticket: string, fields: Readonly<Record<string, string | number>>): Promise<void>
  look(ticket: string): Promise<Standing>
  queueNumber(name: string): Promise<string>
  /** All that anybody did to tickets after this one, oldest first. */
  deedsAfter(id: number): Promise<readonly Deed[]>
}

/** A transaction, as Request Tracker keeps it. */
export interface Deed {
  readonly id: number
  readonly ticket: string
  readonly by: string
  /** `Create`, `Set`, `Comment`, `Correspond`, `Status` … */
  readonly type: string
  /** `Owner`, `Queue`, `Priority` … of a `Set`; people by number. */
  readonly field: string
  readonly to: string
  /** Of a comment, its subject. */
  readonly subject: string
}

export interface NewTicket {
  readonly queue: string
  readonly subject: string
  readonly body: string
  readonly requester: string
}

/** What stands in a ticket. */
export interface Standing {
  /** Undefined: nobody. */
  readonly assignee: string | undefined
  readonly queue: string
  readonly priority: string
  readonly status: string
  /** Texts of its comments, oldest first. */
  readonly notes: readonly string[]
}

interface Page<Item> {
  readonly items: readonly Item[]
}

interface TicketAnswer {
  readonly Owner: { readonly id: string }
  readonly Queue: { readonly id: string }
  readonly Priority: string | number
  readonly Status: string
}

interface TransactionAnswer {
  readonly id: string | number
  readonly ObjectId: string | number
  readonly Creator: { readonly id: string }
  readonly Type: string
  readonly Field: string | null
  readonly NewValue: string | null
  readonly Data: string | null
}

export function rtHands({ url, tokens }: Pick<RealRequestTracker, 'url' | 'tokens'>, name: string): RtHands {
  const token = tokens[name]!
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/REST/2.0/${path}`, {
      method,
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    add: async ({ queue, subject, body, requester }) => {
      const ticket = { Queue: queue, Subject: subject, Requestor: requester, Content: body, ContentType: 'text/plain' }
      return String(((await call('POST', 'ticket', ticket)) as { id: string | number }).id)
    },
    change: async (ticket, fields) => {
      await call('PUT', `ticket/${ticket}`, fields)
    },
    look: async (ticket) => {
      const [found, notes] = await Promise.all([call('GET', `ticket/${ticket}`), notesOf(call, ticket)])
      const { Owner, Queue, Priority, Status } = found as TicketAnswer
      const assignee = Owner.id === 'Nobody' ? undefined : Owner.id
      return { assignee, queue: Queue.id, priority: String(Priority), status: Status, notes }
    },
    queueNumber: async (queue) =>
      String(((await call('GET', `queue/${encodeURIComponent(queue)}`)) as { id: string | number }).id),
    deedsAfter: (id) => deedsAfter(call, id),
  }
}

async function deedsAfter(call: Call, id: number): Promise<readonly Deed[]> {
  const all: Deed[] = []
  for (let after = id; ;) {
    const query = encodeURIComponent(`ObjectType='RT::Ticket' AND id > ${after}`)
    const fields = 'ObjectId,Creator,Type,Field,NewValue,Data'
    const path = `transactions?query=${query}&fields=${fields}&orderby=id&order=ASC&per_page=100`
    const { items } = (await call('GET', path)) as Page<TransactionAnswer>
    all.push(...items.map(asDeed))
    if (items.length < 100) return all
    after = all.at(-1)?.id ?? after
  }
}

function asDeed({ id, ObjectId, Creator, Type, Field, NewValue, Data }: TransactionAnswer): Deed {
  return {
    ...{ id: Number(id), ticket: String(ObjectId), by: Creator.id, type: Type },
    ...{ field: Field ?? '', to: NewValue ?? '', subject: (Data ?? '').trim() },
  }
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

async function notesOf(call: Call, ticket: string): Promise<readonly string[]> {
  const query = `ObjectType='RT::Ticket' AND ObjectId=${ticket} AND Type='Comment'`
  const found = await call('GET', `transactions?query=${encodeURIComponent(query)}&orderby=id&order=ASC&per_page=100`)
  const ids = (found as Page<{ readonly id: string }>).items.map(({ id }) => id)
  if (ids.length === 0) return []
  const conditions = ids.map((value) => ({ field: 'TransactionId', value }))
  const parts = await call(
    'POST',
    'attachments?fields=TransactionId,Content&orderby=id&order=ASC&per_page=100',
    conditions,
  )
  const { items } = parts as Page<{ readonly Content: string | null }>
  return items.flatMap(({ Content }) => (Content ? [Content] : []))
}

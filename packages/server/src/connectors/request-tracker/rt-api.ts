import { PointsmanError } from '@pointsman/core'
import type { z } from 'zod'
import type { Haste } from '../connector.ts'
import type { DeskAnswer, DeskClient, DeskRequest } from '../desk-client.ts'
import {
  rtAttachment,
  rtGroup,
  rtPage,
  rtQueue,
  rtTicket,
  rtTransaction,
  rtUser,
  type RtTicket,
  type RtTransaction,
  type RtUser,
} from './rt-shapes.ts'
import { nobody } from './rt-values.ts'

/** The largest page that Request Tracker gives. */
export const pageSize = 100

/** What is asked of Request Tracker, in its own terms. */
export interface RtApi {
  readonly client: DeskClient
  get<Shape extends z.ZodType>(shape: Shape, request: DeskRequest): Promise<z.infer<Shape>>
  /** With its ETag; undefined where there is none to be seen. */
  ticket(id: string): Promise<{ readonly ticket: RtTicket; readonly etag: string } | undefined>
  tickets(
    query: string,
    haste: Haste,
  ): Promise<{ readonly items: readonly RtTicket[]; readonly total?: number | null | undefined }>
  /** In order of id. Those that may not be seen are left out of a page, which may so be empty although more pages follow. */
  transactions(query: string, haste: Haste, page?: number): Promise<readonly RtTransaction[]>
  /** Text of transactions, by transaction: the first part that is text. */
  words(transactions: readonly string[], haste: Haste): Promise<ReadonlyMap<string, string>>
  queues(): Promise<readonly z.infer<typeof rtQueue>[]>
  /** By name or number; remembered. Undefined where there is none, or none to be seen. */
  user(id: string): Promise<RtUser | undefined>
  /** The name behind a number; undefined for nobody. */
  userName(id: string): Promise<string | undefined>
  groups(): Promise<readonly string[]>
  members(group: string): Promise<z.infer<typeof rtGroup>>
}

const ticketFields = 'Subject,Owner,Queue,Status,Priority,Created,LastUpdated,Resolved,Requestor,Creator,CustomFields'
const transactionFields = 'Type,Field,OldValue,NewValue,Created,Creator,ObjectId,Data'

export function createRtApi(client: DeskClient): RtApi {
  const users = new Map<string, Promise<RtUser | undefined>>()
  const get: RtApi['get'] = async (shape, request) => parse(shape, await client.read(request), request)
  const user: RtApi['user'] = (id) => {
    const known = users.get(id)
    if (known !== undefined) return known
    const found = readUser(client, id)
    users.set(id, found)
    // What failed once is asked again.
    found.catch(() => users.delete(id))
    return found
  }
  return {
    client,
    get,
    user,
    ticket: (id) => readTicket(client, id),
    tickets: (query, haste) =>
      get(rtPage(rtTicket), {
        path: 'tickets',
        query: { query, fields: ticketFields, orderby: 'id', order: 'ASC', per_page: pageSize },
        haste,
      }),
    transactions: async (query, haste, page = 1) => {
      const path = 'transactions'
      const search = { query, fields: transactionFields, orderby: 'id', order: 'ASC', per_page: pageSize, page }
      return (await get(rtPage(rtTransaction), { path, query: search, haste })).items
    },
    words: (transactions, haste) => readWords(get, transactions, haste),
    queues: async () => {
      const query = { fields: 'Name,Description,Disabled', per_page: pageSize }
      return allPages((page) => get(rtPage(rtQueue), { path: 'queues/all', query: { ...query, page } }))
    },
    userName: async (id) => {
      const name = (await user(id))?.Name
      return name === nobody ? undefined : name
    },
    groups: async () => {
      const body = [{ field: 'Domain', value: 'UserDefined' }]
      const found = await allPages((page) =>
        get(rtPage(rtGroup), {
          method: 'POST',
          path: 'groups',
          query: { fields: 'Name', per_page: pageSize, page },
          body,
        }),
      )
      return found.map(({ id }) => id)
    },
    members: (group) => get(rtGroup, { path: `group/${encodeURIComponent(group)}` }),
  }
}

async function readTicket(client: DeskClient, id: string): ReturnType<RtApi['ticket']> {
  const request = { path: `ticket/${encodeURIComponent(id)}` }
  const answer = await client.read(request)
  if (answer.status === 404) return undefined
  const etag = answer.headers.get('etag')
  if (etag === null) throw unreadable(request)
  return { ticket: parse(rtTicket, answer, request), etag }
}

async function readUser(client: DeskClient, id: string): Promise<RtUser | undefined> {
  const request = { path: `user/${encodeURIComponent(id)}` }
  const answer = await client.read(request)
  return answer.status === 404 ? undefined : parse(rtUser, answer, request)
}

async function readWords(get: RtApi['get'], transactions: readonly string[], haste: Haste): ReturnType<RtApi['words']> {
  const words = new Map<string, string>()
  if (transactions.length === 0) return words
  // Conditions on one field are alternatives.
  const body = transactions.map((value) => ({ field: 'TransactionId', value }))
  const fields = { fields: 'TransactionId,Content,ContentType', orderby: 'id', order: 'ASC', per_page: pageSize }
  const parts = await allPages((page) =>
    get(rtPage(rtAttachment), { method: 'POST', path: 'attachments', query: { ...fields, page }, body, haste }),
  )
  for (const { TransactionId, Content, ContentType } of parts) {
    if (Content && ContentType.startsWith('text/') && !words.has(TransactionId)) words.set(TransactionId, Content)
  }
  return words
}

/** Pages until one is empty: counts are null, and pages short, where something may not be seen. */
async function allPages<Item>(
  read: (page: number) => Promise<{ readonly items: readonly Item[]; readonly total?: number | null | undefined }>,
): Promise<readonly Item[]> {
  const all: Item[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await read(page)
    all.push(...items)
    if (items.length === 0 || all.length === total) return all
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, answer: DeskAnswer, request: DeskRequest): z.infer<Shape> {
  const read = answer.status === 200 ? shape.safeParse(answer.json) : undefined
  if (read?.success !== true) throw unreadable(request, answer.status)
  return read.data
}

/** The answer itself is not shown: it may hold words of tickets, or paths of the server. */
function unreadable({ path }: DeskRequest, status = 200): PointsmanError {
  const what = status === 200 ? 'in a shape that Request Tracker 5 does not have' : `with status ${status}`
  return new PointsmanError('help_desk_unavailable', `Request Tracker answered ${what} (${path}).`)
}

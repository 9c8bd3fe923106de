import { PointsmanError } from '@pointsman/core'
import type { z } from 'zod'
import type { Haste } from '../connector.ts'
import type { DeskClient, DeskRequest } from '../desk-client.ts'
import {
  zdAuditPage,
  zdMe,
  zdTicketAnswer,
  zdTicketPage,
  type ZdAudit,
  type ZdTicketPage,
  type ZdUser,
} from './zd-shapes.ts'

/** Most items of a page: what Zendesk gives for cursor pagination. */
const pageSize = 100
/** Most tickets of a page of the export. Larger: fewer of the ten calls a minute; smaller: less is read again after a stop. */
const exportSize = 1000
/** Longest history of one ticket, in pages: a ticket that automations write to for ever must not hold up all others. */
const mostAuditPages = 50

export const sideloads = 'users,organizations,metric_sets'

/** The calls that are made of Zendesk, with answers checked as they come in. */
export interface ZdApi {
  readonly client: DeskClient
  get<Shape extends z.ZodType>(shape: Shape, request: DeskRequest): Promise<z.infer<Shape>>
  /** All items of a list, page after page. */
  all<Shape extends z.ZodType<{ readonly meta?: Meta | undefined }>, Item>(
    shape: Shape,
    request: DeskRequest,
    items: (page: z.infer<Shape>) => readonly Item[],
  ): Promise<readonly Item[]>
  me(): Promise<ZdUser>
  /** Undefined where there is none. */
  ticket(id: string, haste?: Haste): Promise<z.infer<typeof zdTicketAnswer> | undefined>
  /** Tickets in the order in which anything about them last changed. */
  exported(after: string | { readonly since: number }, haste: Haste): Promise<ZdTicketPage>
  /** What happened to a ticket, oldest first; undefined where there is none. */
  audits(ticket: string, haste: Haste): Promise<readonly ZdAudit[] | undefined>
}

interface Meta {
  readonly has_more: boolean
  readonly after_cursor?: string | null | undefined
}

/** `exports` is for the export alone, which has a limit of its own. */
export function createZdApi(client: DeskClient, exports: DeskClient): ZdApi {
  const get: ZdApi['get'] = async (shape, request) => parsed(shape, await client.read(request), request)
  return {
    client,
    get,
    all: (shape, request, items) => readAll(get, shape, request, items),
    me: async () => (await get(zdMe, { path: 'users/me' })).user,
    ticket: async (id, haste = 'live') => {
      const request = { path: `tickets/${encodeURIComponent(id)}`, query: { include: sideloads }, haste }
      const answer = await client.read(request)
      return answer.status === 404 ? undefined : parsed(zdTicketAnswer, answer, request)
    },
    exported: async (after, haste) => {
      const from = typeof after === 'string' ? { cursor: after } : { start_time: after.since }
      const query = { ...from, per_page: exportSize, include: sideloads }
      const request = { path: 'incremental/tickets/cursor', query, haste }
      return parsed(zdTicketPage, await exports.read(request), request)
    },
    audits: (ticket, haste) => readAudits(client, ticket, haste),
  }
}

async function readAudits(client: DeskClient, ticket: string, haste: Haste): Promise<readonly ZdAudit[] | undefined> {
  const audits: ZdAudit[] = []
  let after: string | undefined
  for (let page = 0; page < mostAuditPages; page++) {
    const query = { 'page[size]': pageSize, ...(after === undefined ? {} : { 'page[after]': after }) }
    const request = { path: `tickets/${encodeURIComponent(ticket)}/audits`, query, haste }
    const answer = await client.read(request)
    // Deleted since it was listed.
    if (answer.status === 404) return undefined
    const found = parsed(zdAuditPage, answer, request)
    audits.push(...found.audits)
    after = found.meta?.has_more === true ? (found.meta.after_cursor ?? undefined) : undefined
    if (after === undefined) break
  }
  return audits
}

async function readAll<Shape extends z.ZodType<{ readonly meta?: Meta | undefined }>, Item>(
  get: ZdApi['get'],
  shape: Shape,
  request: DeskRequest,
  items: (page: z.infer<Shape>) => readonly Item[],
): Promise<readonly Item[]> {
  const found: Item[] = []
  let after: string | undefined
  do {
    const paging = { 'page[size]': pageSize, ...(after === undefined ? {} : { 'page[after]': after }) }
    const page = await get(shape, { ...request, query: { ...request.query, ...paging } })
    found.push(...items(page))
    const next = page.meta?.has_more === true ? (page.meta.after_cursor ?? undefined) : undefined
    // A page that points to itself would be read for ever.
    after = next === after ? undefined : next
  } while (after !== undefined)
  return found
}

function parsed<Shape extends z.ZodType>(
  shape: Shape,
  { status, json }: { readonly status: number; readonly json: unknown },
  { path }: DeskRequest,
): z.infer<Shape> {
  if (status === 404) {
    throw new PointsmanError(
      'help_desk_refused',
      `Zendesk has no ${path}.`,
      'Maybe the address is another, or the plan lacks it.',
    )
  }
  const { success, data, error } = shape.safeParse(json)
  if (status === 200 && success) return data
  const where = success ? '' : ` at ${error.issues[0]?.path.join('.') ?? 'its top'}`
  throw new PointsmanError(
    'help_desk_unavailable',
    `Zendesk answered ${path} with ${status} and something else than was expected${where}.`,
  )
}

/**
 * A bridge between a help desk and Pointsman: `docs/guide/connect-anything.md` in code, with nothing but Node. `start.ts` starts it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { Desk, Fields, Ticket } from './desk.ts'

export interface BridgeOptions {
  /** Goes with every call. */
  readonly token: string
  /** `whsec_…`: decisions must be signed with it. */
  readonly secret?: string | undefined
  /** The token may read and not write. */
  readonly readOnly?: () => boolean
  /** Most items of a page, whatever is asked for. */
  readonly largestPage?: number
}

interface Call {
  readonly method: string
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** As it came: the signature is over these bytes. */
  readonly body: string
}

type Answer = readonly [status: number, json: unknown]

export function createBridge(desk: Desk, options: BridgeOptions): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const { method = 'GET', url = '/', headers } = request
    const [status, json] = attempt(() => answer(desk, options, { method, ...addressOf(url), headers, body }))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
}

/** What cannot be read is the caller's mistake, and no reason to end. */
function attempt(make: () => Answer): Answer {
  try {
    return make()
  } catch {
    return [400, { why: 'unreadable' }]
  }
}

function addressOf(url: string): Pick<Call, 'path' | 'query'> {
  const { pathname, searchParams: query } = new URL(url, 'http://bridge')
  return { path: pathname.split('/').slice(1).map(decodeURIComponent), query }
}

function answer(desk: Desk, options: BridgeOptions, call: Call): Answer {
  const { method, path, headers } = call
  if (!isSame(headers.authorization ?? '', `Bearer ${options.token}`)) return [401, { why: 'token' }]
  const [first, id = '', third, mark] = path
  const ticket = desk.tickets.get(id)
  if (method === 'GET' && first === 'directory') return [200, directory(desk, options)]
  if (method === 'GET' && first === 'changes')
    return [200, page(desk.changes, ({ id: at }) => at, call, options, first)]
  if (method === 'GET' && path.join('/') === 'tickets') return [200, ticketPage(desk, call, options)]
  if (first !== 'tickets' || ticket === undefined) return [404, { why: 'not_found' }]
  if (method === 'GET' && path.length === 2) return [200, shown(ticket)]
  if (method === 'PUT' && third === 'decisions' && mark) return decide(desk, options, ticket, mark, call)
  return [404, { why: 'not_found' }]
}

function directory(desk: Desk, { readOnly }: BridgeOptions): unknown {
  const { agents, queues, priorities, customFields: custom_fields } = desk
  const can = { changes: true, enforced_versions: true, tags: true, custom_fields: true }
  const may_write = readOnly?.() !== true
  const now = new Date().toISOString()
  return { protocol: 1, now, me: 'pointsman', may_write, can, agents, queues, priorities, custom_fields }
}

function ticketPage(desk: Desk, call: Call, options: BridgeOptions): unknown {
  const inOrder = [...desk.tickets.values()].toSorted((one, other) => one.seq - other.seq)
  const { tickets, ...rest } = page(inOrder, ({ seq }) => seq, call, options, 'tickets') as { tickets: Ticket[] }
  return { tickets: tickets.map(shown), ...rest }
}

/** Whatever came after `after`, in the order of a number that only rises: nothing is lost, whenever the reader stops. */
function page<Item>(
  all: readonly Item[],
  seqOf: (item: Item) => number,
  { query }: Call,
  { largestPage = 500 }: BridgeOptions,
  name: string,
): Record<string, unknown> {
  const after = Number(query.get('after') ?? 0)
  const left = all.filter((item) => seqOf(item) > after)
  const items = left.slice(0, Math.min(largestPage, Number(query.get('limit') ?? 500)))
  const last = items.at(-1)
  const next = String(last === undefined ? after : seqOf(last))
  return { [name]: items, next, end: items.length === left.length }
}

function shown({ notes: _, marks: _marks, seq, ...ticket }: Ticket): unknown {
  return { ...ticket, version: String(seq) }
}

interface Decision {
  readonly ticket: string
  readonly mark: string
  readonly seen: string
  readonly set: Partial<Pick<Fields, 'assignee' | 'queue' | 'priority' | 'custom'>>
  readonly add_tags?: readonly string[]
  readonly drop_tags?: readonly string[]
  readonly note?: string
}

/** In this order: is it ours, was it done, was somebody faster, can it be done; then all of it at once. */
function decide(desk: Desk, { secret, readOnly }: BridgeOptions, ticket: Ticket, mark: string, call: Call): Answer {
  if (readOnly?.() === true) return [403, { why: 'read_only' }]
  if (secret !== undefined && !isSigned(secret, call)) return [401, { why: 'signature' }]
  const wish = JSON.parse(call.body) as Decision
  if (wish.ticket !== ticket.id || wish.mark !== mark) return [422, { why: 'not_what_the_address_says' }]
  if (ticket.marks.includes(mark)) return [200, { already: true, ticket: shown(ticket) }]
  if (wish.seen !== String(ticket.seq)) return [409, { why: 'overtaken' }]
  const wrong = unknownIn(desk, wish.set)
  if (wrong !== undefined) return [422, { field: wrong, why: 'unknown' }]
  const tags = [...new Set([...ticket.tags.filter((tag) => !wish.drop_tags?.includes(tag)), ...(wish.add_tags ?? [])])]
  const decision = { mark, ...(wish.note === undefined ? {} : { note: wish.note }) }
  return [200, { ticket: shown(desk.change(ticket.id, 'pointsman', { ...wish.set, tags }, decision)) }]
}

function unknownIn(
  { agents, queues, priorities }: Desk,
  { assignee, queue, priority }: Decision['set'],
): string | undefined {
  const isOneOf = (all: readonly { readonly id: string }[], id: string): boolean => all.some((one) => one.id === id)
  if (assignee != null && !isOneOf(agents, assignee)) return 'assignee'
  if (queue !== undefined && !isOneOf(queues, queue)) return 'queue'
  return priority === undefined || isOneOf(priorities, priority) ? undefined : 'priority'
}

/** Standard Webhooks: HMAC-SHA256 over id, time and body, not older than five minutes. Sent again, the mark makes it do nothing. */
function isSigned(secret: string, { headers, body }: Call): boolean {
  const [id, at, given] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`] ?? ''))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const right = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
  const isFresh = Math.abs(Date.now() / 1000 - Number(at)) <= 300
  return isFresh && given!.split(' ').some((one) => isSame(one, right))
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

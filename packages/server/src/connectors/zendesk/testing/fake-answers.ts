import type { FakeDesk, FakeTicket } from './fake-desk.ts'

/** Seconds that the export leaves out, so that nothing appears in it later. */
const leftOut = 60

/** A ticket as it is shown: without what is kept beside it. */
export function shownTicket({ audits: _, solved_at: _solved, ...ticket }: FakeTicket): object {
  return { ...ticket, raw_subject: ticket.subject, via: { channel: 'web' } }
}

/** Cursor-based export: by when anything last changed and, among equals, by number. */
export function exportPage(desk: FakeDesk, query: URLSearchParams): object {
  const limit = Number(query.get('per_page') ?? 1000)
  const cursor = query.get('cursor')
  const [from, id] = cursor === null ? [Number(query.get('start_time')), -1] : readCursor(cursor)
  const isAfter = (one: FakeTicket): boolean =>
    one.generated_timestamp > from || (one.generated_timestamp === from && one.id > id)
  const found = desk.tickets().filter((one) => isAfter(one) && one.generated_timestamp <= desk.now - leftOut)
  const tickets = found.slice(0, limit)
  const last = tickets.at(-1)
  const after = last === undefined ? [from, id] : [last.generated_timestamp, last.id]
  return {
    tickets: tickets.map(shownTicket),
    after_cursor: Buffer.from(after.join('|')).toString('base64url'),
    before_cursor: null,
    end_of_stream: found.length <= limit,
    ...desk.beside(tickets),
  }
}

function readCursor(text: string): readonly [number, number] {
  const [from, id] = Buffer.from(text, 'base64url').toString().split('|').map(Number)
  return [from!, id!]
}

export function auditsPage(ticket: FakeTicket, query: URLSearchParams): object {
  return listPage('audits', ticket.audits, query)
}

/** A list by pages; the cursor is how many there were. */
export function listPage(name: string, items: readonly object[], query: URLSearchParams): object {
  const size = Number(query.get('page[size]') ?? 100)
  const from = Number(query.get('page[after]') ?? 0)
  const hasMore = items.length > from + size
  return {
    [name]: items.slice(from, from + size),
    meta: { has_more: hasMore, after_cursor: hasMore ? String(from + size) : null },
  }
}

/** Every agent is in every group. */
export function memberships({ users, groups }: FakeDesk): readonly object[] {
  const agents = users.filter(({ role }) => role !== 'end-user')
  return agents.flatMap((user) =>
    groups.map((group) => ({ id: user.id + group.id, user_id: user.id, group_id: group.id })),
  )
}

import { FakeDesk, type FakeTicket } from './fake-desk.ts'
import { auditsPage, exportPage, listPage, memberships, shownTicket } from './fake-answers.ts'

/** What the fake is made with. */
export interface FakeOptions {
  readonly email: string
  readonly token: string
  /** Told of every request before it is answered: the check against the vendor's description. */
  readonly onRequest?: (request: FakeRequest) => Promise<void> | void
}

/** A request as the vendor would see it. */
export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: unknown
}

/**
 * A Zendesk in memory, as far as the connector needs one: users, groups, tickets with their audits, the cursor-based export, and updates
 * with `safe_update`. Written from the vendor's description and pages, not from its behaviour.
 */
export class FakeZendesk {
  readonly desk: FakeDesk
  readonly #options: FakeOptions

  constructor(options: FakeOptions, desk = new FakeDesk()) {
    this.#options = options
    this.desk = desk
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const headers = new Headers(init?.headers)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const request = { method: init?.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body }
    await this.#options.onRequest?.(request)
    const { status, json } = this.answer(request)
    return new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/json' } })
  }

  answer(request: FakeRequest): Answer {
    const { email, token } = this.#options
    const credential = `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`
    if (request.headers.get('authorization') !== credential) return problem(401, "Couldn't authenticate you")
    const path = request.path.replace(/^\/api\/v2\//, '')
    if (request.method === 'PUT') {
      const ticket = this.#ticketOf(/^tickets\/(\d+)$/.exec(path)?.[1])
      return ticket === undefined ? notFound : this.#update(ticket, request.body)
    }
    return request.method === 'GET' ? this.#read(path, request.query) : notFound
  }

  #read(path: string, query: URLSearchParams): Answer {
    const { desk } = this
    const [, id, isAudits] = /^tickets\/(\d+)(\/audits)?$/.exec(path) ?? []
    const ticket = this.#ticketOf(id)
    if (id !== undefined && ticket === undefined) return notFound
    if (ticket !== undefined)
      return ok(isAudits ? auditsPage(ticket, query) : { ticket: shownTicket(ticket), ...desk.beside([ticket]) })
    switch (path) {
      case 'users/me':
        return ok({ user: desk.users.find((user) => user.id === desk.me) })
      case 'users':
        return ok(
          listPage(
            'users',
            desk.users.filter(({ role }) => role === query.get('role')),
            query,
          ),
        )
      case 'groups/assignable':
        return ok(listPage('groups', desk.groups, query))
      case 'group_memberships/assignable':
        return ok(listPage('group_memberships', memberships(desk), query))
      case 'ticket_fields':
        return ok(listPage('ticket_fields', desk.fields, query))
      case 'incremental/tickets/cursor':
        return desk.isAdmin ? ok(exportPage(desk, query)) : problem(403, 'Forbidden')
    }
    return notFound
  }

  #ticketOf(id: string | undefined): FakeTicket | undefined {
    return id === undefined ? undefined : this.desk.ticket(Number(id))
  }

  #update(ticket: FakeTicket, body: unknown): Answer {
    const wish = (body as { ticket?: Record<string, unknown> }).ticket ?? {}
    if (wish['safe_update'] === true && wish['updated_stamp'] !== ticket.updated_at) {
      return { status: 409, json: { error: 'UpdateConflict', description: 'Safe Update prevented the update' } }
    }
    if (ticket.status === 'closed') return unprocessable('status', `Ticket "${ticket.subject}" is closed`)
    const refused = this.desk.refusal(wish, ticket)
    if (refused !== undefined) return unprocessable(refused, `${refused} is invalid`)
    const audit = this.desk.change(ticket, this.desk.me, wish)
    return ok({ ticket: shownTicket(ticket), audit, ...this.desk.beside([ticket]) })
  }
}

interface Answer {
  readonly status: number
  readonly json: unknown
}

const notFound: Answer = { status: 404, json: { error: 'RecordNotFound', description: 'Not found' } }

function ok(json: unknown): Answer {
  return { status: 200, json }
}

function problem(status: number, error: string): Answer {
  return { status, json: { error } }
}

function unprocessable(field: string, description: string): Answer {
  const details = { [field]: [{ error: 'InvalidValue', description }] }
  return { status: 422, json: { error: 'RecordInvalid', description: 'Record validation errors', details } }
}

import type { FakeCall, FakeTicket, FakeTransaction, FakeUpdate } from './fake-rt-shapes.ts'

/**
 * A Request Tracker in memory, as far as Pointsman uses one: REST2 behind a `fetch`. Its quirks were seen on the real 5.0.3: ids as
 * text, names here and numbers there, two rows for a change of owner, 1970 for "never", 200 with a refusal inside, nonsense taken for
 * priority 0, 412 for a stale ETag, and pages from which what may not be seen is left out.
 */
export class FakeRequestTracker {
  readonly url = 'https://rt.example.test'
  readonly token = '1-28-0f0f0f0f'
  /** By number. */
  readonly users = new Map<number, string>([
    [1, 'RT_System'],
    [6, 'Nobody'],
    [28, 'pointsman'],
    [30, 'alice'],
    [32, 'bob'],
  ])
  readonly queues = new Map<number, string>([
    [1, 'General'],
    [3, 'Billing'],
  ])
  readonly tickets = new Map<number, FakeTicket>()
  readonly transactions: FakeTransaction[] = []
  /** May the account change tickets? */
  mayModify = true
  /** May it make tickets, and so move them, into Billing? */
  mayMoveToBilling = true
  /** May it give on tickets that somebody has, and set custom fields? What it may not is answered with 200, and not done. */
  mayReassign = true
  mayModifyCustomFields = true
  readonly #now: () => number
  #ids = 100

  constructor(now: () => number) {
    this.#now = now
  }

  add(words: { readonly subject: string; readonly body: string; readonly requester?: string }): string {
    const id = this.tickets.size + 1
    const at = this.#now()
    const ticket: FakeTicket = {
      id,
      subject: words.subject,
      body: words.body,
      requester: words.requester ?? 'customer@example.test',
      owner: 'Nobody',
      queue: 1,
      priority: 0,
      status: 'new',
      custom: '',
      createdAt: at,
      updatedAt: at,
      etag: 0,
      notes: [],
    }
    this.tickets.set(id, ticket)
    this.#record(ticket, { Type: 'Create', Creator: ticket.requester })
    return String(id)
  }

  /** What a person does, past REST2. */
  change(
    id: string,
    by: string,
    to: { readonly owner?: string; readonly queue?: number; readonly status?: string },
  ): void {
    const ticket = this.tickets.get(Number(id))!
    if (to.owner !== undefined) this.#setOwner(ticket, by, to.owner)
    if (to.queue !== undefined) this.#set(ticket, by, { Field: 'Queue', from: ticket.queue, to: to.queue })
    if (to.status !== undefined) this.#setStatus(ticket, by, to.status)
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const headers = new Headers(init?.headers)
    if (headers.get('authorization') !== `token ${this.token}`) return json({ message: 'Unauthorized' }, 401)
    const path = url.pathname.replace('/REST/2.0/', '')
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    return this.#answer({ method: init?.method ?? 'GET', path, url, headers, body })
  }

  #answer({ method, path, url, headers, body }: FakeCall): Response {
    const [kind, id = '', what] = path.split('/').map(decodeURIComponent)
    if (kind === 'rt') return json({ Version: '5.0.3+fake' }, 200, { date: new Date(this.#now()).toUTCString() })
    if (kind === 'queues')
      return this.#page(
        url,
        [...this.queues].map(([number, Name]) => ({
          id: String(number),
          Name,
          Disabled: '0',
          Description: Name === 'Billing' ? 'invoice, refund' : 'greeting',
        })),
      )
    if (kind === 'queue') {
      const refs = id === '3' && !this.mayMoveToBilling ? ['self'] : ['self', 'create']
      return json({ TicketCustomFields: [{ id: '2', name: 'Intent' }], _hyperlinks: refs.map((ref) => ({ ref })) })
    }
    if (kind === 'customfield') return json({ id: 2, Name: 'Intent', Type: 'Freeform' })
    if (kind === 'groups') return this.#page(url, [{ id: '27', Name: 'Support', type: 'group' }])
    if (kind === 'group')
      return json({ id: 27, Name: 'Support', Members: [28, 30, 32].map((one) => ({ id: String(one), type: 'user' })) })
    if (kind === 'user') return this.#user(id)
    if (kind === 'tickets')
      return this.#page(
        url,
        this.#search(url).map((one) => this.#ticket(one)),
      )
    if (kind === 'transactions') return this.#transactions(url)
    if (kind === 'attachments') return this.#attachments(url, body)
    const ticket = this.tickets.get(Number(id))
    if (kind !== 'ticket' || ticket === undefined) return json({ message: 'Not Found' }, 404)
    if (method === 'GET') return json(this.#ticket(ticket), 200, { etag: `"${ticket.etag}"` })
    return what === 'comment' ? this.#comment(ticket, body) : this.#put(ticket, headers, body)
  }

  #user(id: string): Response {
    const name = this.users.get(Number(id)) ?? [...this.users.values()].find((one) => one === id)
    return name === undefined
      ? json({ message: 'Not Found' }, 404)
      : json({ Name: name, RealName: name, EmailAddress: `${name}@example.test`, Privileged: 1 })
  }

  #search(url: URL): readonly FakeTicket[] {
    const after = Number(/id > (\d+)/.exec(url.searchParams.get('query') ?? '')?.[1])
    return [...this.tickets.values()].filter(({ id }) => id > after)
  }

  #transactions(url: URL): Response {
    const query = url.searchParams.get('query') ?? ''
    const number = (pattern: RegExp): number | undefined => {
      const found = pattern.exec(query)?.[1]
      return found === undefined ? undefined : Number(found)
    }
    const types = [...query.matchAll(/(?<!Object)Type='(\w+)'/g)].map(([, type]) => type)
    const [after, least, most, exact] = [
      /\bid > (\d+)/,
      /ObjectId >= (\d+)/,
      /ObjectId <= (\d+)/,
      /ObjectId=(\d+)/,
    ].map(number)
    const found = this.transactions.filter(({ id, Type, ObjectId }) => {
      const ticket = Number(ObjectId)
      const isThere = ticket >= (least ?? 0) && ticket <= (most ?? Infinity) && ticket === (exact ?? ticket)
      return Number(id) > (after ?? 0) && types.includes(Type) && isThere
    })
    const visible = found.map(({ isHidden, ...rest }) =>
      isHidden ? undefined : { ...rest, Creator: reference(rest.Creator) },
    )
    return this.#page(url, visible, null)
  }

  #attachments(url: URL, body: unknown): Response {
    const wanted = new Set((body as { value: string }[]).map(({ value }) => value))
    const found = this.transactions.filter(({ id, Type }) => wanted.has(id) && Type === 'Create')
    const items = found.map(({ id, ObjectId }) => ({
      id: `9${id}`,
      TransactionId: id,
      ContentType: 'text/plain',
      Content: this.tickets.get(Number(ObjectId))!.body,
    }))
    return this.#page(url, items, null)
  }

  #page(url: URL, all: readonly (object | undefined)[], total: number | null = all.length): Response {
    const [page, size] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('per_page') ?? 20)]
    const items = all.slice((page - 1) * size, page * size).filter((item) => item !== undefined)
    return json({ items, total, page, per_page: size, count: items.length })
  }

  #ticket(ticket: FakeTicket): object {
    const refs = this.mayModify ? ['self', 'history', 'comment', 'lifecycle'] : ['self', 'history']
    return {
      id: String(ticket.id),
      Subject: ticket.subject,
      Owner: reference(ticket.owner),
      Queue: { id: String(ticket.queue), type: 'queue' },
      Status: ticket.status,
      Priority: String(ticket.priority),
      Requestor: [reference(ticket.requester)],
      Created: instant(ticket.createdAt),
      LastUpdated: instant(ticket.updatedAt),
      Resolved: ticket.status === 'resolved' ? instant(ticket.updatedAt) : instant(0),
      CustomFields: [{ id: '2', name: 'Intent', values: ticket.custom === '' ? [] : [ticket.custom] }],
      _hyperlinks: refs.map((ref) => ({ ref })),
    }
  }

  #put(ticket: FakeTicket, headers: Headers, body: unknown): Response {
    if (!this.mayModify) return json({ message: 'Forbidden' }, 403)
    const match = headers.get('if-match')
    if (match !== null && match !== `"${ticket.etag}"`) return json({ message: 'Precondition Failed' }, 412)
    const { Queue, Owner, Priority, CustomFields } = body as FakeUpdate
    const by = 'pointsman'
    const messages: string[] = []
    if (Queue !== undefined) {
      const isKnown = this.queues.has(Number(Queue))
      messages.push(isKnown ? 'Queue changed' : 'That queue does not exist')
      if (isKnown) this.#set(ticket, by, { Field: 'Queue', from: ticket.queue, to: Number(Queue) })
    }
    if (Owner !== undefined) {
      const isKnown = [...this.users.values()].includes(Owner)
      const mayGive = this.mayReassign || ticket.owner === 'Nobody'
      messages.push(isKnown && mayGive ? `Owner changed to ${Owner}` : 'You can only reassign tickets that are unowned')
      if (isKnown && mayGive) this.#setOwner(ticket, by, Owner)
    }
    if (Priority !== undefined) {
      const number = Number(Priority)
      this.#set(ticket, by, { Field: 'Priority', from: ticket.priority, to: Number.isNaN(number) ? 0 : number })
      messages.push('Priority changed')
    }
    const value = CustomFields?.['2']
    if (value !== undefined && value !== ticket.custom && this.mayModifyCustomFields) {
      this.#record(ticket, { Type: 'CustomField', Field: '2', OldValue: ticket.custom, NewValue: value, Creator: by })
      ticket.custom = value
    }
    return json(messages)
  }

  #comment(ticket: FakeTicket, body: unknown): Response {
    if (!this.mayModify) return json({ message: 'Forbidden' }, 403)
    const { Subject, Content } = body as { readonly Subject: string; readonly Content: string }
    ticket.notes.push(Content)
    this.#record(ticket, { Type: 'Comment', Data: `${Subject}\n`, Creator: 'pointsman' })
    return json(['Comments added'], 201)
  }

  #set(
    ticket: FakeTicket,
    by: string,
    { Field, from, to }: { Field: 'Queue' | 'Priority'; from: number; to: number },
  ): void {
    if (from === to) return
    if (Field === 'Queue') ticket.queue = to
    else ticket.priority = to
    this.#record(ticket, { Type: 'Set', Field, OldValue: String(from), NewValue: String(to), Creator: by })
  }

  #setOwner(ticket: FakeTicket, by: string, owner: string): void {
    if (ticket.owner === owner) return
    const [OldValue, NewValue] = [ticket.owner, owner].map((name) =>
      String([...this.users].find(([, one]) => one === name)![0]),
    )
    ticket.owner = owner
    const change = { Field: 'Owner', OldValue: OldValue!, NewValue: NewValue!, Creator: by }
    this.#record(ticket, { Type: 'Set', ...change })
    this.#record(ticket, { Type: 'SetWatcher', ...change })
  }

  #setStatus(ticket: FakeTicket, by: string, status: string): void {
    this.#record(ticket, { Type: 'Status', Field: 'Status', OldValue: ticket.status, NewValue: status, Creator: by })
    ticket.status = status
  }

  /** Before each, one that the account may not see. */
  #record(ticket: FakeTicket, said: Partial<FakeTransaction>): void {
    const common = { Type: '', Field: '', OldValue: '', NewValue: '', Data: '', Creator: 'RT_System' }
    const at = this.#now()
    const place = { ObjectId: String(ticket.id), Created: instant(at) }
    this.transactions.push({ ...common, Type: 'Comment', ...place, id: String(++this.#ids), isHidden: true })
    this.transactions.push({ ...common, ...said, ...place, id: String(++this.#ids), isHidden: false })
    ticket.etag = this.#ids
    ticket.updatedAt = at
  }
}

function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } })
}

function reference(id: string): object {
  return { id, type: 'user' }
}

function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

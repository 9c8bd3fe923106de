/** An audit as Zendesk keeps it. */
export interface FakeAudit {
  readonly id: number
  readonly ticket_id: number
  readonly author_id: number
  readonly created_at: string
  readonly via: { readonly channel: string }
  readonly metadata: { readonly custom: Readonly<Record<string, unknown>>; readonly system: object }
  readonly events: readonly Readonly<Record<string, unknown>>[]
}

/** A ticket as Zendesk keeps it. */
export interface FakeTicket {
  readonly id: number
  readonly subject: string
  readonly description: string
  readonly created_at: string
  updated_at: string
  /** Seconds. */
  generated_timestamp: number
  status: string
  priority: string | null
  assignee_id: number | null
  group_id: number | null
  readonly requester_id: number
  readonly organization_id: number | null
  tags: readonly string[]
  custom_fields: readonly { readonly id: number; readonly value: unknown }[]
  solved_at: string | null
  readonly audits: FakeAudit[]
}

/** Fields whose changes an audit tells. */
const told = ['status', 'priority', 'assignee_id', 'group_id', 'tags'] as const

/** Seconds by which the clock moves on after each change: past the minute that the export leaves out. */
const step = 61

/** What a Zendesk holds. Ids are larger than 32 bits, as the real ones are. */
export class FakeDesk {
  readonly users = [
    {
      id: 9_000_000_001,
      name: 'Pointsman',
      email: 'pointsman@example.com',
      role: 'admin',
      active: true,
      suspended: false,
    },
    { id: 9_000_000_002, name: 'Ada', email: 'ada@example.com', role: 'agent', active: true, suspended: false },
    { id: 9_000_000_003, name: 'Bob', email: 'bob@example.com', role: 'agent', active: true, suspended: false },
    { id: 9_000_000_004, name: 'Gone', email: 'gone@example.com', role: 'agent', active: false, suspended: false },
    { id: 9_000_000_009, name: 'Kim', email: 'kim@example.com', role: 'end-user', active: true, suspended: false },
  ]
  readonly groups = [
    { id: 8_000_000_001, name: 'Billing', description: 'Invoices and refunds', deleted: false },
    { id: 8_000_000_002, name: 'Integrations', description: '', deleted: false },
  ]
  readonly organizations = [{ id: 7_000_000_001, name: 'Acme' }]
  readonly fields = [
    { id: 6_000_000_001, type: 'subject', title: 'Subject', active: true, removable: false },
    {
      ...{ id: 6_000_000_002, type: 'tagger', title: 'Product', active: true, removable: true },
      custom_field_options: [{ value: 'app' }, { value: 'web' }],
    },
  ]
  readonly me = 9_000_000_001
  readonly customer = 9_000_000_009
  /** Seconds. */
  now = 1_770_000_000
  readonly #tickets = new Map<number, FakeTicket>()
  /** Until something changes. */
  #ordered: readonly FakeTicket[] | undefined
  #lastTicket = 0
  #lastAudit = 5_000_000_000

  get isAdmin(): boolean {
    return this.users[0]!.role === 'admin'
  }

  ticket(id: number): FakeTicket | undefined {
    return this.#tickets.get(id)
  }

  /** In the order of the export. */
  tickets(): readonly FakeTicket[] {
    this.#ordered ??= [...this.#tickets.values()].toSorted(
      (a, b) => a.generated_timestamp - b.generated_timestamp || a.id - b.id,
    )
    return this.#ordered
  }

  add(subject: string, body: string, group = this.groups[0]!.id): FakeTicket {
    const at = this.#instant()
    const id = ++this.#lastTicket
    const requester = this.customer
    const ticket: FakeTicket = {
      ...{ id, subject, description: body, created_at: at, updated_at: at, generated_timestamp: this.now },
      ...{
        status: 'new',
        priority: null,
        assignee_id: null,
        group_id: group,
        requester_id: requester,
        solved_at: null,
      },
      ...{ organization_id: this.organizations[0]!.id, tags: [], custom_fields: [], audits: [] },
    }
    const fields = { subject, status: 'new', group_id: String(group) }
    const events = Object.entries(fields).map(([field_name, value]) =>
      this.#event({ type: 'Create', field_name, value }),
    )
    ticket.audits.push(this.#audit(id, requester, [...events, this.#event({ type: 'Comment', public: true, body })]))
    this.#tickets.set(id, ticket)
    this.now += step
    this.#ordered = undefined
    return ticket
  }

  /** Why an update is refused: the field that cannot be. */
  refusal(wish: Readonly<Record<string, unknown>>, ticket: FakeTicket): string | undefined {
    const { assignee_id: assignee = ticket.assignee_id, group_id: group = ticket.group_id, priority } = wish
    const agents = this.users.filter(({ role, active }) => role !== 'end-user' && active)
    if (assignee !== null && !agents.some(({ id }) => id === assignee)) return 'assignee_id'
    if (group !== null && !this.groups.some(({ id }) => id === group)) return 'group_id'
    return priority === undefined ||
      (typeof priority === 'string' && ['low', 'normal', 'high', 'urgent'].includes(priority))
      ? undefined
      : 'priority'
  }

  /** Changes a ticket in somebody's name; answers the audit. */
  change(ticket: FakeTicket, author: number, wish: Readonly<Record<string, unknown>>): FakeAudit {
    const at = this.#instant()
    const was: Readonly<Record<string, unknown>> = { ...ticket }
    const set = Object.fromEntries(told.filter((field) => field in wish).map((field) => [field, wish[field]]))
    Object.assign(ticket, set)
    if (ticket.status === 'new' && ticket.assignee_id !== null) ticket.status = 'open'
    if (ticket.status === 'solved' && was['status'] !== 'solved') ticket.solved_at = at
    const custom = (wish['custom_fields'] ?? []) as FakeTicket['custom_fields']
    const kept = ticket.custom_fields.filter(({ id }) => !custom.some((one) => one.id === id))
    ticket.custom_fields = [...kept, ...custom]
    const now: Readonly<Record<string, unknown>> = { ...ticket }
    const changes = told
      .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(now[field]))
      .map((field) =>
        this.#event({ type: 'Change', field_name: field, previous_value: text(was[field]), value: text(now[field]) }),
      )
    const fields = custom.map(({ id, value }) =>
      this.#event({ type: 'Change', field_name: String(id), previous_value: null, value }),
    )
    const comment = wish['comment'] as { body: string; public: boolean } | undefined
    const said = comment === undefined ? [] : [this.#event({ type: 'Comment', ...comment })]
    // Kinds that nobody has heard of are there as well.
    const odd = this.#event({ type: 'Notification', subject: 'changed' })
    const metadata = (wish['metadata'] ?? {}) as Readonly<Record<string, unknown>>
    const audit = this.#audit(ticket.id, author, [...said, ...changes, ...fields, odd], metadata)
    ticket.audits.push(audit)
    ticket.updated_at = at
    ticket.generated_timestamp = this.now
    this.now += step
    this.#ordered = undefined
    return audit
  }

  /** What is asked for with `include`. */
  beside(tickets: readonly FakeTicket[]): object {
    return {
      users: this.users,
      organizations: this.organizations,
      metric_sets: tickets.map(({ id, solved_at }) => ({ ticket_id: id, solved_at })),
    }
  }

  #instant(): string {
    return new Date(this.now * 1000).toISOString().replace('.000Z', 'Z')
  }

  #event(said: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return { id: ++this.#lastAudit, ...said }
  }

  #audit(
    ticket: number,
    author: number,
    events: FakeAudit['events'],
    custom: Readonly<Record<string, unknown>> = {},
  ): FakeAudit {
    const made = {
      author_id: author,
      created_at: this.#instant(),
      via: { channel: 'web' },
      metadata: { custom, system: {} },
    }
    return { id: ++this.#lastAudit, ticket_id: ticket, ...made, events }
  }
}

/** Audits tell ids as texts. */
function text(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

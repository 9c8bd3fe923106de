import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** A ticket as this help desk keeps it. `seq` is that of its last change: its version, and its place in the feed. */
export interface Ticket extends Fields {
  readonly id: string
  readonly subject: string
  readonly body: string
  readonly requester: string
  readonly created_at: string
  readonly updated_at: string
  readonly resolved_at: string | null
  readonly notes: readonly string[]
  /** Decisions that were carried out: each is, once. */
  readonly marks: readonly string[]
  readonly seq: number
}

/** What people and Pointsman change. */
export interface Fields {
  readonly queue: string
  readonly assignee: string | null
  readonly priority: string
  readonly status: 'open' | 'paused' | 'resolved' | 'closed' | 'spam'
  readonly tags: readonly string[]
  readonly custom: Readonly<Record<string, string>>
}

/** One field of one ticket, or an act (`created`, `note`). */
export interface Change {
  readonly id: number
  readonly ticket: string
  readonly at: string
  readonly actor: string
  readonly field: string
  readonly from: unknown
  readonly to: unknown
  readonly mark?: string
}

interface Kept {
  readonly tickets: readonly Ticket[]
  readonly changes: readonly Change[]
}

/** A help desk of a few lines, in memory and in a JSON file where one is named: put your own in its place. */
export class Desk {
  readonly agents = [
    { id: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', queues: ['billing', 'network'] },
    { id: 'bob', name: 'Bob Kahn', email: 'bob@example.com', queues: ['billing', 'network'] },
  ]
  readonly queues = [
    { id: 'billing', name: 'Billing', description: 'Invoices, refunds, plans' },
    { id: 'network', name: 'Network', description: 'Connections, outages, cables' },
  ]
  readonly priorities = [
    { id: '3', name: 'Low', likely: 'low' },
    { id: '2', name: 'Normal', likely: 'normal' },
    { id: '1', name: 'Urgent', likely: 'urgent' },
  ]
  readonly customFields = [{ id: 'intent', name: 'Intent' }]
  readonly tickets = new Map<string, Ticket>()
  readonly changes: Change[] = []
  /** Called after a decision left a note. */
  onNote: ((ticket: Ticket) => void) | undefined
  readonly #file: string | undefined
  readonly #now: () => Date

  constructor(file?: string, now = (): Date => new Date()) {
    this.#file = file
    this.#now = now
    const kept = file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined
    for (const ticket of kept?.tickets ?? []) this.tickets.set(ticket.id, ticket)
    this.changes.push(...(kept?.changes ?? []))
  }

  add(words: { readonly subject: string; readonly body: string; readonly requester?: string }): Ticket {
    const id = String(this.tickets.size + 1)
    const at = this.#now().toISOString()
    const requester = words.requester ?? 'kim@example.com'
    const fields: Fields = { queue: 'billing', assignee: null, priority: '2', status: 'open', tags: [], custom: {} }
    const times = { created_at: at, updated_at: at, resolved_at: null }
    const empty = { notes: [], marks: [], seq: 0 }
    this.tickets.set(id, { id, subject: words.subject, body: words.body, requester, ...fields, ...times, ...empty })
    this.#tell({ ticket: id, at, actor: requester, field: 'created', from: null, to: null })
    return this.#keep(id, {})
  }

  /** Changes what differs, all at once, and tells of each field. A decision leaves its mark, and a note. */
  change(id: string, actor: string, wish: Partial<Fields>, decision?: { mark: string; note?: string }): Ticket {
    const before = this.tickets.get(id)!
    const at = this.#now().toISOString()
    const marked = decision === undefined ? {} : { mark: decision.mark }
    const told = { ticket: id, at, actor, ...marked }
    const { custom = {}, ...plain } = wish
    for (const [field, to] of Object.entries(plain)) {
      const from = before[field as keyof Fields]
      if (JSON.stringify(from) !== JSON.stringify(to)) this.#tell({ ...told, field, from, to })
    }
    for (const [field, to] of Object.entries(custom))
      if (before.custom[field] !== to)
        this.#tell({ ...told, field: `custom:${field}`, from: before.custom[field] ?? null, to })
    if (decision?.note !== undefined) this.#tell({ ...told, field: 'note', from: null, to: null })
    const isResolved = (wish.status ?? before.status) === 'resolved'
    const ticket = this.#keep(id, {
      ...wish,
      custom: { ...before.custom, ...custom },
      updated_at: at,
      resolved_at: isResolved ? (before.resolved_at ?? at) : null,
      notes: [...before.notes, ...(decision?.note === undefined ? [] : [decision.note])],
      marks: [...before.marks, ...(decision === undefined ? [] : [decision.mark])],
    })
    if (decision?.note !== undefined) this.onNote?.(ticket)
    return ticket
  }

  #tell(change: Omit<Change, 'id'>): void {
    this.changes.push({ id: this.changes.length + 1, ...change })
  }

  #keep(id: string, fields: Partial<Ticket>): Ticket {
    const seq = this.changes.findLast(({ ticket }) => ticket === id)!.id
    const ticket = { ...this.tickets.get(id)!, ...fields, seq }
    this.tickets.set(id, ticket)
    if (this.#file !== undefined) {
      const kept: Kept = { tickets: [...this.tickets.values()], changes: this.changes }
      // Renamed when it is whole: whoever is killed in between leaves the old one.
      writeFileSync(`${this.#file}.new`, JSON.stringify(kept))
      renameSync(`${this.#file}.new`, this.#file)
    }
    return ticket
  }
}

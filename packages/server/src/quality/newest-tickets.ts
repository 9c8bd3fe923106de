import type { QualityTicket, Timestamp } from '@pointsman/core'

/** Tickets kept, the newest: a training uses no more, and more would not fit into the memory of a small machine. */
const mostTickets = 120_000

/** Keeps the last tickets that came, by id: of rows with one id the last counts. */
export class NewestTickets {
  readonly #tickets = new Map<string, QualityTicket>()
  #dropped = 0

  add(ticket: QualityTicket): void {
    this.#tickets.delete(ticket.id)
    this.#tickets.set(ticket.id, ticket)
    if (this.#tickets.size <= mostTickets) return
    const oldest = this.#tickets.keys().next().value
    if (oldest !== undefined) this.#tickets.delete(oldest)
    this.#dropped++
  }

  get count(): number {
    return this.#tickets.size
  }

  /** What is kept, and what the operator should know about it, a line each. */
  outcome(since: Timestamp | undefined): {
    readonly tickets: readonly QualityTicket[]
    readonly notes: readonly string[]
  } {
    const all = [...this.#tickets.values()]
    const tickets =
      since === undefined ? all : all.filter(({ receivedAt }) => receivedAt !== undefined && receivedAt >= since)
    const notes =
      this.#dropped === 0
        ? []
        : [
            `Only the last ${mostTickets.toLocaleString('en')} tickets were looked over; ${this.#dropped.toLocaleString('en')} before them were not.`,
          ]
    return { tickets, notes }
  }
}

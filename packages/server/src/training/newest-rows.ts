import type { HistoricTicket } from '@pointsman/core'

/** As many as training looks at (core: `newestTickets`); larger only costs memory. */
export const mostRows = 120_000
/** Of all texts together, some 500 MB in memory. Larger: a history of long mails may take more than a machine has. */
export const mostCharacters = 250_000_000

/** Gathers rows that come oldest first, and keeps the newest of them within bounds. */
export class NewestRows {
  readonly #limits: { readonly rows: number; readonly characters: number }
  #rows: (HistoricTicket | undefined)[] = []
  /** Rows before this place were dropped. */
  #first = 0
  #characters = 0

  constructor(limits = { rows: mostRows, characters: mostCharacters }) {
    this.#limits = limits
  }

  add(rows: readonly HistoricTicket[]): void {
    for (const row of rows) {
      this.#rows.push(row)
      this.#characters += charactersOf(row)
    }
    while (this.#isTooMuch()) {
      this.#characters -= charactersOf(this.#rows[this.#first]!)
      this.#rows[this.#first++] = undefined
    }
    if (this.#first <= this.#rows.length / 2) return
    this.#rows = this.#rows.slice(this.#first)
    this.#first = 0
  }

  /** Oldest first. */
  taken(): readonly HistoricTicket[] {
    return this.#rows.slice(this.#first) as readonly HistoricTicket[]
  }

  #isTooMuch(): boolean {
    const count = this.#rows.length - this.#first
    return count > this.#limits.rows || (count > 1 && this.#characters > this.#limits.characters)
  }
}

function charactersOf({ ticket: { subject, body } }: HistoricTicket): number {
  return subject.length + body.length
}

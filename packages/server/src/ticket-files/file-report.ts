import type { RowMeter } from './row-meter.ts'

/** A row that was skipped, and why. */
export interface BadRow {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** Lines and ids named in a summary; more is in the file. */
const mostNamed = 3
/** A file in which every row asks for a note of its own must not fill the memory. */
const mostNotes = 200

/** Noted of a row that `--since` leaves out; such rows are not among the rows handed out. */
export const olderThanSince = 'older than --since: passed over'

/** What happened while a ticket file was read: nothing is passed over in silence. */
export class FileReport {
  readonly file: string
  /** Rows handed out. */
  rows = 0
  bad = 0
  duplicates = 0
  /** The first ids that were there twice, in one file; `duplicates` counts all. */
  readonly firstDuplicates: string[] = []
  /** Rows without an id, for which one was made from their words. */
  madeIds = 0
  /** Bytes read so far, and of how many, where that is known; packed bytes for gzip. */
  bytes = 0
  totalBytes: number | undefined
  /** Set by those who want to go on where they stopped. */
  meter: RowMeter | undefined
  /** The first bad rows, of one reason the first three; `bad` counts all. */
  readonly firstBad: BadRow[] = []
  readonly ignoredColumns = new Set<string>()
  readonly aliases = new Set<string>()
  /** Things that were decided on the reader's behalf, with how often. */
  readonly notes = new Map<string, number>()
  readonly #remarks = new Set<string>()
  /** Per note, the first places it was made about, where they can be looked up. */
  readonly notePlaces = new Map<string, readonly string[]>()

  constructor(file: string) {
    this.file = file
  }

  /** `maybe` is what may help, said once however many rows ask for it. */
  addBad(line: number, reason: string, maybe?: string): void {
    this.bad++
    if (maybe !== undefined) this.remark(maybe)
    const isTold = this.firstBad.filter((each) => each.reason === reason).length >= mostNamed
    if (this.firstBad.length < 20 && !isTold) this.firstBad.push({ file: this.file, line, reason })
  }

  addDuplicate(id: string): void {
    this.duplicates++
    if (this.firstDuplicates.length < mostNamed) this.firstDuplicates.push(id)
  }

  /** Counts a note; of those with a `place` (`line 4`) the first few are named. */
  note(text: string, place?: string): void {
    if (this.notes.size >= mostNotes && !this.notes.has(text)) return
    this.notes.set(text, (this.notes.get(text) ?? 0) + 1)
    if (place === undefined) return
    const places = this.notePlaces.get(text) ?? []
    if (places.length < mostNamed) this.notePlaces.set(text, [...places, place])
  }

  /** Notes something of the file as a whole, once. */
  remark(text: string): void {
    this.notes.set(text, 1)
    this.#remarks.add(text)
  }

  /** One line each, for people; bad rows first. */
  lines(): readonly string[] {
    const lines = this.firstBad.map(({ line, reason }) => `${this.file}:${line}: skipped: ${reason}`)
    const more = this.bad - this.firstBad.length
    if (more > 0) lines.push(`${this.file}: … and ${count(more, 'more row')} skipped`)
    const verb = this.bad > 0 ? 'taken' : 'read'
    lines.push(`${this.file}: ${count(this.rows, 'row')} ${verb}, ${this.bad.toLocaleString('en')} skipped`)
    if (this.aliases.size > 0) lines.push(`${this.file}: columns taken for ours: ${[...this.aliases].join(', ')}`)
    if (this.ignoredColumns.size > 0)
      lines.push(`${this.file}: ignored columns: ${[...this.ignoredColumns].join(', ')}`)
    if (this.duplicates > 0)
      lines.push(
        `${this.file}: ${count(this.duplicates, 'row')} with an id seen before; the last one counts: ${firstOf(this.firstDuplicates, this.duplicates)}`,
      )
    if (this.madeIds > 0) {
      const made = `${count(this.madeIds, 'row')} without an id: ids were made from their words`
      lines.push(`${this.file}: ${made}; if a column has them: --map "Their column=id"`)
    }
    for (const [note, times] of this.notes) {
      const places = this.#remarks.has(note) ? '' : ` (${this.#placesOf(note, times)})`
      lines.push(`${this.file}: ${note}${places}`)
    }
    return lines
  }

  #placesOf(note: string, times: number): string {
    const places = this.notePlaces.get(note)
    return places ? `${count(times, 'row')}: ${firstOf(places, times)}` : count(times, 'row')
  }

  /** The same for `--json`. */
  toJSON(): Readonly<Record<string, unknown>> {
    return {
      file: this.file,
      rows: this.rows,
      bad_rows: this.bad,
      first_bad_rows: this.firstBad.map(({ line, reason }) => ({ line, reason })),
      duplicates: this.duplicates,
      first_duplicates: this.firstDuplicates,
      ids_made: this.madeIds,
      ignored_columns: [...this.ignoredColumns],
      columns_taken_for_ours: [...this.aliases],
      notes: Object.fromEntries(this.notes),
    }
  }
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}

function firstOf(first: readonly string[], all: number): string {
  return `${first.join(', ')}${all > first.length ? ', …' : ''}`
}

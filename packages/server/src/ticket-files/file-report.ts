/** A row that was skipped, and why. */
export interface BadRow {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** What happened while a ticket file was read: nothing is passed over in silence. */
export class FileReport {
  readonly file: string
  /** Rows handed out. */
  rows = 0
  bad = 0
  duplicates = 0
  /** Bytes read so far, and of how many, where that is known; packed bytes for gzip. */
  bytes = 0
  totalBytes: number | undefined
  /** The first bad rows; `bad` counts all. */
  readonly firstBad: BadRow[] = []
  readonly ignoredColumns = new Set<string>()
  readonly aliases = new Set<string>()
  /** Things that were decided on the reader's behalf, with how often. */
  readonly notes = new Map<string, number>()

  constructor(file: string) {
    this.file = file
  }

  addBad(line: number, reason: string): void {
    this.bad++
    if (this.firstBad.length < 20) this.firstBad.push({ file: this.file, line, reason })
  }

  note(text: string): void {
    this.notes.set(text, (this.notes.get(text) ?? 0) + 1)
  }

  /** One line each, for people; bad rows first. */
  lines(): readonly string[] {
    const lines = this.firstBad.map(({ line, reason }) => `${this.file}:${line}: skipped: ${reason}`)
    const more = this.bad - this.firstBad.length
    if (more > 0) lines.push(`${this.file}: … and ${count(more, 'more row')} skipped`)
    lines.push(`${this.file}: ${count(this.rows, 'row')} read, ${this.bad.toLocaleString('en')} skipped`)
    if (this.aliases.size > 0) lines.push(`${this.file}: columns taken for ours: ${[...this.aliases].join(', ')}`)
    if (this.ignoredColumns.size > 0)
      lines.push(`${this.file}: ignored columns: ${[...this.ignoredColumns].join(', ')}`)
    if (this.duplicates > 0)
      lines.push(`${this.file}: ${count(this.duplicates, 'row')} with an id seen before; the last one counts`)
    for (const [note, times] of this.notes) lines.push(`${this.file}: ${note} (${count(times, 'row')})`)
    return lines
  }

  /** The same for `--json`. */
  toJSON(): Readonly<Record<string, unknown>> {
    return {
      file: this.file,
      rows: this.rows,
      bad_rows: this.bad,
      first_bad_rows: this.firstBad.map(({ line, reason }) => ({ line, reason })),
      duplicates: this.duplicates,
      ignored_columns: [...this.ignoredColumns],
      columns_taken_for_ours: [...this.aliases],
      notes: Object.fromEntries(this.notes),
    }
  }
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}

import { createHash, type Hash } from 'node:crypto'
import type { RawRow } from './raw-row.ts'

/**
 * Counts the rows of a file as they are read, and sums them up in a digest: two files whose first `rows` rows have the same
 * digest are, so far, the same file. `settings` is how they are read; other settings, another digest.
 */
export class RowMeter {
  rows = 0
  readonly #hash: Hash
  readonly #mark: number | undefined
  /** Rows not yet in the digest: many small pieces cost more than one. */
  #waiting = ''
  #digestAtMark: Uint8Array | undefined

  /** `mark`: after so many rows the digest is kept, to be compared with. */
  constructor(settings: unknown, mark?: number) {
    this.#hash = createHash('sha256').update(JSON.stringify(settings))
    this.#mark = mark
  }

  add(row: RawRow): void {
    this.rows++
    this.#waiting += `${'problem' in row ? row.problem : JSON.stringify([row.names.length, row.values])}\n`
    if (this.#waiting.length > 65_536) this.#sum()
    if (this.rows === this.#mark) this.#digestAtMark = this.digest()
  }

  #sum(): void {
    this.#hash.update(this.#waiting)
    this.#waiting = ''
  }

  /** Whether the file came as far as the mark, with that digest. */
  hasPassed(digest: Uint8Array): boolean {
    return this.#digestAtMark !== undefined && Buffer.compare(this.#digestAtMark, digest) === 0
  }

  /** Of all rows so far. */
  digest(): Uint8Array {
    this.#sum()
    return this.#hash.copy().digest()
  }
}

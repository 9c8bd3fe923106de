import { createHash } from 'node:crypto'
import type { Roster } from '@pointsman/core'
import { PointsmanError } from '@pointsman/core'
import { bytesArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { exactJson, pack, unpack } from './packed.ts'
import { asDocument, fromDocument } from './roster-documents.ts'
import type { RosterBase, RosterDocument } from './roster-documents.ts'

/** Rosters kept in memory; each is shared by all decisions of its time, so few serve many. */
const keptRosters = 64

/** Hashes remembered as written; beyond it the set is begun anew, which costs a needless insert each. */
const keptHashes = 10_000

/**
 * Rosters are large and shared by many decisions, so each is kept once, by the SHA-256 of its JSON, and mostly by what
 * differs from an earlier one. What was hashed is remembered by its three lists (a roster is often a new object around
 * the same lists).
 */
export class RosterShelf {
  readonly #database: Database
  readonly #hashes = new WeakMap<object, { readonly roster: Roster; readonly hash: string }>()
  /** Committed by this process; not written again. */
  readonly #stored = new Set<string>()
  readonly #read = new Map<string, Roster>()
  #base: RosterBase | undefined

  constructor(database: Database) {
    this.#database = database
  }

  hashOf(roster: Roster): string {
    const known = this.#hashes.get(roster.agents)
    if (known?.roster.queues === roster.queues && known.roster.records === roster.records) return known.hash
    const hash = createHash('sha256').update(exactJson(roster)).digest('hex')
    this.#hashes.set(roster.agents, { roster, hash })
    return hash
  }

  /** Writes those that are not there yet; answers what to call once the transaction has committed. */
  async put(client: Queryable, rosters: ReadonlyMap<string, Roster>): Promise<() => void> {
    const missing = [...rosters]
      .filter(([hash]) => !this.#stored.has(hash))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
    if (missing.length === 0) return () => {}
    const documents = missing.map(([, roster]) => asDocument(roster, this.#base))
    const rows = await client.query<{ hash: string }>(
      `insert into rosters (hash, document) select * from unnest($1::text[], $2::bytea[])
       on conflict (hash) do nothing returning hash`,
      [textArray(missing.map(([hash]) => hash)), bytesArray(documents.map(pack))],
    )
    const inserted = new Set(rows.map(({ hash }) => hash))
    return () => {
      if (this.#stored.size > keptHashes) this.#stored.clear()
      for (const [index, [hash, roster]] of missing.entries()) {
        this.#stored.add(hash)
        // One that was there already may itself be said by another: no base, so that no chains arise.
        if (inserted.has(hash) && 'whole' in documents[index]!) this.#base = { hash, roster }
      }
    }
  }

  async get(hashes: readonly string[]): Promise<ReadonlyMap<string, Roster>> {
    const wanted = [...new Set(hashes)]
    const documents = await this.#documents(wanted)
    const bases = [...documents.values()].flatMap((document) => ('base' in document ? document.base : []))
    const whole = new Map([...(await this.#documents(bases)), ...documents])
    const found = new Map<string, Roster>()
    for (const hash of wanted) {
      const roster = this.#read.get(hash) ?? this.#assemble(hash, whole)
      found.set(hash, roster)
    }
    for (const [hash, roster] of found) this.#remember(hash, roster)
    return found
  }

  #assemble(hash: string, documents: ReadonlyMap<string, RosterDocument>): Roster {
    const document = documents.get(hash)
    if (document === undefined) {
      throw new PointsmanError('store_unavailable', `The roster ${hash} of a decision is missing.`)
    }
    if ('whole' in document) return document.whole
    return fromDocument(document, this.#read.get(document.base) ?? this.#assemble(document.base, documents))
  }

  /** Of those that are not in memory. */
  async #documents(hashes: readonly string[]): Promise<ReadonlyMap<string, RosterDocument>> {
    const missing = [...new Set(hashes)].filter((hash) => !this.#read.has(hash))
    if (missing.length === 0) return new Map()
    const rows = await this.#database.query<{ hash: string; document: Buffer }>(
      'select hash, document from rosters where hash = any($1::text[])',
      [textArray(missing)],
    )
    return new Map(rows.map(({ hash, document }) => [hash, unpack(document) as RosterDocument]))
  }

  #remember(hash: string, roster: Roster): void {
    this.#read.set(hash, roster)
    if (this.#read.size <= keptRosters) return
    for (const oldest of this.#read.keys()) {
      this.#read.delete(oldest)
      return
    }
  }
}

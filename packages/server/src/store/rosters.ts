import { createHash } from 'node:crypto'
import type { Roster } from '@pointsman/core'
import { PointsmanError } from '@pointsman/core'
import { bytesArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { exactJson } from '../exact-json.ts'
import { pack, unpack } from './packed.ts'
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
    const same = known?.roster
    const isSame = same?.queues === roster.queues && same.records === roster.records && same.ratings === roster.ratings
    if (known !== undefined && isSame) return known.hash
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
    // Whoever reads meanwhile may push out of memory what is there now: it is held on to from here.
    const held = this.#inMemory(wanted)
    const documents = await this.#documents(wanted.filter((hash) => !held.has(hash)))
    const bases = [...documents.values()].flatMap((document) => ('base' in document ? document.base : []))
    for (const [hash, roster] of this.#inMemory(bases)) held.set(hash, roster)
    const ofBases = await this.#documents(bases.filter((hash) => !held.has(hash)))
    const whole = new Map([...ofBases, ...documents])
    const found = new Map(wanted.map((hash) => [hash, held.get(hash) ?? assembled(hash, whole, held)]))
    for (const [hash, roster] of found) this.#remember(hash, roster)
    return found
  }

  #inMemory(hashes: readonly string[]): Map<string, Roster> {
    const found = new Map<string, Roster>()
    for (const hash of hashes) {
      const roster = this.#read.get(hash)
      if (roster !== undefined) found.set(hash, roster)
    }
    return found
  }

  async #documents(hashes: readonly string[]): Promise<ReadonlyMap<string, RosterDocument>> {
    if (hashes.length === 0) return new Map()
    const rows = await this.#database.query<{ hash: string; document: Buffer }>(
      'select hash, document from rosters where hash = any($1::text[])',
      [textArray([...new Set(hashes)])],
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

function assembled(
  hash: string,
  documents: ReadonlyMap<string, RosterDocument>,
  held: ReadonlyMap<string, Roster>,
): Roster {
  const document = documents.get(hash)
  if (document === undefined) {
    throw new PointsmanError('store_unavailable', `The roster ${hash} of a decision is missing.`)
  }
  if ('whole' in document) return document.whole
  return fromDocument(document, held.get(document.base) ?? assembled(document.base, documents, held))
}

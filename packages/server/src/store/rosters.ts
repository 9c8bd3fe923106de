import { createHash } from 'node:crypto'
import type { Roster } from '@pointsman/core'
import { PointsmanError } from '@pointsman/core'
import { bytesArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { exactJson, pack, unpack } from './packed.ts'

/** Rosters kept in memory; each is shared by all decisions of its time, so few serve many. */
const keptRosters = 64

/**
 * Rosters are large and shared by many decisions, so each is kept once, by the SHA-256 of its document. What was
 * hashed is remembered by its three lists (a roster is often a new object around the same lists).
 */
export class RosterShelf {
  readonly #database: Database
  readonly #hashes = new WeakMap<object, { readonly roster: Roster; readonly hash: string }>()
  /** Committed by this process; not written again. */
  readonly #stored = new Set<string>()
  readonly #read = new Map<string, Roster>()

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
    await client.query(
      `insert into rosters (hash, document) select * from unnest($1::text[], $2::bytea[]) on conflict (hash) do nothing`,
      [textArray(missing.map(([hash]) => hash)), bytesArray(missing.map(([, roster]) => pack(roster)))],
    )
    return () => {
      for (const [hash] of missing) this.#stored.add(hash)
    }
  }

  async get(hashes: readonly string[]): Promise<ReadonlyMap<string, Roster>> {
    const found = new Map<string, Roster>()
    const missing: string[] = []
    for (const hash of new Set(hashes)) {
      const roster = this.#read.get(hash)
      if (roster === undefined) missing.push(hash)
      else found.set(hash, roster)
    }
    if (missing.length === 0) return found
    const rows = await this.#database.query<{ hash: string; document: Buffer }>(
      'select hash, document from rosters where hash = any($1::text[])',
      [textArray(missing)],
    )
    for (const { hash, document } of rows) {
      const roster = unpack(document) as Roster
      found.set(hash, roster)
      this.#remember(hash, roster)
    }
    for (const hash of missing) {
      if (!found.has(hash))
        throw new PointsmanError('store_unavailable', `The roster ${hash} of a decision is missing.`)
    }
    return found
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

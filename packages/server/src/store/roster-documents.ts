import type { Roster, KindRecord } from '@pointsman/core'
import { exactJson } from '../exact-json.ts'

/**
 * A roster as it is kept: whole, or as another one (`base`, by hash) with some track records replaced. Every ticket that
 * is resolved changes one record among hundreds; without this the whole roster would be written again each time.
 */
export type RosterDocument =
  | { readonly whole: Roster }
  | { readonly base: string; readonly records: readonly (readonly [index: number, record: KindRecord])[] }

/** A roster that was written whole, and may be a base. */
export interface RosterBase {
  readonly hash: string
  readonly roster: Roster
}

/** Above this share of changed records the roster is written whole, and is the next base. */
const mostChanged = 0.1

/** The shortest way to say `roster`: by the base, if people and queues are the same and few records differ. */
export function asDocument(roster: Roster, base: RosterBase | undefined): RosterDocument {
  if (base === undefined || !isSameButForRecords(roster, base.roster)) return { whole: roster }
  const changed: (readonly [number, KindRecord])[] = []
  for (const [index, record] of roster.records.entries()) {
    if (!isSame(record, base.roster.records[index]!)) changed.push([index, record])
  }
  return changed.length <= roster.records.length * mostChanged
    ? { base: base.hash, records: changed }
    : { whole: roster }
}

/** The roster that was meant. */
export function fromDocument(document: Exclude<RosterDocument, { whole: Roster }>, base: Roster): Roster {
  const records = [...base.records]
  for (const [index, record] of document.records) records[index] = record
  return { ...base, records }
}

function isSameButForRecords(one: Roster, other: Roster): boolean {
  return (
    one.records.length === other.records.length &&
    isSame(one.agents, other.agents) &&
    isSame(one.queues, other.queues) &&
    isSame(one.ratings, other.ratings) &&
    Object.keys(one).join() === Object.keys(other).join()
  )
}

/** To the last bit and the order of the fields: what is read back must be what was hashed. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || exactJson(one) === exactJson(other)
}

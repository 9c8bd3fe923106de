import type { Decision, Roster } from '@pointsman/core'
import { PointsmanError } from '@pointsman/core'
import { lockRoom } from './claims.ts'
import type { Database, Queryable } from './database.ts'
import { keepOnly, packTogether, type DecisionPack } from './decision-packs.ts'
import { insertDecisions, readDecisions, writeOut } from './decision-rows.ts'
import type { WrittenDecision } from './decision-rows.ts'
import { recordingLock } from './decisions.ts'
import type { RosterShelf } from './rosters.ts'
import { storable } from './storable.ts'
import type { DecidedTicket, RecordResult, Store } from './store.ts'
import { claimOf } from './ticket-state.ts'
import { writeAssignments } from './recorded-assignments.ts'
import { insertNewTickets, moveKnownTickets, writeEvents } from './recorded-tickets.ts'
import type { Recorded } from './recorded-tickets.ts'
import { lookUpTickets } from './known-tickets.ts'
import type { KnownTicket } from './known-tickets.ts'

/** Told of the highest position after each recording. */
export type OnRecorded = (position: number) => void

/**
 * Writes decisions. One transaction a call, a handful of statements however many tickets. Locks are always taken in
 * this order: known tickets by id, queues with a limit by id, agents by id, then new tickets by id; every other
 * transaction keeps to a part of the same order, so none waits for another in a circle.
 */
export function recording(
  database: Database,
  shelf: RosterShelf,
  onRecorded: OnRecorded,
): Pick<Store, 'recordDecisions'> {
  return {
    recordDecisions: async (given) => {
      if (given.length === 0) return []
      const prepared = given.map((entry) => prepare(entry, shelf))
      // Packed before the transaction, so that no lock is held meanwhile.
      const packs = await packTogether(prepared.map(({ written }) => written))
      const { verdicts, committed } = await database.transaction((client) => record(client, shelf, prepared, packs))
      committed()
      const positions = [...verdicts.values()].map((verdict) => ('position' in verdict ? verdict.position : 0))
      const highest = Math.max(...positions)
      if (highest > 0) onRecorded(highest)
      return answers(database, shelf, prepared, verdicts)
    },
  }
}

/** An entry with its ticket in storable text and its decision written out. */
interface Prepared {
  readonly entry: DecidedTicket
  readonly written: WrittenDecision
}

/** What became of an entry; decisions of duplicates are read afterwards. */
type Verdict =
  | { readonly kind: 'recorded'; readonly position: number }
  | { readonly kind: 'duplicate'; readonly decisionId: string | undefined }
  | { readonly kind: 'overtaken'; readonly agent: string }

type Verdicts = ReadonlyMap<Prepared, Verdict>

function prepare(entry: DecidedTicket, shelf: RosterShelf): Prepared {
  return { entry: { ...entry, ticket: storable(entry.ticket) }, written: writeOut(entry.decision, shelf) }
}

async function record(
  client: Queryable,
  shelf: RosterShelf,
  prepared: readonly Prepared[],
  packs: readonly DecisionPack<WrittenDecision>[],
): Promise<{ readonly verdicts: Verdicts; readonly committed: () => void }> {
  const first = firstOfEachTicket(prepared)
  const known = await lookUpTickets(
    client,
    first.map(({ entry }) => entry),
  )
  const verdicts = new Map<Prepared, Verdict>()
  const claimed = await claimRoom(client, first, known, verdicts)
  const duplicates = await insertNewTickets(
    client,
    claimed.map(({ entry }) => entry).filter(({ isNew }) => isNew),
  )
  for (const one of claimed) {
    const decisionId = duplicates.get(one.entry.ticket.id)
    if (decisionId !== undefined) verdicts.set(one, { kind: 'duplicate', decisionId: decisionId ?? undefined })
  }
  const kept = claimed.filter((one) => !verdicts.has(one))
  if (kept.length === 0) return { verdicts, committed: () => {} }
  const recorded = kept.map(({ entry }): Recorded => ({ entry, held: known.get(entry.ticket.id)?.held }))
  await moveKnownTickets(client, recorded)
  await client.query('select pg_advisory_xact_lock_shared($1)', [recordingLock], 'recording-lock')
  const committed = await shelf.put(client, rostersOf(kept))
  const written = new Set(kept.map((one) => one.written))
  const positions = await insertDecisions(client, await keepOnly(packs, (one) => written.has(one)))
  await writeEvents(client, recorded)
  await writeAssignments(client, recorded)
  for (const [index, one] of kept.entries()) verdicts.set(one, { kind: 'recorded', position: positions[index]! })
  return { verdicts, committed }
}

/** At most one decision a ticket: the first. */
function firstOfEachTicket(prepared: readonly Prepared[]): readonly Prepared[] {
  const first = new Map<string, Prepared>()
  for (const one of prepared) if (!first.has(one.entry.ticket.id)) first.set(one.entry.ticket.id, one)
  return [...first.values()]
}

/** Sorts out duplicates, then claims capacity in the order given; answers what may be written. */
async function claimRoom(
  client: Queryable,
  prepared: readonly Prepared[],
  known: ReadonlyMap<string, KnownTicket>,
  verdicts: Map<Prepared, Verdict>,
): Promise<readonly Prepared[]> {
  const open = prepared.filter((one) => {
    const ticket = known.get(one.entry.ticket.id)
    if (ticket === undefined && !one.entry.isNew) throw unknownTicket(one.entry.ticket.id)
    if (ticket === undefined || !isOvertakenByAnother(one.entry, ticket)) return true
    verdicts.set(one, { kind: 'duplicate', decisionId: ticket.decisionId })
    return false
  })
  const claims = open.flatMap(({ entry }) => claimOf(entry) ?? [])
  const held = open.flatMap(({ entry }) => known.get(entry.ticket.id)?.held ?? [])
  if (claims.length === 0 && held.length === 0) return open
  const room = await lockRoom(
    client,
    claims.map(({ queue }) => queue),
    [...claims, ...held].map(({ agent }) => agent),
  )
  return open.filter((one) => {
    const claim = claimOf(one.entry)
    if (claim === undefined) return true
    const before = known.get(one.entry.ticket.id)?.held
    if (before !== undefined) room.free(before.agent, before.queue, before.effort)
    if (room.claim({ ...claim, isManual: one.entry.isManual }) === 'claimed') return true
    if (before !== undefined) room.free(before.agent, before.queue, -before.effort)
    verdicts.set(one, { kind: 'overtaken', agent: claim.agent })
    return false
  })
}

/**
 * A new ticket that is there already; or one decided again whose decision is no longer the one it was to supersede, or
 * that was resolved meanwhile. A person's override always counts.
 */
function isOvertakenByAnother({ isNew, isManual, decision }: DecidedTicket, ticket: KnownTicket): boolean {
  if (isNew) return true
  if (isManual) return false
  if (decision.supersedes !== undefined && decision.supersedes !== ticket.decisionId) return true
  return ticket.status === 'resolved' || ticket.status === 'closed'
}

function rostersOf(prepared: readonly Prepared[]): ReadonlyMap<string, Roster> {
  return new Map(prepared.map(({ written }) => [written.rosterHash, written.decision.situation.roster]))
}

function unknownTicket(id: string): PointsmanError {
  return new PointsmanError('not_found', `There is no ticket '${id}' to decide again.`)
}

/** One answer an entry; later entries of the same ticket in one call are duplicates of the first. */
async function answers(
  database: Database,
  shelf: RosterShelf,
  prepared: readonly Prepared[],
  verdicts: Verdicts,
): Promise<readonly RecordResult[]> {
  const wanted = [...verdicts.values()].flatMap((verdict) =>
    'decisionId' in verdict ? (verdict.decisionId ?? []) : [],
  )
  const found = wanted.length === 0 ? [] : await readDecisions(database, shelf, 'id = any($1::text[])', wanted)
  const byId = new Map(found.map((decision) => [decision.id, decision]))
  const firsts = new Map([...verdicts.keys()].map((one) => [one.entry.ticket.id, one]))
  return prepared.map((one): RecordResult => {
    const first = firsts.get(one.entry.ticket.id)!
    const verdict = verdicts.get(first)!
    if (verdict.kind === 'overtaken') return verdict
    if (verdict.kind === 'recorded') return one === first ? verdict : duplicateOf(first.entry.decision)
    return duplicateOf(verdict.decisionId === undefined ? undefined : byId.get(verdict.decisionId))
  })
}

function duplicateOf(decision: Decision | undefined): RecordResult {
  return decision === undefined ? { kind: 'duplicate' } : { kind: 'duplicate', decision }
}

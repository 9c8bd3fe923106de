import type { Decision, Policy, Roster } from '@pointsman/core'
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
import { Placing } from './ticket-state.ts'
import { holdingChange, writeLives } from './recorded-lives.ts'
import type { Shelves } from './events.ts'
import { insertNewTickets, moveKnownTickets, writeEvents } from './recorded-tickets.ts'
import type { Recorded } from './recorded-tickets.ts'
import { writeWords } from './recorded-words.ts'
import { lookUpTickets } from './known-tickets.ts'
import type { KnownTicket } from './known-tickets.ts'
import { mapUnhurried } from '../unhurried.ts'

/** Told of the highest position after each recording. */
export type OnRecorded = (position: number) => void

/**
 * Writes decisions. One transaction a call, a handful of statements however many tickets. Locks are always taken in
 * this order: known tickets by id, queues with a limit by id, agents by id, then new tickets by id; every other
 * transaction keeps to a part of the same order, so none waits for another in a circle.
 */
export function recording(
  database: Database,
  shelves: RecordingShelves,
  onRecorded: OnRecorded,
): Pick<Store, 'recordDecisions'> {
  return {
    recordDecisions: async (given) => {
      if (given.length === 0) return []
      const { rosters } = shelves
      const prepared = await mapUnhurried(given, (entry) => prepare(entry, rosters))
      // Packed before the transaction, so that no lock is held meanwhile.
      const [packs, policy] = await Promise.all([
        packTogether(prepared.map(({ written }) => written)),
        shelves.policies.get(database),
      ])
      const ground = { shelves, policy, placing: new Placing(policy) }
      const { verdicts, committed } = await database.transaction((client) => record(client, ground, prepared, packs))
      committed()
      const positions = [...verdicts.values()].map((verdict) => ('position' in verdict ? verdict.position : 0))
      const highest = Math.max(...positions)
      if (highest > 0) onRecorded(highest)
      return answers(database, rosters, prepared, verdicts)
    },
  }
}

/** What a recording stands on, beside the rows it locks. */
export interface RecordingShelves extends Shelves {
  readonly rosters: RosterShelf
}

interface Ground {
  readonly shelves: RecordingShelves
  readonly policy: Policy
  readonly placing: Placing
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
  return {
    entry: { ...entry, ticket: storable(entry.ticket) },
    written: writeOut(entry.decision, shelf, entry.writtenReading),
  }
}

async function record(
  client: Queryable,
  { shelves, policy, placing }: Ground,
  prepared: readonly Prepared[],
  packs: readonly DecisionPack<WrittenDecision>[],
): Promise<{ readonly verdicts: Verdicts; readonly committed: () => void }> {
  const first = firstOfEachTicket(prepared)
  const known = await lookUpTickets(
    client,
    first.map(({ entry }) => entry),
  )
  const verdicts = new Map<Prepared, Verdict>()
  const placed = place(first, known, placing, verdicts)
  const claimed = await claimRoom(client, placed, verdicts)
  const duplicates = await insertNewTickets(
    client,
    claimed.filter(({ entry }) => entry.isNew),
  )
  for (const { entry, prepared: one } of claimed) {
    const decisionId = duplicates.get(entry.ticket.id)
    if (decisionId !== undefined) verdicts.set(one, { kind: 'duplicate', decisionId: decisionId ?? undefined })
  }
  const kept = claimed.filter((one) => !verdicts.has(one.prepared))
  if (kept.length === 0) return { verdicts, committed: () => {} }
  await moveKnownTickets(client, kept)
  await client.query('select pg_advisory_xact_lock_shared($1)', [recordingLock], 'recording-lock')
  const committed = await shelves.rosters.put(client, rostersOf(kept))
  const written = new Set(kept.map((one) => one.prepared.written))
  const positions = await insertDecisions(client, await keepOnly(packs, (one) => written.has(one)))
  await writeEvents(client, kept)
  await writeWords(client, kept)
  await writeLives(client, kept, { policy, calendars: shelves.calendars })
  for (const [index, one] of kept.entries()) {
    verdicts.set(one.prepared, { kind: 'recorded', position: positions[index]! })
  }
  return { verdicts, committed }
}

/** An entry with the place it is put to. */
interface Placed extends Recorded {
  readonly prepared: Prepared
}

/** At most one decision a ticket: the first. */
function firstOfEachTicket(prepared: readonly Prepared[]): readonly Prepared[] {
  const first = new Map<string, Prepared>()
  for (const one of prepared) if (!first.has(one.entry.ticket.id)) first.set(one.entry.ticket.id, one)
  return [...first.values()]
}

/** Sorts out duplicates, and works out where the others put their tickets. */
function place(
  prepared: readonly Prepared[],
  known: ReadonlyMap<string, KnownTicket>,
  placing: Placing,
  verdicts: Map<Prepared, Verdict>,
): readonly Placed[] {
  return prepared.flatMap((one): Placed[] => {
    const { entry } = one
    const ticket = known.get(entry.ticket.id)
    if (ticket === undefined) {
      if (!entry.isNew) throw unknownTicket(entry.ticket.id)
      return [{ prepared: one, entry, put: placing.begin(entry), before: undefined, stored: undefined }]
    }
    const { locked } = ticket
    if (ticket.carriedOut !== undefined) {
      verdicts.set(one, { kind: 'duplicate', decisionId: ticket.carriedOut })
      return []
    }
    const put = locked !== undefined && isWanted(entry, ticket) ? placing.again(locked.life, entry) : undefined
    if (put !== undefined) return [{ prepared: one, entry, put, before: locked?.life, stored: locked?.stored }]
    verdicts.set(one, { kind: 'duplicate', decisionId: ticket.decisionId })
    return []
  })
}

/** Claims capacity in the order given; answers what may be written. */
async function claimRoom(
  client: Queryable,
  placed: readonly Placed[],
  verdicts: Map<Prepared, Verdict>,
): Promise<readonly Placed[]> {
  const changes = new Map(placed.map((one) => [one, holdingChange(one)]))
  const all = [...changes.values()].flatMap(({ before, after }) => [before ?? [], after ?? []].flat())
  if (all.length === 0) return placed
  const queues = [...changes.values()].flatMap(({ after }) => after?.queue ?? [])
  const room = await lockRoom(
    client,
    queues,
    all.map(({ agent }) => agent),
  )
  return placed.filter((one) => {
    const { before, after } = changes.get(one)!
    if (after === undefined) return true
    if (before !== undefined) room.free(before.agent, before.queue, before.effort)
    const { isManual, decision } = one.entry
    const claim = { agent: after.agent, queue: after.queue, effort: after.effort, isManual, lookedAt: decision.at }
    if (room.claim(claim) === 'claimed') return true
    if (before !== undefined) room.free(before.agent, before.queue, -before.effort)
    verdicts.set(one.prepared, { kind: 'overtaken', agent: after.agent })
    return false
  })
}

/**
 * Whether a decision about a ticket that is there counts: not for one that was new, and no machine's whose decision is no
 * longer the one it was to supersede.
 */
function isWanted({ isNew, isManual, decision }: DecidedTicket, ticket: KnownTicket): boolean {
  if (isNew) return false
  return isManual || decision.supersedes === undefined || decision.supersedes === ticket.decisionId
}

function rostersOf(placed: readonly Placed[]): ReadonlyMap<string, Roster> {
  return new Map(placed.map(({ prepared: { written } }) => [written.rosterHash, written.decision.situation.roster]))
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

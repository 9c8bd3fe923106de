import { PointsmanError } from '@pointsman/core'
import type { Change, Fact } from '../connectors/connector.ts'
import type { DeskState, StoredFact, StoredWrite, TicketFacts, TicketLink } from '../store/store.ts'
import { adoptTicket, stateBeside, type WaitingChange } from './adopt-ticket.ts'
import type { LiveDesk } from './desk.ts'
import { storedFact } from './desk-history.ts'
import { happened } from './happened.ts'
import { isOurs, isUnanswered, routedFields, withField } from './ours-or-theirs.ts'
import { rerouted, type Reroute } from './rerouted.ts'

/** Tickets taken in between two looks at what is to be written. Larger: what is urgent to write waits for what is new. */
const ticketsAtOnce = 50
/** Changes of owner and queue by one person within so many milliseconds are one act. */
const oneAct = 3000

/** Reads what is new and keeps it with how far it was read. Answers how many facts were new. */
export async function pollFacts(desk: LiveDesk): Promise<number> {
  const { store, connector, id } = desk
  const feed = connector.can.changeFeed ? 'changes' : 'tickets'
  const kept = await store.feedRead(id, feed)
  let added = 0
  for await (const { facts, next, settledAt } of connector.read(feed, (kept?.cursor ?? null) as never, 'live')) {
    const read = { connection: id, feed, cursor: next, settledAt, facts: facts.length }
    added += await store.keepFacts(read, facts.map(storedFact))
  }
  return added
}

/**
 * Takes in what waits, ticket by ticket; answers how many tickets. One that cannot be taken in keeps its facts for the next round and
 * does not hold the others up; the first reason is thrown at the end.
 */
export async function takeInFacts(desk: LiveDesk): Promise<number> {
  const failed = new Set<string>()
  const reasons: unknown[] = []
  let taken = 0
  for (;;) {
    const limit = ticketsAtOnce + failed.size
    const waiting = (await desk.store.factsToTake(desk.id, limit)).filter(({ ticket }) => !failed.has(ticket))
    for (const one of waiting) {
      try {
        await takeIn(desk, one)
        taken++
      } catch (error) {
        if (isUnreachable(error)) throw error
        failed.add(one.ticket)
        reasons.push(error)
      }
    }
    if (waiting.length > 0) continue
    if (reasons.length > 0) throw reasons[0]
    return taken
  }
}

/** Nothing else can be asked there either. What it refuses concerns one ticket: somebody moved it to where Pointsman may not look. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof PointsmanError && error.code === 'help_desk_unavailable'
}

async function takeIn(desk: LiveDesk, { ticket, facts }: TicketFacts): Promise<void> {
  const { store, id } = desk
  const changes = facts.flatMap(asChange)
  const link = await linkFor(desk, ticket, changes)
  const keys = facts.map(({ key }) => key)
  if (link === undefined) return store.factsTaken({ connection: id, ticket, keys })
  const seen = desk.connector.can.changeFeed ? changes : await compared(desk, link, facts, changes)
  const known = await takeChanges(desk, link, seen)
  await store.factsTaken({ connection: id, ticket, keys, known })
}

/** Linked, and decided: a process may have died between the two. */
async function linkFor(
  desk: LiveDesk,
  theirs: string,
  changes: readonly WaitingChange[],
): Promise<TicketLink | undefined> {
  const link = await desk.store.linkOf(desk.id, theirs)
  if (link !== undefined && (await desk.store.ticket(link.ticketId)) !== undefined) return link
  return adoptTicket(desk, theirs, changes)
}

function asChange({ key, at, document }: StoredFact): WaitingChange[] {
  return document['kind'] === 'change' ? [{ key, at, change: document as unknown as Change }] : []
}

/**
 * Without a feed of changes: what differs from what was known, and the acts that are told. Who did it, nobody says; but what Pointsman was
 * just writing is nobody else's. A ticket that is gone is over.
 */
async function compared(
  desk: LiveDesk,
  link: TicketLink,
  facts: readonly StoredFact[],
  acts: readonly WaitingChange[],
): Promise<readonly WaitingChange[]> {
  const found = await desk.connector.look(link.theirs, 'fields')
  const writes = await desk.store.writesOf(desk.id, link.theirs)
  const now = found === null ? { ...link.known, status: 'closed' } : stateBeside(link.known, found)
  const drift = driftOf(link.known, now, facts.at(-1)!).map((one) =>
    isUnanswered(writes, one.change.field, one.change.to)
      ? { ...one, change: { ...one.change, actor: { kind: 'us' } as const } }
      : one,
  )
  return [...acts, ...drift].toSorted((one, other) => one.at - other.at)
}

/** The differences of two states, as changes that somebody made. */
export function driftOf(
  known: DeskState,
  now: DeskState,
  { key, at }: Pick<Fact, 'key' | 'at'>,
): readonly WaitingChange[] {
  return [...routedFields, 'status' as const].flatMap((field) => {
    const [from, to] = [known[field] ?? null, now[field] ?? null]
    const change: Change = { kind: 'change', actor: { kind: 'person', id: 'somebody' }, field, from, to }
    return from === to ? [] : [{ key: `${key}/${field}`, at, change }]
  })
}

/** Tells the engine what people did, in order; answers what theirs is known to be then. */
export async function takeChanges(
  desk: LiveDesk,
  link: TicketLink,
  changes: readonly WaitingChange[],
): Promise<DeskState> {
  const writes = await desk.store.writesOf(desk.id, link.theirs)
  const news = changes.filter((one) => !wasThere(link.known, one))
  let known = link.known
  let act: Reroute | undefined
  const finish = async (): Promise<void> => {
    if (act !== undefined) await rerouted(desk, link, act)
    act = undefined
  }
  for (const { key, at, change } of news) {
    const { field, to } = change
    const isOwn = change.actor.kind === 'us' && isOwnChange(change, writes)
    if (field === 'assignee' || field === 'queue') {
      known = isOwn ? withField(known, field, to) : movedBy(change, withField(known, field, to))
      if (isOwn) continue
      if (act !== undefined && (at - act.at > oneAct || !isSameActor(act.change, change))) await finish()
      act = { key, at, change, fields: { ...act?.fields, [field]: to }, standsIn: known.queue }
      continue
    }
    if (field === 'priority' || field === 'status') known = withField(known, field, to)
    if (!isOwn && field === 'priority') known = movedBy(change, known)
    await finish()
    if (!isOwn) await happened(desk, { ...link, known }, { key, at, change })
  }
  await finish()
  return known
}

/** Where a person moves a field away from a value, that value is not written again. */
function movedBy({ actor, field, from }: Change, known: DeskState): DeskState {
  if (actor.kind !== 'person' || from === null) return known
  return { ...known, left: { ...known.left, [field]: from } }
}

/** A ticket that was adopted as it stood holds all that was done to it before. */
function wasThere({ adoptedAt, ...known }: DeskState, { at, change: { field, to } }: WaitingChange): boolean {
  if (adoptedAt === undefined || at > adoptedAt) return false
  if (at < adoptedAt) return true
  const value = routedFields.find((one) => one === field)
  return value === undefined ? field !== 'reply' : (known[value] ?? null) === to
}

function isOwnChange({ field, to, mark }: Change, writes: readonly StoredWrite[]): boolean {
  return field === 'note' ? mark !== undefined : isOurs(writes, field, to)
}

function isSameActor(one: Change, other: Change): boolean {
  return JSON.stringify(one.actor) === JSON.stringify(other.actor)
}

import type { DeskTicket, Intent, WriteOutcome } from '../connectors/connector.ts'
import type { DeskState, StoredTicket, StoredWrite, TicketLink, WriteDue } from '../store/store.ts'
import { stateBeside } from './adopt-ticket.ts'
import { decisionNote } from './decision-note.ts'
import type { LiveDesk } from './desk.ts'
import { isOver } from './desk-history.ts'
import { differences, isOurs } from './ours-or-theirs.ts'
import { wasActedOn } from './rerouted.ts'
import { driftOf, isUnreachable, takeChanges } from './take-in.ts'
import { isBeingWorkedOn, wantedOf, type Wanted } from './wanted.ts'

/** Tickets written between two polls. Larger: what people do meanwhile is seen later. */
const writesAtOnce = 20
/** Milliseconds until a write that was overtaken is looked at again: the poll in between tells who was faster. */
const afterOvertaken = 1500
/** Milliseconds until a write of which nobody knows is looked into; doubled each time, to at most an hour. */
const afterUnsure = 2000
const longestWait = 3_600_000
/** Looks at a difference that no change explains, before it is taken for somebody's change. */
const patience = 4

/**
 * Writes what is due. Answers how many tickets were looked at. One that cannot be written is tried again later and later, and holds
 * up no other; the first reason is thrown at the end.
 */
export async function writeBack(desk: LiveDesk): Promise<number> {
  const { store, engine, id } = desk
  const due = await store.writesDue(id, engine.now(), writesAtOnce)
  const reasons: unknown[] = []
  for (const one of due) {
    try {
      await writeOne(desk, one)
    } catch (error) {
      if (isUnreachable(error)) throw error
      reasons.push(error)
      await store.writePostponed(one, engine.now() + Math.min(longestWait, afterUnsure * 2 ** one.attempts))
    }
  }
  if (reasons.length > 0) throw reasons[0]
  return due.length
}

async function writeOne(desk: LiveDesk, due: WriteDue): Promise<void> {
  const { store, engine, connector } = desk
  const link = await store.linkOfTicket(due.ticketId)
  const stored = await store.ticket(due.ticketId)
  const wanted = link && stored && (await wantedNow(desk, link, stored))
  if (link === undefined || stored === undefined) return store.writeSettled(due)
  if (wanted === undefined) return gather(desk, { due, link, stored })
  const now = await connector.look(link.theirs, 'fields')
  if (now === null || isOver(now)) return store.writeSettled(due)
  const writes = await store.writesOf(desk.id, link.theirs)
  const changed = changedByOthers(link.known, now, writes)
  if (changed.length > 0) {
    if (due.attempts < patience) return store.writePostponed(due, engine.now() + afterOvertaken)
    return takeDrift(desk, link, now)
  }
  await send(desk, { due, link, wanted, now })
}

/** Nothing is to be changed; but what came in of a ticket that Pointsman has given to somebody may lie elsewhere than it. */
async function gather(
  desk: LiveDesk,
  { due, link, stored }: { readonly due: WriteDue; readonly link: TicketLink; readonly stored: StoredTicket },
): Promise<void> {
  const { store, connector } = desk
  const decision = stored.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  const isGiven = link.known.mark !== undefined && isBeingWorkedOn(stored) && wasActedOn(decision)
  if (connector.gather === undefined || !isGiven) return store.writeSettled(due)
  const { assignee, queue } = link.known
  const holder = { ...(assignee === undefined ? {} : { assignee }), ...(queue === undefined ? {} : { queue }) }
  return afterwards(desk, due, await connector.gather(link.theirs, holder), link)
}

async function wantedNow(desk: LiveDesk, link: TicketLink, stored: StoredTicket): Promise<Wanted | undefined> {
  const { store, mapping, connector } = desk
  const decision = stored.decisionId === undefined ? undefined : await store.decision(stored.decisionId)
  const writes = await store.writesOf(desk.id, link.theirs)
  return wantedOf({ stored, decision, known: link.known, mapping, writes, hasTags: connector.can.tags })
}

/** Fields that are neither what was known nor what Pointsman wrote without hearing of it. */
function changedByOthers(known: DeskState, now: DeskTicket, writes: readonly StoredWrite[]): readonly string[] {
  const state = stateBeside(known, now)
  return differences(known, state).filter((field) => !isOurs(writes, field, state[field] ?? null))
}

/** Nobody told of the change, and it is there: a person's, to be left alone. */
async function takeDrift(desk: LiveDesk, link: TicketLink, now: DeskTicket): Promise<void> {
  const key = `drift/${link.theirs}/${now.version.token}`
  const known = await takeChanges(
    desk,
    link,
    driftOf(link.known, stateBeside(link.known, now), { key, at: now.updatedAt }),
  )
  await desk.store.factsTaken({ connection: desk.id, ticket: link.theirs, keys: [], known })
}

interface Sending {
  readonly due: WriteDue
  readonly link: TicketLink
  readonly wanted: Wanted
  readonly now: DeskTicket
}

async function send(desk: LiveDesk, { due, link, wanted, now }: Sending): Promise<void> {
  const { store, engine, connector } = desk
  const { set, addTags, dropTags, mark } = wanted
  const { custom, ...fields } = set
  const id = await store.noteWrite({
    connection: desk.id,
    theirs: link.theirs,
    mark,
    at: engine.now(),
    document: {
      ...fields,
      ...Object.fromEntries(Object.entries(custom ?? {}).map(([field, value]) => [`custom:${field}`, value])),
    },
  })
  const intent: Intent = {
    ticket: link.theirs,
    mark,
    seen: now.version,
    set,
    ...(addTags.length > 0 ? { addTags } : {}),
    ...(dropTags.length > 0 ? { dropTags } : {}),
    note: await noteFor(desk, wanted, due.ticketId),
  }
  const outcome = await connector.write(intent)
  const known = knownAfter(outcome, { now, wanted, link })
  await store.writeEnded(id, { ...outcome }, known)
  await afterwards(desk, due, outcome, link)
}

async function noteFor({ store, connector }: LiveDesk, { decision }: Wanted, ticketId: string): Promise<string> {
  const [agents, queues, stored] = await Promise.all([store.agents(), store.queues(), store.ticket(ticketId)])
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    all.find((one) => one.id === id)?.name ?? id
  const names = { agent: nameIn(agents), queue: nameIn(queues) }
  return decisionNote(decision, { assignee: stored?.assignee, undo: connector.undo, names })
}

/** Undefined: as before. */
function knownAfter(outcome: WriteOutcome, { now, wanted, link }: Omit<Sending, 'due'>): DeskState | undefined {
  const { kind } = outcome
  if (kind !== 'done' && kind !== 'already' && kind !== 'partly') return undefined
  const refused = new Set(kind === 'partly' ? outcome.refused.map(({ field }) => field) : [])
  const { adoptedAt, left } = link.known
  let known: DeskState = {
    ...stateBeside(link.known, now),
    mark: wanted.mark,
    ...(adoptedAt === undefined ? {} : { adoptedAt }),
    ...(left === undefined ? {} : { left }),
  }
  const { assignee, queue, priority, custom } = wanted.set
  if (assignee !== undefined && !refused.has('assignee')) {
    const { assignee: _, ...rest } = known
    known = assignee === null ? rest : { ...rest, assignee }
  }
  if (queue !== undefined && !refused.has('queue')) known = { ...known, queue }
  if (priority !== undefined && !refused.has('priority')) known = { ...known, priority }
  const kept = Object.entries(custom ?? {}).filter(([field]) => !refused.has(`custom:${field}`))
  const tags = [...now.tags.filter((tag) => !wanted.dropTags.includes(tag)), ...wanted.addTags]
  return {
    ...known,
    custom: { ...now.custom, ...Object.fromEntries(kept) },
    tags: refused.has('tags') ? now.tags : tags,
  }
}

async function afterwards(desk: LiveDesk, due: WriteDue, outcome: WriteOutcome, { theirs }: TicketLink): Promise<void> {
  const { store, engine, tell, id } = desk
  const now = engine.now()
  const inAWhile = Math.min(longestWait, afterUnsure * 2 ** due.attempts)
  switch (outcome.kind) {
    case 'done':
    case 'already':
      return store.writeSettled(due)
    case 'partly':
      tell(
        `${id}: ticket ${theirs} was written in part: ${outcome.refused.map(({ field, why }) => `${field}: ${why}`).join('; ')}`,
      )
      return store.writeSettled(due)
    case 'refused':
      tell(`${id}: ticket ${theirs} could not be written: ${outcome.why}`)
      return store.writeSettled(due)
    case 'overtaken':
      return store.writePostponed(due, now + afterOvertaken)
    case 'unsure':
      return store.writePostponed(due, now + inAWhile)
    case 'later':
      return store.writePostponed(due, Math.max(outcome.at, now + inAWhile))
  }
}

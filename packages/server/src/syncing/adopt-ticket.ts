import type { Ticket } from '@pointsman/core'
import type { Change, DeskTicket } from '../connectors/connector.ts'
import type { DeskState, TicketLink } from '../store/store.ts'
import { rebuildTicket } from '@pointsman/core'
import { isOver, ourTicket, rowOf } from './desk-history.ts'
import { ourTicketId, type LiveDesk } from './desk.ts'
import { ourQueue } from './newcomers.ts'
import { routedFields, withField } from './ours-or-theirs.ts'

/** A fact that waits, of a change. */
export interface WaitingChange {
  readonly key: string
  readonly at: number
  readonly change: Change
}

/**
 * Takes in a ticket of theirs that Pointsman has not decided yet: one that is over becomes history, one that is open is decided.
 * Answers its link; undefined where there is nothing to link (spam, gone, not to be seen).
 *
 * A ticket that arrived after the connection went live is decided as it stood on arrival: what people did since is undone in what is
 * known, and comes as changes. One from before is taken as it stands.
 */
export async function adoptTicket(
  desk: LiveDesk,
  theirs: string,
  changes: readonly WaitingChange[],
): Promise<TicketLink | undefined> {
  const found = await desk.connector.look(theirs)
  if (found === null || found.status === 'spam') return undefined
  const isNew = found.createdAt >= desk.liveFrom
  const first = isNew ? onArrival(found, changes) : found
  await ourQueue(desk, first.queue)
  if (isOver(found) && !isNew) return adoptEnded(desk, found)
  const known = stateOf(first)
  const link = await desk.store.linkTicket({
    connection: desk.id,
    theirs,
    ticketId: ourTicketId(desk.id, theirs),
    known: isNew ? known : { ...known, adoptedAt: found.updatedAt },
  })
  await submit(desk, ourTicket(first, desk))
  if (first.assignee !== undefined) await noteHolder(desk, link, first)
  return link
}

/** What a ticket of theirs is, as far as it is compared. */
export function stateOf({ assignee, queue, priority, status, custom }: DeskTicket): DeskState {
  return {
    status,
    custom,
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    ...(priority === undefined ? {} : { priority }),
  }
}

/** The same beside what was known: what a ticket does not say of where it is, is as it was. */
export function stateBeside({ assignee, queue, priority }: DeskState, found: DeskTicket): DeskState {
  const state = stateOf(found)
  if (found.isUnplaced !== true) return state
  return {
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    ...(priority === undefined ? {} : { priority }),
    ...state,
  }
}

/** The first change of each field says what it was before. */
function onArrival(found: DeskTicket, changes: readonly WaitingChange[]): DeskTicket {
  let state: DeskState = stateOf(found)
  for (const field of [...routedFields, 'status'] as const) {
    const first = changes.find(({ change }) => change.field === field)
    if (first !== undefined) state = withField(state, field, first.change.from)
  }
  const { assignee: _a, queue: _q, priority: _p, ...rest } = found
  const { assignee, queue, priority } = state
  return {
    ...rest,
    status: isOver(found) ? 'open' : found.status,
    ...(assignee === undefined ? {} : { assignee }),
    ...(queue === undefined ? {} : { queue }),
    ...(priority === undefined ? {} : { priority }),
  }
}

/** It ended before it was ever decided here: history. Its link lets it come back when it is reopened. */
async function adoptEnded(desk: LiveDesk, found: DeskTicket): Promise<TicketLink> {
  const { store, id } = desk
  await store.importHistory([rowOf(found, desk)])
  for (let after: string | undefined = ''; after !== undefined;)
    after = (await store.rebuildHistory(after, rebuildTicket)).next
  const known = { ...stateOf(found), adoptedAt: found.updatedAt }
  return store.linkTicket({ connection: id, theirs: found.id, ticketId: ourTicketId(id, found.id), known })
}

async function submit({ engine, id }: LiveDesk, ticket: Ticket): Promise<void> {
  await engine.submit(ticket, id)
}

/** Somebody had it before Pointsman saw it. */
async function noteHolder(desk: LiveDesk, link: TicketLink, { assignee, queue }: DeskTicket): Promise<void> {
  const agent = assignee === undefined ? undefined : desk.mapping.agents[assignee]
  if (agent === undefined) return
  const place = queue === undefined ? undefined : desk.mapping.queues[queue]
  await desk.engine.recordEvent({
    id: `${desk.id}:holder:${link.theirs}`,
    ticketId: link.ticketId,
    kind: 'manual_assigned',
    at: desk.engine.now(),
    actor: desk.id,
    data: { agent, ...(place === undefined ? {} : { queue: place }) },
  })
}

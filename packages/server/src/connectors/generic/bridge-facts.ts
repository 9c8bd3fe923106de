import type { Actor, Change, ChangedField, DeskTicket, Fact, Version } from '../connector.ts'
import { factKey } from '../fact-key.ts'
import type { BridgeAbilities, BridgeChange, BridgeTicket } from './bridge-shapes.ts'

/** A ticket of a bridge in our terms. */
export function toDeskTicket(ticket: BridgeTicket, can: BridgeAbilities): DeskTicket {
  const { id, subject, body, status, tags, custom, requester, account, channel, queue, assignee, priority } = ticket
  const strength: Version['strength'] = can.enforced_versions ? 'enforced' : 'advisory'
  return {
    kind: 'ticket',
    ...{ id, subject, body, status, tags, custom },
    version: { token: ticket.version, strength },
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at ?? ticket.created_at,
    ...(requester === undefined ? {} : { requester }),
    ...(account === undefined ? {} : { account }),
    ...(channel === undefined ? {} : { channel }),
    ...(queue === undefined ? {} : { queue }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(priority === undefined ? {} : { priority }),
    ...(ticket.resolved_at == null ? {} : { resolvedAt: ticket.resolved_at }),
  }
}

/** The ticket as a fact: another whenever its version is. */
export function ticketFact(ticket: BridgeTicket, can: BridgeAbilities): Fact {
  const what = toDeskTicket(ticket, can)
  return { key: `ticket/${factKey(what.id, what.version.token)}`, ticket: what.id, at: what.updatedAt, order: 0, what }
}

/** What happened, as a fact; undefined for a field that means nothing here. */
export function changeFact({ id, ticket, at, actor, field, ...rest }: BridgeChange, me: string): Fact | undefined {
  if (!isField(field)) return undefined
  const { from, to, mark, order } = rest
  const what: Change = { kind: 'change', actor: actorOf(actor, me), field, from, to, ...(mark ? { mark } : {}) }
  const numbered = /^\d{1,15}$/.test(id) ? Number(id) : 0
  return { key: `change/${factKey(id)}`, ticket, at, order: order ?? numbered, what }
}

function actorOf(id: string | undefined, me: string): Actor {
  if (id === undefined) return { kind: 'system' }
  return id === me ? { kind: 'us' } : { kind: 'person', id }
}

const fields = new Set(['assignee', 'queue', 'priority', 'status', 'tags', 'created', 'reply', 'note'])

function isField(field: string): field is ChangedField {
  return fields.has(field) || /^custom:./.test(field)
}

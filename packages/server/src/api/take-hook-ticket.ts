import { PointsmanError } from '@pointsman/core'
import { fromNewEvent, newEventSchema, type NewEvent } from '../contract/event.ts'
import type { HookAnswer } from '../contract/hook.ts'
import { newTicketSchema } from '../contract/ticket.ts'
import { present, toInstant } from '../contract/wire.ts'
import type { HookKind, StoredTicket } from '../store/store.ts'
import { readStatus } from '../ticket-files/status-words.ts'
import type { HookTicket } from '../webhooks/read-hook.ts'
import type { ApiParts } from './app-types.ts'
import { receive } from './receive.ts'
import { validate } from './validate.ts'

interface Delivery {
  readonly kind: HookKind
  readonly actor: string
  /** Makes the events of it the same when it is taken in again. */
  readonly message: string
}

/** A new ticket is routed; of a known one, what changed is an event each, as if somebody had told so. */
export async function takeHookTicket(found: HookTicket, delivery: Delivery, parts: ApiParts): Promise<HookAnswer> {
  const { store } = parts.engine
  const known = await store.ticket(found.ticket.id)
  if (known === undefined) return routeNew(found, delivery, parts)
  if (delivery.kind === 'created') return { outcome: 'duplicate', ticket_id: known.ticket.id }
  const changes = changesOf(found, known)
  for (const change of changes) await tell(change, known.ticket.id, delivery, parts)
  return { outcome: changes.length > 0 ? 'updated' : 'unchanged', ticket_id: known.ticket.id }
}

async function routeNew({ ticket }: HookTicket, { actor }: Delivery, parts: ApiParts): Promise<HookAnswer> {
  const { engine, limits } = parts
  const { id, subject, body, receivedAt, requester, account, plan, annualValue, channel, claimed } = ticket
  if (subject.trim() === '' && body.trim() === '') {
    const message = `body: ticket ${JSON.stringify(id)} is not known, and has no subject and no body to route it by.`
    throw new PointsmanError('invalid_request', message)
  }
  const { queue, ...claims } = claimed ?? {}
  const sent = validate(
    newTicketSchema,
    {
      ...{ id, subject, body, created_at: toInstant(receivedAt) },
      ...present('requester', requester),
      ...present('account', account),
      ...present('plan', plan),
      ...present('annual_value', annualValue),
      ...present('channel', channel),
      ...claims,
      ...present('queue', await knownQueue(queue, parts)),
    },
    'body',
  )
  const received = await receive(sent, { engine, limits, id })
  const { decision, isDuplicate } = await engine.submit(received.ticket, actor)
  const outcome = isDuplicate ? 'duplicate' : 'routed'
  return { outcome, ticket_id: id, ...present('decision_id', decision?.id) }
}

/** A form may claim a queue that is none of ours: then it claims nothing. */
async function knownQueue(queue: string | undefined, { engine }: ApiParts): Promise<string | undefined> {
  if (queue === undefined) return undefined
  return engine.checkQueue(queue).then(
    () => queue,
    () => undefined,
  )
}

/** What is otherwise than we know it. Fields that are not there say nothing. */
function changesOf({ outcome, ticket }: HookTicket, known: StoredTicket): readonly NewEvent[] {
  const { assignee, priority, csat } = outcome
  const events: NewEvent[] = []
  const queue = outcome.queue === known.queue ? undefined : outcome.queue
  const agent = assignee === known.assignee ? undefined : assignee
  if (agent !== undefined) events.push({ kind: 'reassigned', agent, ...present('queue', queue) })
  else if (queue !== undefined) events.push({ kind: 'queue_changed', queue, keeps_holder: true })
  const before = known.outcome.priority ?? known.ticket.claimed?.priority
  const claimed = priority ?? ticket.claimed?.priority
  if (claimed !== undefined && claimed !== before) events.push({ kind: 'priority_changed', priority: claimed })
  if (csat !== undefined && csat !== known.outcome.csat) events.push({ kind: 'rated', csat })
  return [...events, ...statusChange(outcome.status, known)]
}

function statusChange(status: string | undefined, known: StoredTicket): readonly NewEvent[] {
  const now = status === undefined ? undefined : readStatus(status, new Map())
  const isOver = known.status === 'resolved' || known.status === 'closed'
  if (now === 'open') return isOver ? [{ kind: 'reopened' }] : []
  if (now === 'resolved') return isOver ? [] : [{ kind: 'resolved' }]
  return now === 'closed' && known.status !== 'closed' ? [{ kind: 'closed' }] : []
}

async function tell(change: NewEvent, ticketId: string, { actor, message }: Delivery, parts: ApiParts): Promise<void> {
  const { engine } = parts
  const sent = validate(newEventSchema, change, 'body')
  if ('queue' in sent && sent.queue !== undefined) await engine.checkQueue(sent.queue)
  if ('agent' in sent && sent.agent !== undefined) await engine.checkAgent(sent.agent)
  const id = `${actor}/${message}/${change.kind}`.slice(0, 200)
  await engine.recordEvent(fromNewEvent(sent, { id, ticketId, now: engine.now(), actor }))
}

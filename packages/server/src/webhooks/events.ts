import { createHash } from 'node:crypto'
import type { WebhookMessage, WebhookNews } from '../store/store.ts'

/**
 * What webhooks can tell. The data are ids and reasons; words of a ticket are never in them.
 *
 * - `ticket.routed`: somebody has it now · `ticket.rerouted`: the same, and somebody else had it before
 * - `ticket.held`: nobody may have it now, or a person is to look at it; with the reason
 * - `decision.overridden`: a person changed what was decided
 * - `shadow.discrepancy`: people did otherwise than would have been decided, and it matters
 * - `alert.drift`: tickets are no longer what they were; nothing is decided alone until a person ends it
 */
export const webhookEvents = [
  'ticket.routed',
  'ticket.rerouted',
  'ticket.held',
  'decision.overridden',
  'shadow.discrepancy',
  'alert.drift',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** What `webhook test` sends, whatever the webhook is told of. */
export const testEvent = 'webhook.test'

/** A message about one thing that happened. Its id follows from what happened, so it is the same whoever composes it. */
export function composeMessage(news: WebhookNews): WebhookMessage {
  const { type, data } = told(news)
  const { ticketId, decision, at, effect } = news
  const about = {
    ...(ticketId === undefined ? {} : { ticket_id: ticketId }),
    ...(decision === undefined ? {} : { decision_id: decision }),
  }
  return messageOf({ id: effect.id, type, at, data: { ...about, ...data }, ...(ticketId && { ticketId }) })
}

/** Something to try a webhook with. */
export function testMessage(id: string, webhook: string, at: number): WebhookMessage {
  return messageOf({ id, type: testEvent, at, data: { webhook_id: webhook } })
}

interface Told {
  readonly type: WebhookEvent
  readonly data: Readonly<Record<string, unknown>>
}

function told({ effect, wasAssigned }: WebhookNews): Told {
  switch (effect.kind) {
    case 'set_assignee': {
      const type = wasAssigned ? 'ticket.rerouted' : 'ticket.routed'
      return { type, data: { agent: effect.agent, queue: effect.queue } }
    }
    case 'held':
      return { type: 'ticket.held', data: { state: 'waiting', reason: effect.reason, queue: effect.queue } }
    case 'triage':
      return { type: 'ticket.held', data: { state: 'triage', reason: effect.reason } }
    case 'overridden': {
      const { kind: _, id: _id, decision: _decision, ...said } = effect
      return { type: 'decision.overridden', data: said }
    }
    case 'discrepancy': {
      const { decision, cost, differing, pointsman, people } = effect
      const data = { decision_id: decision, minutes_at_stake: cost, differing, pointsman, people }
      return { type: 'shadow.discrepancy', data }
    }
    case 'alert_drift':
      return { type: 'alert.drift', data: { alarm: effect.alarm, queue: effect.queue, because: effect.because } }
  }
}

interface MessageParts extends Pick<WebhookMessage, 'id' | 'type' | 'at' | 'ticketId'> {
  readonly data: Readonly<Record<string, unknown>>
}

/** `type`, `timestamp` and `data`, as Standard Webhooks recommends. */
function messageOf({ id, type, at, data, ticketId }: MessageParts): WebhookMessage {
  // Ids of effects hold ids of tickets, which may be no text for a header.
  const digest = createHash('sha256')
    .update(JSON.stringify([type, id]))
    .digest('hex')
    .slice(0, 32)
  const payload = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
  return { id: `msg_${digest}`, type, at, payload, ...(ticketId === undefined ? {} : { ticketId }) }
}

import { verifyHook } from '../../webhooks/verify-hook.ts'
import type { Delivery, Heard } from '../connector.ts'

/**
 * Webhooks of Zendesk: event subscriptions (`zen:event-type:ticket.…`, the ticket in `detail.id`) and triggers, whose body the
 * administrator writes: `{"id": "…", "ticket_id": "{{ticket.id}}"}`. Only the ticket's number is taken from either.
 */
export function hearZd(delivery: Delivery, secret: string | undefined): Heard {
  if (secret === undefined) return { ok: false, why: 'unsupported' }
  const verdict = verifyHook(delivery, { scheme: 'zendesk', secret, header: '' })
  if (!verdict.ok) return verdict
  const said = bodyOf(delivery.body)
  const ticket = said === undefined ? undefined : ticketIn(said)
  if (said === undefined || ticket === undefined) return { ok: false, why: 'malformed' }
  const sentAt = Date.parse(delivery.headers['x-zendesk-webhook-signature-timestamp'] ?? '')
  return { ok: true, id: verdict.signature, sentAt, tickets: [ticket] }
}

function bodyOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function ticketIn({ ticket_id: named, detail }: Readonly<Record<string, unknown>>): string | undefined {
  const inDetail = typeof detail === 'object' && detail !== null && 'id' in detail ? detail.id : undefined
  const id = named ?? inDetail
  return (typeof id === 'string' || typeof id === 'number') && /^\d{1,16}$/.test(String(id)) ? String(id) : undefined
}

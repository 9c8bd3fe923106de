import type { Timestamp } from '@pointsman/core'
import { sign } from '../../webhooks/signature.ts'
import type { DeskTicket, Intent, WriteOutcome } from '../connector.ts'
import { notAsWished } from '../not-as-wished.ts'
import { ticketPath, type BridgeApi } from './bridge-api.ts'
import { toDeskTicket } from './bridge-facts.ts'
import { bridgeDecided, bridgeRefusal, type BridgeAbilities } from './bridge-shapes.ts'

/** What writing needs. */
export interface BridgePen {
  readonly api: BridgeApi
  readonly can: BridgeAbilities
  readonly now: () => Timestamp
  /** Signs what is written, where it is one of Standard Webhooks. */
  readonly signingSecret: string | undefined
}

/**
 * Puts one decision under its mark: the bridge does it once, however often it is told, and not at all where the ticket has another
 * version than `seen`. What stands there afterwards counts, not the status.
 */
export async function writeToBridge(pen: BridgePen, intent: Intent): Promise<WriteOutcome> {
  const body = bodyOf(intent)
  const sent = await pen.api.client.write({
    method: 'PUT',
    path: `${ticketPath(intent.ticket)}/decisions/${encodeURIComponent(intent.mark)}`,
    headers: signatureOf(pen, intent.mark, body),
    body,
  })
  if (sent.kind !== 'answered') return sent
  const { status, json } = sent.answer
  if (status === 409 || status === 412) return { kind: 'overtaken' }
  // It gave up on us, and may have gone on all the same.
  if (status === 408) return { kind: 'unsure', why: 'the bridge answered 408' }
  if (status !== 200 && status !== 201) return { kind: 'refused', why: refusalOf(status, json) }
  const { success, data } = bridgeDecided.safeParse(json)
  if (!success) return { kind: 'unsure', why: 'the answer of the bridge cannot be read' }
  const now = toDeskTicket(data.ticket, pen.can)
  return data.already ? { kind: 'already', now: now.version } : compared(intent, now, data.refused)
}

/** Ticket and mark are in it as well as in the address: the signature is over the body alone. */
function bodyOf({ ticket, mark, seen, set, addTags, dropTags, note }: Intent): Readonly<Record<string, unknown>> {
  return {
    ...{ ticket, mark, seen: seen.token, set },
    ...(addTags === undefined ? {} : { add_tags: addTags }),
    ...(dropTags === undefined ? {} : { drop_tags: dropTags }),
    ...(note === undefined ? {} : { note }),
  }
}

/** Standard Webhooks, over the very bytes that the client sends: it writes JSON the same way. */
function signatureOf({ signingSecret, now }: BridgePen, mark: string, body: unknown): Readonly<Record<string, string>> {
  if (signingSecret === undefined) return {}
  const id = encodeURIComponent(mark)
  const timestamp = String(Math.floor(now() / 1000))
  const signature = sign(signingSecret, { id, timestamp, body: Buffer.from(JSON.stringify(body)) })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
}

/** What the bridge knows it could not do, in its own code; and what nobody told. */
function compared(
  intent: Intent,
  now: DeskTicket,
  told: readonly { readonly field: string; readonly why?: string | null | undefined }[],
): WriteOutcome {
  const known = told.map(({ field, why }) => ({ field: word(field) ?? 'a field', why: word(why) ?? 'refused' }))
  const others = notAsWished(intent, now).filter(({ field }) => !known.some((one) => one.field === field))
  const refused = [...known, ...others]
  return refused.length > 0 ? { kind: 'partly', refused, now: now.version } : { kind: 'done', now: now.version }
}

function refusalOf(status: number, json: unknown): string {
  if (status === 404) return 'the bridge answered 404: the ticket is gone'
  const { data } = bridgeRefusal.safeParse(json)
  const [why, field] = [word(data?.why), word(data?.field)]
  const hint = status === 401 || status === 403 ? ': a right is missing' : ''
  return `the bridge answered ${status}${why ? ` ${why}` : ''}${field ? ` about ${field}` : ''}${hint}`
}

/** Codes and names of fields only: a sentence may quote the ticket. */
function word(text: string | null | undefined): string | undefined {
  return typeof text === 'string' && /^[\w:-]{1,80}$/.test(text) ? text : undefined
}

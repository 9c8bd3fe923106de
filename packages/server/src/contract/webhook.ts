import { z } from 'zod'
import { deliveryStates, type StoredDelivery, type StoredWebhook } from '../store/store.ts'
import { webhookEvents, type WebhookEvent } from '../webhooks/events.ts'
import { mostOverlapHours } from '../webhooks/overlap.ts'
import { instantSchema, nameSchema, pageQueryFields, present, toInstant } from './wire.ts'

/** Whom to tell what. */
export const newWebhookSchema = z
  .strictObject({
    url: z.string().min(1).max(2000).describe('Where messages are posted: https, at a public address'),
    name: nameSchema.optional().describe('What people call it; the host when absent'),
    events: z.array(z.enum(webhookEvents)).min(1).optional().describe('What it is told of; everything when absent'),
    secret: z.string().max(200).optional().describe('`whsec_` and base64 of 24–64 bytes; made up when absent'),
  })
  .meta({ id: 'NewWebhook' })

/** How the signing secret is to be changed. */
export const secretChangeSchema = z
  .strictObject({
    secret: z.string().max(200).optional().describe('`whsec_` and base64 of 24–64 bytes; made up when absent'),
    overlap_hours: z
      .number()
      .min(0)
      .max(mostOverlapHours)
      .optional()
      .describe('For how long the former one signs as well; 24 when absent, 0: not at all'),
  })
  .meta({ id: 'WebhookSecretChange' })

export const webhookSchema = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    name: z.string(),
    events: z.array(z.string()),
    state: z.enum(['working', 'failing', 'disabled']),
    former_secret_until: instantSchema
      .optional()
      .describe('Until when messages are signed by the secret before the present one, too'),
    failing_since: instantSchema.optional().describe('Since when it takes nothing'),
    disabled_at: instantSchema.optional(),
    disabled_because: z.string().optional(),
    created_at: instantSchema,
  })
  .meta({ id: 'Webhook' })
export type WebhookOnWire = z.infer<typeof webhookSchema>

export const webhookListSchema = z.strictObject({ items: z.array(webhookSchema) })

/** The secret is in this answer and in no other. */
export const registeredWebhookSchema = z.strictObject({ webhook: webhookSchema, secret: z.string() })

export const deliverySchema = z
  .strictObject({
    id: z.int(),
    webhook_id: z.string(),
    message_id: z.string().describe('`webhook-id`: the same at every attempt'),
    type: z.string(),
    ticket_id: z.string().optional(),
    at: instantSchema.describe('When it happened'),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    next_at: instantSchema.optional().describe('When it is tried next'),
    payload: z.string().describe('The bytes that are sent'),
    tried: z.array(
      z.strictObject({
        at: instantSchema,
        milliseconds: z.int(),
        status: z.int().optional(),
        error: z.string().optional().describe('Why it counts as not delivered'),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })
export type DeliveryOnWire = z.infer<typeof deliverySchema>

export const deliveryPageSchema = z.strictObject({ items: z.array(deliverySchema), next: z.string().optional() })
export const deliveryQuerySchema = z.strictObject({ ...pageQueryFields, state: z.enum(deliveryStates).optional() })

export const replaySchema = z.strictObject({
  since: instantSchema.describe('Messages from then on that it wants and has not taken; kept for 30 days'),
})
export const replayedSchema = z.strictObject({ deliveries: z.int().describe('How many are sent again') })
export const testedSchema = z.strictObject({ delivery: z.int() })

/** A webhook on the wire; never its secret. */
export function toWebhook(webhook: StoredWebhook): WebhookOnWire {
  const { id, url, name, events, former, createdAt, failingSince, disabled } = webhook
  return {
    ...{ id, url, name, events: [...events] as WebhookEvent[] },
    state: disabled === undefined ? (failingSince === undefined ? 'working' : 'failing') : 'disabled',
    ...present('former_secret_until', former && toInstant(former.until)),
    ...present('failing_since', failingSince === undefined ? undefined : toInstant(failingSince)),
    ...present('disabled_at', disabled && toInstant(disabled.at)),
    ...present('disabled_because', disabled?.because),
    created_at: toInstant(createdAt),
  }
}

/** A delivery on the wire. */
export function toDelivery(delivery: StoredDelivery): DeliveryOnWire {
  const { id, webhook, message, state, attempts, nextAt, tried } = delivery
  return {
    id,
    webhook_id: webhook,
    message_id: message.id,
    type: message.type,
    ...present('ticket_id', message.ticketId),
    at: toInstant(message.at),
    state,
    attempts,
    ...present('next_at', nextAt === undefined ? undefined : toInstant(nextAt)),
    payload: message.payload,
    tried: tried.map(({ at, milliseconds, status, error }) => {
      return { at: toInstant(at), milliseconds, ...present('status', status), ...present('error', error) }
    }),
  }
}

import { z } from 'zod'

/** What Request Tracker 5 answers over REST2, as far as it is used. Ids come as numbers or as text. */
const text = z.union([z.string(), z.number()]).transform(String)
const optionalText = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value == null ? '' : String(value)))
const reference = z.object({ id: text, Name: z.string().optional() })
/** A reference that may not be seen is an empty text. */
const visibleReference = z.union([reference, z.literal('').transform(() => undefined)])

export const rtTicket = z.object({
  id: text,
  Subject: optionalText,
  Owner: visibleReference.optional(),
  Queue: visibleReference.optional(),
  Status: optionalText,
  Priority: optionalText,
  Created: optionalText,
  LastUpdated: optionalText,
  Resolved: optionalText,
  Creator: visibleReference.optional(),
  Requestor: z.union([z.array(reference), z.literal('').transform(() => [])]).optional(),
  CustomFields: z
    .union([
      z.array(z.object({ id: text, name: z.string().optional(), values: z.array(z.unknown()) })),
      z.literal('').transform(() => []),
    ])
    .optional(),
  _hyperlinks: z.array(z.object({ ref: z.string() })).optional(),
})
export type RtTicket = z.infer<typeof rtTicket>

export const rtTransaction = z.object({
  id: text,
  Type: optionalText,
  Field: optionalText,
  OldValue: optionalText,
  NewValue: optionalText,
  Data: optionalText,
  Created: optionalText,
  ObjectId: optionalText,
  Creator: visibleReference.optional(),
})
export type RtTransaction = z.infer<typeof rtTransaction>

export const rtAttachment = z.object({
  id: text,
  TransactionId: text,
  Content: z.union([z.string(), z.null()]).optional(),
  ContentType: optionalText,
})

export const rtQueue = z.object({ id: text, Name: z.string(), Description: optionalText, Disabled: optionalText })

export const rtQueueDetail = z.object({
  _hyperlinks: z.array(z.object({ ref: z.string() })).optional(),
  TicketCustomFields: z.array(z.object({ id: text, name: z.string() })).optional(),
})

export const rtCustomField = z.object({
  id: text,
  Name: z.string(),
  Type: optionalText,
  Values: z.array(z.string()).optional(),
})

export const rtUser = z.object({
  Name: z.string(),
  RealName: optionalText,
  EmailAddress: optionalText,
  Privileged: z.union([z.number(), z.string()]).optional(),
})
export type RtUser = z.infer<typeof rtUser>

export const rtGroup = z.object({
  id: text,
  Name: optionalText,
  Members: z.union([z.array(z.object({ id: text, type: z.string() })), z.literal('').transform(() => [])]).optional(),
})

/** One page of whatever was searched. */
export function rtPage<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; total: z.ZodOptional<z.ZodNullable<z.ZodNumber>> }> {
  return z.object({ items: z.array(item), total: z.number().nullable().optional() })
}

export const rtVersion = z.object({ Version: z.string() })

/** What a PUT answers, whether or not it did what was asked. */
export const rtMessages = z.array(z.string())

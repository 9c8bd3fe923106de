import { z } from 'zod'
import { priorities, type Timestamp } from '@pointsman/core'

/** Latest instant that four-digit years can write: the end of 9999, UTC. */
const latest = 253_402_300_799_999

/** Ids are the senders' own; 1–200 characters, none of them a control character. */
export const idSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u, 'must not hold control characters')
  .describe('Id: 1–200 characters, no control characters')

/** ISO 8601 with seconds and an offset; answers are always UTC with milliseconds. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: 'must be ISO 8601 with seconds and an offset, such as 2026-03-02T09:30:00Z',
    abort: true,
  })
  .refine((text) => fromInstant(text) >= 0 && fromInstant(text) <= latest, 'must lie between 1970 and 9999')
  .describe('ISO 8601, for example 2026-03-02T09:30:00Z')

/** A share: 0–1. */
export const shareSchema = z.number().min(0).max(1)

/** A short name or label, as people write it. */
export const nameSchema = z.string().min(1).max(200)

/** Who did something: an agent's id, a person's name, a program's name. */
export const actorSchema = z.string().min(1).max(200).describe('Who did it; without it the name of the API key')

/** ISO 639-1. */
export const languageSchema = z.string().regex(/^[a-z]{2}$/, 'must be two lower-case letters (ISO 639-1), such as `en`')

export const prioritySchema = z.enum(priorities)

/** One reason behind a number; see `Contribution` in the core. */
export const contributionSchema = z.strictObject({
  name: z.string(),
  signal: z.number(),
  weight: z.number(),
  value: z.number(),
  because: z.string(),
})

/** A score that is exactly the sum of its contributions, added up in order. */
export const explainedSchema = z.strictObject({ score: z.number(), contributions: z.array(contributionSchema) })

/** Which page of a list; `cursor` is `next` of the page before. */
export const pageQueryFields = {
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Most items on this page'),
  cursor: z.string().min(1).max(500).optional().describe('`next` of the page before'),
}

/** Core time to the wire. */
export function toInstant(at: Timestamp): string {
  return new Date(at).toISOString()
}

/** Wire time to the core. */
export function fromInstant(text: string): Timestamp {
  return Date.parse(text)
}

/** `{ [name]: value }`, or nothing at all for an absent value: the wire has no nulls. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value })
}

import { z } from 'zod'
import { defaultPolicy } from '@pointsman/core'
import type { StoredPolicy } from '../store/store.ts'
import { policySchema, toPolicy } from './policy.ts'
import { instantSchema, present, toInstant } from './wire.ts'

export const policyVersionsQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Most versions told'),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Only versions before this one'),
})

/** A policy that was stored, or the built-in one. */
const policyVersionSchema = z
  .strictObject({
    stored_at: instantSchema.optional().describe('By the clock of the database; absent for the built-in policy'),
    author: z.string().optional().describe('Who made it; absent where that was not kept'),
    policy: policySchema,
  })
  .meta({ id: 'PolicyVersion' })

export const policyVersionsSchema = z.strictObject({ items: z.array(policyVersionSchema) })

/** A page of versions; the built-in one, which nobody stored, ends the last. */
export function toPolicyVersions(stored: readonly StoredPolicy[], limit: number): z.infer<typeof policyVersionsSchema> {
  const items = stored.map(({ policy, storedAt, author }) => ({
    stored_at: toInstant(storedAt),
    ...present('author', author),
    policy: toPolicy(policy),
  }))
  return { items: stored.length < limit ? [...items, { policy: toPolicy(defaultPolicy) }] : items }
}

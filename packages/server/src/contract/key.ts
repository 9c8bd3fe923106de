import { z } from 'zod'
import { scopes, type StoredKey } from '../store/store.ts'
import { instantSchema, present, toInstant } from './wire.ts'

/** An API key as it is kept: of its secret there is only a hash, which is never told. */
export const keySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    created_at: instantSchema,
    revoked_at: instantSchema.optional(),
    is_yours: z.boolean().describe('The one that this request came with'),
  })
  .meta({ id: 'Key' })
export type KeyOnWire = z.infer<typeof keySchema>

export const keyListSchema = z.strictObject({
  items: z.array(keySchema).describe('Those in force first, then newest first'),
})

/** To the wire. */
export function toKey(
  { id, name, scopes: held, createdAt, revokedAt }: StoredKey,
  callerId: string | undefined,
): KeyOnWire {
  return {
    id,
    name,
    scopes: [...held],
    created_at: toInstant(createdAt),
    ...present('revoked_at', revokedAt === undefined ? undefined : toInstant(revokedAt)),
    is_yours: id === callerId,
  }
}

import { z } from 'zod'
import { hookKinds, hookSchemes, type StoredHook } from '../store/store.ts'
import { idSchema, instantSchema, nameSchema, present, toInstant } from './wire.ts'

const mapSchema = z
  .array(z.string().min(3).max(400))
  .max(100)
  .describe('Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject`')

/** A webhook that comes in. */
export const newHookSchema = z
  .strictObject({
    id: idSchema.regex(/^[\w-]{1,100}$/, 'must be 1–100 letters, digits, - or _').describe('Part of its address'),
    name: nameSchema.optional(),
    scheme: z.enum(hookSchemes).default('standard-webhooks').describe('How it proves whom it comes from'),
    secret: z.string().min(16).max(500).optional().describe('Made up when absent; Zendesk makes its own'),
    map: mapSchema.default([]),
    kind_at: z.string().min(1).max(200).default('type').describe('Path of the kind of event'),
    kinds: z
      .record(z.string().min(1).max(200), z.enum(hookKinds))
      .default({ 'ticket.created': 'created', 'ticket.updated': 'updated' })
      .describe('What the kinds mean; any other is passed over. A body without a kind is a ticket as it stands now'),
    header: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/, 'must be a header in lower case')
      .default('x-pointsman-secret')
      .describe('The header that carries a shared secret'),
  })
  .meta({ id: 'NewHook' })
export type NewHook = z.infer<typeof newHookSchema>

export const hookSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    scheme: z.enum(hookSchemes),
    map: mapSchema,
    kind_at: z.string(),
    kinds: z.record(z.string(), z.enum(hookKinds)),
    header: z.string().optional(),
    created_at: instantSchema,
  })
  .meta({ id: 'Hook' })
export type HookOnWire = z.infer<typeof hookSchema>

export const hookListSchema = z.strictObject({ items: z.array(hookSchema) })

/** The secret is in this answer and in no other. */
export const registeredHookSchema = z.strictObject({ hook: hookSchema, secret: z.string() })

/** What became of what came in. */
export const hookAnswerSchema = z.strictObject({
  outcome: z
    .enum(['routed', 'updated', 'unchanged', 'duplicate', 'passed_over'])
    .describe('`duplicate`: taken in before; `passed_over`: a kind that means nothing here'),
  ticket_id: z.string().optional(),
  decision_id: z.string().optional(),
})
export type HookAnswer = z.infer<typeof hookAnswerSchema>

/** What a connected help desk is answered that has said something. */
export const heardAnswerSchema = z.strictObject({
  outcome: z.literal('heard').describe('Whichever node looks after the help desk looks at once'),
})

/** A hook on the wire; never its secret. */
export function toHook({ id, name, scheme, settings, createdAt }: StoredHook): HookOnWire {
  return {
    ...{ id, name, scheme, map: [...settings.map], kind_at: settings.kindAt, kinds: { ...settings.kinds } },
    ...present('header', scheme === 'shared-secret' ? settings.header : undefined),
    created_at: toInstant(createdAt),
  }
}

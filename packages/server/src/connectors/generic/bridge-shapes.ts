import { z } from 'zod'
import { deskStatuses } from '../connector.ts'

/**
 * What a bridge says, as `docs/guide/connect-anything.md` has it: names of fields are those of ticket files. Fields that are not known
 * are passed over, so that a bridge may say more.
 */

const instantHint = 'allowed is a date with its zone from 1970 to 2099, such as 2026-01-31T10:05:00Z'
const instant = z.iso
  .datetime({ offset: true, error: instantHint })
  .transform((text) => Date.parse(text))
  .refine((at) => at >= 0 && at < Date.UTC(2100, 0, 1), { error: instantHint })

/** Ids stand in addresses and logs, where control characters and `..` mean something. Numbers are taken as text. */
const idHint = { error: 'allowed is an id of 1 to 200 characters, or a whole number' }
const id = z
  .union([z.string(), z.int().transform(String)], idHint)
  .refine((text) => /^[^\p{Cc}]{1,200}$/u.test(text) && text !== '.' && text !== '..', idHint)
const optionalId = id.nullish().transform((value) => value ?? undefined)
const name = z.string().max(500)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || undefined)

const customValue = z.union([z.string(), z.number(), z.boolean()]).nullable()
const custom = z
  .record(z.string(), customValue)
  .nullish()
  .transform((fields) => {
    const given = Object.entries(fields ?? {}).filter(([, value]) => value !== null && value !== '')
    return Object.fromEntries(given.map(([field, value]) => [field, String(value)]))
  })

export const bridgeTicket = z.object({
  id,
  /** Another whenever anything about the ticket is. */
  version: id,
  subject: text,
  body: text,
  created_at: instant,
  updated_at: instant.nullish(),
  requester: optionalText,
  account: optionalText,
  channel: optionalText,
  queue: optionalId,
  assignee: optionalId,
  priority: optionalId,
  status: z.enum(deskStatuses),
  resolved_at: instant.nullish(),
  tags: z
    .array(z.string())
    .nullish()
    .transform((tags) => tags ?? []),
  custom,
})
export type BridgeTicket = z.infer<typeof bridgeTicket>

/** Of tags a list will do. */
const changeValue = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform((all) => all.join(' '))])
  .nullish()
  .transform((value) => value ?? null)
const statusWords: readonly (string | null)[] = [...deskStatuses, null]

export const bridgeChange = z
  .object({
    /** The same whenever the same change is told again. */
    id,
    ticket: id,
    at: instant,
    /** Absent: an automation. */
    actor: optionalId,
    field: z.string().min(1).max(200),
    from: changeValue,
    to: changeValue,
    mark: z.string().max(200).nullish(),
    /** Larger is later among changes of one instant; without it a whole number in `id`. */
    order: z.int().nullish(),
  })
  .superRefine(({ field, from, to }, context) => {
    for (const [path, value] of Object.entries(field === 'status' ? { from, to } : {}))
      if (!statusWords.includes(value))
        context.addIssue({ code: 'custom', path: [path], message: `allowed is one of ${deskStatuses.join(', ')}` })
  })
export type BridgeChange = z.infer<typeof bridgeChange>

const page = {
  /** From where to read on; text of the bridge's own. */
  next: z.string().max(1000),
  end: z.boolean(),
  /** Nothing earlier can appear any more; absent where everything is there at once. */
  settled_at: instant.nullish(),
  share: z.number().min(0).max(1).nullish(),
}
export const bridgeTicketPage = z.object({ tickets: z.array(bridgeTicket), ...page })
export const bridgeChangePage = z.object({ changes: z.array(bridgeChange), ...page })
export type BridgePage = Omit<z.infer<typeof bridgeTicketPage>, 'tickets'>

const ability = z
  .boolean()
  .nullish()
  .transform((can) => can ?? false)
export const bridgeAbilities = z.object({
  changes: ability,
  enforced_versions: ability,
  tags: ability,
  custom_fields: ability,
  skills: ability,
  presence: ability,
})
export type BridgeAbilities = z.infer<typeof bridgeAbilities>

export const bridgeDirectory = z.object({
  protocol: z.int(),
  now: instant,
  /** The account in whose name the bridge writes. */
  me: id,
  may_write: z.boolean(),
  can: bridgeAbilities,
  agents: z.array(
    z.object({
      id,
      name,
      email: optionalText,
      queues: z.array(id).nullish(),
      skills: z.array(z.string()).nullish(),
      presence: z.enum(['online', 'away', 'offline']).nullish(),
    }),
  ),
  queues: z.array(z.object({ id, name, description: optionalText })),
  /** From least to most urgent. */
  priorities: z.array(z.object({ id, name, likely: z.enum(['urgent', 'high', 'normal', 'low']) })),
  custom_fields: z
    .array(z.object({ id, name, values: z.array(z.string()).nullish() }))
    .nullish()
    .transform((fields) => fields ?? []),
})
export type BridgeDirectory = z.infer<typeof bridgeDirectory>

/** What became of a decision: the ticket as it stands now, and what the bridge knows it could not do. */
export const bridgeDecided = z.object({
  ticket: bridgeTicket,
  already: z.boolean().default(false),
  refused: z.array(z.object({ field: z.string(), why: z.string().nullish() })).default([]),
})

export const bridgeRefusal = z.object({ field: z.string().nullish(), why: z.string().nullish() })

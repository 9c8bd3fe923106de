import { z } from 'zod'

/** Answers of Zendesk, as far as they are read; what else is in them is passed over. Ids are numbers beyond 2³¹ and below 2⁵³. */

const id = z.int()
const optionalId = id.nullish()

export const zdTicket = z.object({
  id,
  subject: z.string().nullish(),
  raw_subject: z.string().nullish(),
  description: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  /** Seconds since the epoch: when anything about the ticket last changed, also what does not move `updated_at`. */
  generated_timestamp: z.number().optional(),
  status: z.string(),
  priority: z.string().nullish(),
  assignee_id: optionalId,
  group_id: optionalId,
  requester_id: optionalId,
  organization_id: optionalId,
  tags: z.array(z.string()).default([]),
  custom_fields: z
    .array(z.object({ id, value: z.unknown().optional() }))
    .nullish()
    .transform((fields) => fields ?? []),
  via: z.object({ channel: z.string().nullish() }).nullish(),
})
export type ZdTicket = z.infer<typeof zdTicket>

const zdUser = z.object({
  id,
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
  active: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
})
export type ZdUser = z.infer<typeof zdUser>

/** What comes beside tickets when it is asked for with `include`. */
const sideloads = {
  users: z.array(zdUser).default([]),
  organizations: z.array(z.object({ id, name: z.string().nullish() })).default([]),
  metric_sets: z.array(z.object({ ticket_id: id, solved_at: z.string().nullish() })).default([]),
}

export const zdTicketPage = z.object({
  tickets: z.array(zdTicket),
  after_cursor: z.string().nullable(),
  end_of_stream: z.boolean(),
  ...sideloads,
})
export type ZdTicketPage = z.infer<typeof zdTicketPage>

export const zdTicketAnswer = z.object({
  ticket: zdTicket,
  ...sideloads,
})

const zdVia = z.object({ channel: z.string().nullish() }).nullish()

/** Kinds of events that are not known are passed over, as the vendor asks. */
const zdAuditEvent = z.object({
  id,
  type: z.string(),
  field_name: z.string().nullish(),
  previous_value: z.unknown().optional(),
  value: z.unknown().optional(),
  public: z.boolean().nullish(),
  body: z.string().nullish(),
  author_id: optionalId,
  via: zdVia,
})
export type ZdAuditEvent = z.infer<typeof zdAuditEvent>

export const zdAudit = z.object({
  id,
  ticket_id: id,
  author_id: id,
  created_at: z.string(),
  via: zdVia,
  metadata: z.object({ custom: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  events: z.array(zdAuditEvent),
})
export type ZdAudit = z.infer<typeof zdAudit>

const meta = z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).optional()

export const zdAuditPage = z.object({ audits: z.array(zdAudit), meta })
export const zdMe = z.object({ user: zdUser })
export const zdUserPage = z.object({ users: z.array(zdUser), meta })
export const zdGroupPage = z.object({
  groups: z.array(
    z.object({ id, name: z.string(), description: z.string().nullish(), deleted: z.boolean().nullish() }),
  ),
  meta,
})
export const zdMembershipPage = z.object({
  group_memberships: z.array(z.object({ user_id: id, group_id: id })),
  meta,
})
export const zdFieldPage = z.object({
  ticket_fields: z.array(
    z.object({
      id,
      type: z.string(),
      title: z.string(),
      active: z.boolean().nullish(),
      removable: z.boolean().nullish(),
      custom_field_options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
  meta,
})

/** Why something was refused: codes and names of fields, which hold no words of a ticket. */
export const zdRefusal = z.object({
  error: z.unknown().optional(),
  details: z.record(z.string(), z.array(z.object({ error: z.string().nullish() }))).nullish(),
})

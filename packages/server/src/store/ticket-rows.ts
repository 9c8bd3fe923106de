import type { Claims, Ticket, TicketLife, TicketOutcome } from '@pointsman/core'
import { booleanArray, doubleArray, instantArray, textArray } from './binary-array.ts'
import type { StoredTicket, TicketStatus } from './store.ts'

/** A row of `tickets`, as `ticketColumns` names it. */
export interface TicketRow {
  readonly id: string
  readonly subject: string
  readonly body: string
  readonly received_at: number
  readonly requester: string | null
  readonly account: string | null
  readonly plan: string | null
  readonly annual_value: number | null
  readonly channel: string | null
  readonly claimed: Claims | null
  readonly status: TicketStatus
  readonly outcome: TicketOutcome
  readonly assignee: string | null
  readonly queue: string | null
  readonly urgency: number | null
  readonly decision_id: string | null
  readonly updated_at: number
  readonly version: number
  readonly life: TicketLife | null
}

export const ticketColumns = `id, subject, body, received_at, requester, account, plan, annual_value, channel, claimed,
  status, outcome, assignee, queue, urgency, decision_id, updated_at, version, life`

/** The ticket as it arrived; what was absent then is absent now. */
export function asTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    subject: row.subject,
    body: row.body,
    receivedAt: row.received_at,
    ...present({
      requester: row.requester,
      account: row.account,
      plan: row.plan,
      annualValue: row.annual_value,
      channel: row.channel,
      claimed: row.claimed,
    }),
  }
}

export function asStoredTicket(row: TicketRow): StoredTicket {
  return {
    ticket: asTicket(row),
    status: row.status,
    outcome: row.outcome,
    ...present({ assignee: row.assignee, queue: row.queue, urgency: row.urgency, decisionId: row.decision_id }),
    updatedAt: row.updated_at,
    version: row.version,
    ...present({ life: row.life }),
  }
}

type Present<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> }

function present<Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<Fields>
}

/** A ticket to be inserted, with where it stands. */
export interface NewTicketRow {
  readonly ticket: Ticket
  readonly isHistory: boolean
  readonly status: TicketStatus
  readonly outcome: TicketOutcome
  readonly updatedAt: number
  readonly assignee?: string
  readonly queue?: string
  readonly urgency?: number
  readonly decisionId?: string
  /** Absent for history. */
  readonly life?: TicketLife
  readonly nextTimerAt?: number
}

/** The parameters $1–$20 of `insertTickets`. */
export function ticketParameters(rows: readonly NewTicketRow[]): readonly Buffer[] {
  const tickets = rows.map(({ ticket }) => ticket)
  return [
    textArray(tickets.map(({ id }) => id)),
    textArray(tickets.map(({ subject }) => subject)),
    textArray(tickets.map(({ body }) => body)),
    instantArray(tickets.map(({ receivedAt }) => receivedAt)),
    textArray(tickets.map(({ requester }) => requester)),
    textArray(tickets.map(({ account }) => account)),
    textArray(tickets.map(({ plan }) => plan)),
    doubleArray(tickets.map(({ annualValue }) => annualValue)),
    textArray(tickets.map(({ channel }) => channel)),
    textArray(tickets.map(({ claimed }) => (claimed === undefined ? undefined : JSON.stringify(claimed)))),
    booleanArray(rows.map(({ isHistory }) => isHistory)),
    textArray(rows.map(({ status }) => status)),
    textArray(rows.map(({ outcome }) => JSON.stringify(outcome))),
    instantArray(rows.map(({ updatedAt }) => updatedAt)),
    textArray(rows.map(({ assignee }) => assignee)),
    textArray(rows.map(({ queue }) => queue)),
    doubleArray(rows.map(({ urgency }) => urgency)),
    textArray(rows.map(({ decisionId }) => decisionId)),
    textArray(rows.map(({ life }) => life && JSON.stringify(life))),
    instantArray(rows.map(({ nextTimerAt }) => nextTimerAt)),
  ]
}

/** Inserts a batch; to be followed by an `on conflict` clause. Rows must come in order of id, lest two batches deadlock. */
export const insertTickets = `
  insert into tickets (id, subject, body, received_at, requester, account, plan, annual_value, channel, claimed,
    is_history, status, outcome, updated_at, assignee, queue, urgency, decision_id, life, next_timer_at)
  select id, subject, body, received_at, requester, account, plan, annual_value, channel, claimed::jsonb,
    is_history, status, outcome::jsonb, updated_at, assignee, queue, urgency, decision_id, life::jsonb, next_timer_at
  from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::float8[],
    $9::text[], $10::text[], $11::bool[], $12::text[], $13::text[], $14::timestamptz[], $15::text[],
    $16::text[], $17::float8[], $18::text[], $19::text[], $20::timestamptz[])
    as x(id, subject, body, received_at, requester, account, plan, annual_value, channel, claimed, is_history, status,
      outcome, updated_at, assignee, queue, urgency, decision_id, life, next_timer_at)`

/** Notes the plan of accounts, and when it changed. A row is touched only when its plan is another one. */
export const noteAccounts = `
  insert into accounts (id, plan, plan_seen_at)
  select distinct on (x.id) x.id, x.plan, x.seen_at
  from unnest($1::text[], $2::text[], $3::timestamptz[]) as x(id, plan, seen_at)
  where not exists (select from accounts a where a.id = x.id and a.plan = x.plan)
  order by x.id, x.seen_at desc
  on conflict (id) do update set plan = excluded.plan, plan_seen_at = excluded.plan_seen_at,
    plan_changed_at = excluded.plan_seen_at, plan_before = accounts.plan
  where accounts.plan <> excluded.plan and accounts.plan_seen_at <= excluded.plan_seen_at`

/** The parameters of `noteAccounts`; undefined when no ticket names both an account and a plan. */
export function accountParameters(tickets: readonly Ticket[]): readonly Buffer[] | undefined {
  const known = tickets.filter(({ account, plan }) => account !== undefined && plan !== undefined)
  if (known.length === 0) return undefined
  return [
    textArray(known.map(({ account }) => account)),
    textArray(known.map(({ plan }) => plan)),
    instantArray(known.map(({ receivedAt }) => receivedAt)),
  ]
}

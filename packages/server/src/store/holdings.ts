import { effortOf, interestingMinutes, type TicketLife, type Timestamp } from '@pointsman/core'
import { booleanArray, doubleArray, instantArray, textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { recentHalfLifeSeconds } from './recent-work.ts'
import { storableText } from './storable.ts'

/** Whom a ticket is with, by assignment or by offer, and what it takes of their capacity. */
export interface Holding {
  readonly agent: string
  readonly queue: string | undefined
  readonly effort: number
  readonly isOffer: boolean
}

/** What changes between two lives of a ticket. */
export interface HoldingChange {
  readonly ticketId: string
  readonly before: Holding | undefined
  readonly after: Holding | undefined
  readonly at: Timestamp
  /** The kind of event behind it. */
  readonly why: string
}

export function holdingOf({ state, queue }: TicketLife): Holding | undefined {
  if (state.kind === 'offered') return { agent: state.agent, queue, effort: state.effort, isOffer: true }
  const holder = state.kind === 'paused' ? state.holder : state.kind === 'assigned' ? state : undefined
  return holder && { agent: holder.agent, queue, effort: holder.effort, isOffer: false }
}

/**
 * Keeps the rows of `assignments` and the agents' loads as the lives say. Agents must be locked. Loads are moved by the
 * efforts as they were written, not by differences that were rounded, so that they add up and come down again exactly.
 */
export async function writeHoldings(client: Queryable, changes: readonly HoldingChange[]): Promise<void> {
  const moved = changes.filter(({ before, after }) => !isSame(before, after))
  const isStaying = ({ before, after }: HoldingChange): boolean => after !== undefined && before?.agent === after.agent
  const leaving = moved.filter((change) => change.before !== undefined && !isStaying(change))
  if (leaving.length > 0) await endAssignments(client, leaving)
  const staying = moved.filter(isStaying)
  if (staying.length > 0) await changeAssignments(client, staying)
  const coming = moved.filter((change) => change.after !== undefined && !isStaying(change))
  if (coming.length > 0) await openAssignments(client, coming)
}

function isSame(one: Holding | undefined, other: Holding | undefined): boolean {
  return (
    one?.agent === other?.agent &&
    one?.queue === other?.queue &&
    one?.effort === other?.effort &&
    one?.isOffer === other?.isOffer
  )
}

async function endAssignments(client: Queryable, changes: readonly HoldingChange[]): Promise<void> {
  await client.query(
    `with ended as (
       update assignments a set ended_at = x.at, ended_by = x.why
       from unnest($1::text[], $2::timestamptz[], $3::text[]) as x(ticket_id, at, why)
       where a.ticket_id = x.ticket_id and a.ended_at is null
       returning a.agent, a.effort
     ), less as (select agent, sum(effort) as effort from ended group by agent)
     update agents set load = load - less.effort from less where agents.id = less.agent`,
    [
      textArray(changes.map(({ ticketId }) => ticketId)),
      instantArray(changes.map(({ at }) => at)),
      textArray(changes.map(({ why }) => why)),
    ],
    'end-assignments',
  )
}

/** The same agent goes on: an offer was accepted, a pause began or ended, the queue became another. */
async function changeAssignments(client: Queryable, changes: readonly HoldingChange[]): Promise<void> {
  const now = changes.flatMap(({ after }) => after ?? [])
  await client.query(
    `with given as (
       select x.*, a.id, a.effort as before
       from unnest($1::text[], $2::text[], $3::float8[], $4::bool[], $5::timestamptz[])
         as x(ticket_id, queue, effort, is_offer, at)
       join assignments a on a.ticket_id = x.ticket_id and a.ended_at is null
     ), changed as (
       update assignments a set queue = given.queue, effort = given.effort::text::numeric, is_offer = given.is_offer,
         assigned_at = case when a.is_offer and not given.is_offer then given.at else a.assigned_at end
       from given where a.id = given.id
       returning a.agent, a.effort - given.before as more
     ), more as (select agent, sum(more) as effort from changed group by agent)
     update agents set load = load + more.effort from more where agents.id = more.agent`,
    [
      textArray(changes.map(({ ticketId }) => ticketId)),
      textArray(now.map(({ queue }) => queue && storableText(queue))),
      doubleArray(now.map(({ effort }) => effort)),
      booleanArray(now.map(({ isOffer }) => isOffer)),
      instantArray(changes.map(({ at }) => at)),
    ],
    'change-assignments',
  )
}

/** Efforts from which a ticket is anything but routine: what `interestingMinutes` come to. */
const interestingEffort = effortOf(interestingMinutes)

async function openAssignments(client: Queryable, changes: readonly HoldingChange[]): Promise<void> {
  const now = changes.flatMap(({ after }) => after ?? [])
  await client.query(
    `with opened as (
       insert into assignments (ticket_id, agent, queue, effort, is_offer, assigned_at)
       select ticket_id, agent, queue, effort::text::numeric, is_offer, at
       from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::bool[], $6::timestamptz[])
         as x(ticket_id, agent, queue, effort, is_offer, at)
       returning agent, effort, assigned_at
     ), more as (
       select agent, sum(effort) as effort, max(assigned_at) as at,
         coalesce(sum(effort) filter (where effort >= ${interestingEffort}), 0)::float8 as interesting
       from opened group by agent
     ), fading as (
       select more.*, exp(-0.6931471805599453 * greatest(0, coalesce(extract(epoch from at - recent_at), 0))::float8
         / ${recentHalfLifeSeconds}) as left_over
       from more join agents on agents.id = more.agent
     )
     update agents set load = load + fading.effort, last_assigned_at = greatest(last_assigned_at, fading.at),
       recent_effort = recent_effort * left_over + fading.effort::float8,
       recent_interesting = recent_interesting * left_over + fading.interesting,
       recent_at = greatest(recent_at, fading.at)
     from fading where agents.id = fading.agent`,
    [
      textArray(changes.map(({ ticketId }) => ticketId)),
      textArray(now.map(({ agent }) => storableText(agent))),
      textArray(now.map(({ queue }) => queue && storableText(queue))),
      doubleArray(now.map(({ effort }) => effort)),
      booleanArray(now.map(({ isOffer }) => isOffer)),
      instantArray(changes.map(({ at }) => at)),
    ],
    'open-assignments',
  )
}

/** The last holding of tickets that came back after their end was no lasting one. */
export async function markReopened(client: Queryable, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await client.query(
    `update assignments set was_reopened = true
     where id in (select max(id) from assignments where ticket_id = any($1::text[]) and ended_at is not null group by ticket_id)`,
    [textArray(ticketIds)],
  )
}

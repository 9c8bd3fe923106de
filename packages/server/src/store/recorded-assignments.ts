import { doubleArray, instantArray, textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import type { Recorded } from './recorded-tickets.ts'
import { storable } from './storable.ts'
import { acts, claimOf } from './ticket-state.ts'

/** Ends what the tickets held, opens what they hold now, and moves the agents' loads by the difference. */
export async function writeAssignments(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  await endAssignments(client, recorded)
  const opened = recorded.flatMap(({ entry }) => {
    const claim = claimOf(entry)
    return claim === undefined ? [] : [{ ...storable(claim), ticket: entry.ticket.id, at: entry.decision.at }]
  })
  if (opened.length === 0) return
  await client.query(
    `with opened as (
       insert into assignments (ticket_id, agent, queue, effort, assigned_at)
       select ticket_id, agent, queue, effort::text::numeric, at
       from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::timestamptz[]) as x(ticket_id, agent, queue, effort, at)
       returning agent, effort, assigned_at
     ), more as (select agent, sum(effort) as effort, max(assigned_at) as at from opened group by agent)
     update agents set load = load + more.effort, last_assigned_at = greatest(last_assigned_at, more.at)
     from more where agents.id = more.agent`,
    [
      textArray(opened.map(({ ticket }) => ticket)),
      textArray(opened.map(({ agent }) => agent)),
      textArray(opened.map(({ queue }) => queue)),
      doubleArray(opened.map(({ effort }) => effort)),
      instantArray(opened.map(({ at }) => at)),
    ],
    'insert-assignments',
  )
}

/** A decision that is carried out replaces whatever was there, whoever it goes to next. */
async function endAssignments(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  const ended = recorded.filter(({ entry, held }) => held !== undefined && acts(entry))
  if (ended.length === 0) return
  await client.query(
    `with ended as (
       update assignments a set ended_at = x.at, ended_by = 'decided'
       from unnest($1::text[], $2::timestamptz[]) as x(ticket_id, at)
       where a.ticket_id = x.ticket_id and a.ended_at is null
       returning a.agent, a.effort
     ), less as (select agent, sum(effort) as effort from ended group by agent)
     update agents set load = load - less.effort from less where agents.id = less.agent`,
    [textArray(ended.map(({ entry }) => entry.ticket.id)), instantArray(ended.map(({ entry }) => entry.decision.at))],
  )
}

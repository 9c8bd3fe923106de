import type { Decision, Policy, Ticket, TicketLife } from '@pointsman/core'
import { doubleArray, instantArray, integerArray, textArray } from './binary-array.ts'
import type { CalendarShelf } from './calendar-shelf.ts'
import type { Queryable } from './database.ts'
import { storableText } from './storable.ts'
import { openMinutes, urgencyClock, type UrgencyClock } from './urgency-clock.ts'

/** A ticket that waits, as the dispatcher must find it. */
export interface Waiter {
  readonly ticket: Ticket
  readonly life: TicketLife
  /** Absent for history that was brought back: it waits for people. */
  readonly decision?: Pick<Decision, 'id' | 'mode' | 'priority' | 'at'> | undefined
}

/** Adds or replaces the rows of tickets that wait. */
export async function putWaiting(
  client: Queryable,
  waiters: readonly Waiter[],
  { policy, calendars }: { readonly policy: Policy; readonly calendars: CalendarShelf },
): Promise<void> {
  const rows = waiters.flatMap(({ ticket, life, decision }) => {
    const { state } = life
    if (state.kind !== 'waiting') return []
    const clock = decision === undefined ? stillClock(ticket) : urgencyClock({ ticket, decision, policy, life })
    return [{ ticket, life, state, decision, clock }]
  })
  if (rows.length === 0) return
  const calendarIds: (number | undefined)[] = []
  for (const { clock } of rows) {
    calendarIds.push(clock.hours === undefined ? undefined : await calendars.idOf(client, clock.hours))
  }
  const text = (values: readonly (string | undefined)[]): Buffer =>
    textArray(values.map((value) => value && storableText(value)))
  await client.query(
    insertWaiting,
    [
      textArray(rows.map(({ ticket }) => ticket.id)),
      text(rows.map(({ decision }) => decision?.id)),
      text(rows.map(({ decision }) => decision?.mode)),
      text(rows.map(({ life }) => life.queue)),
      text(rows.map(({ state }) => state.reason)),
      instantArray(rows.map(({ state }) => state.since)),
      text(rows.map(({ state }) => state.heldFor)),
      instantArray(rows.map(({ ticket }) => ticket.receivedAt)),
      doubleArray(rows.map(({ clock }) => clock.timeless)),
      doubleArray(rows.map(({ clock }) => clock.elapsedWeight)),
      doubleArray(rows.map(({ clock }) => clock.waitingWeight)),
      doubleArray(rows.map(({ clock }) => clock.targetMinutes)),
      integerArray(calendarIds),
      doubleArray(rows.map(({ clock }) => clock.clockFrom)),
      doubleArray(rows.map(({ clock }) => clock.waitsFrom)),
    ],
    'put-waiting',
  )
}

/** Why, where and since when, for tickets that go on waiting. */
export async function touchWaiting(client: Queryable, lives: readonly TicketLife[]): Promise<void> {
  const rows = lives.flatMap(({ ticketId, queue, state }) =>
    state.kind === 'waiting' ? [{ ticketId, queue, state }] : [],
  )
  if (rows.length === 0) return
  await client.query(
    `update waiting w set queue = x.queue, reason = x.reason, since = x.since, held_for = x.held_for
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) as x(id, queue, reason, since, held_for)
     where w.ticket_id = x.id`,
    [
      textArray(rows.map(({ ticketId }) => ticketId)),
      textArray(rows.map(({ queue }) => queue && storableText(queue))),
      textArray(rows.map(({ state }) => state.reason)),
      instantArray(rows.map(({ state }) => state.since)),
      textArray(rows.map(({ state }) => state.heldFor && storableText(state.heldFor))),
    ],
    'touch-waiting',
  )
}

/** Takes the rows of tickets away that no longer wait. */
export async function dropWaiting(client: Queryable, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await client.query('delete from waiting where ticket_id = any($1::text[])', [textArray(ticketIds)], 'drop-waiting')
}

/** Nothing is known of its urgency. */
function stillClock({ receivedAt }: Ticket): UrgencyClock {
  const waitsFrom = openMinutes(receivedAt, undefined)
  return { timeless: 0, elapsedWeight: 0, waitingWeight: 0, targetMinutes: 1, clockFrom: 0, waitsFrom }
}

const columns = `decision_id, mode, queue, reason, since, held_for, received_at, timeless, elapsed_weight, waiting_weight,
  target_minutes, calendar, clock_from, waits_from`

const insertWaiting = `
  insert into waiting (ticket_id, ${columns})
  select ticket_id, ${columns}
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[],
    $9::float8[], $10::float8[], $11::float8[], $12::float8[], $13::int4[], $14::float8[], $15::float8[])
    as x(ticket_id, ${columns})
  on conflict (ticket_id) do update set (${columns}) = row(${columns
    .split(',')
    .map((name) => `excluded.${name.trim()}`)
    .join(', ')})`

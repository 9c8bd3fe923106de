import type { HistoryEvent, HistoryField } from '@pointsman/core'
import type { EventColumn } from './history-columns.ts'

/** Fields whose values are times. */
const dated: ReadonlySet<string> = new Set<HistoryField>(['created_at', 'first_response_at', 'resolved_at'])

/**
 * The changes of a ticket, in order, as rows of a change history: JSON, each with a line feed. `id` is the place of a change among those of
 * its ticket, so that two that say the same stay two, and read in and written again they are the same lines. A row for the whole ticket
 * (a snapshot) is no change, and is left out.
 */
export function changeLines(ticket: string, events: readonly HistoryEvent[]): readonly string[] {
  return events.filter(({ begins }) => begins !== 'snapshot').map((event, at) => line(ticket, event, at + 1))
}

function line(ticket: string, { at, actor, sets, was = {} }: HistoryEvent, id: number): string {
  // Without a field it is the arrival.
  const [field = 'created', to] = Object.entries(sets)[0] ?? []
  const row: { readonly [Column in EventColumn]: string | number | undefined } = {
    ...{ id, ticket, at: new Date(at).toISOString(), actor, field },
    from: valueOf(field, was[field as HistoryField]),
    to: valueOf(field, to),
  }
  return `${JSON.stringify(row)}\n`
}

function valueOf(field: string, value: string | number | null | undefined): string | number | undefined {
  // That somebody answered matters, not what they said: the row itself says it.
  if (value === null || value === undefined || field === 'reply') return undefined
  return dated.has(field) ? new Date(value).toISOString() : value
}

import { ticketColumns, ticketFileColumns, type ColumnPlan, type ColumnSet } from './columns.ts'

/** What a file that `import` reads has a row for. */
export const fileFormats = ['tickets', 'events', 'snapshots'] as const
export type FileFormat = (typeof fileFormats)[number]

/** A row a change: which field of which ticket became what. */
export const eventColumns = ['id', 'ticket', 'at', 'actor', 'field', 'from', 'to'] as const
export type EventColumn = (typeof eventColumns)[number]

/** A row for the whole ticket at each change. */
export const snapshotColumns = [...ticketColumns, 'at', 'actor', 'resolved_by', 'worked_minutes'] as const
export type SnapshotColumn = (typeof snapshotColumns)[number]

export type HistoryColumn = EventColumn | SnapshotColumn

/** Files with a row a change. */
export const eventFileColumns: ColumnSet<HistoryColumn> = {
  names: eventColumns,
  aliases: {
    event_id: 'id',
    ticket_id: 'ticket',
    issue: 'ticket',
    case: 'ticket',
    case_id: 'ticket',
    time: 'at',
    timestamp: 'at',
    changed_at: 'at',
    author: 'actor',
    user: 'actor',
    old_value: 'from',
    new_value: 'to',
  },
}

/** Files with a row for the whole ticket at each change. */
export const snapshotFileColumns: ColumnSet<HistoryColumn> = {
  names: snapshotColumns,
  aliases: { ...ticketFileColumns.aliases, ticket: 'id', updated_at: 'at', updated_by: 'actor', changed_at: 'at' },
}

/** All that `--map` of `import` may name. */
export const importColumns: readonly (HistoryColumn | (typeof ticketColumns)[number])[] = [
  ...new Set([...snapshotColumns, ...eventColumns]),
]

/** The columns of a format. */
export function columnsOf(format: FileFormat): ColumnSet<HistoryColumn> {
  if (format === 'events') return eventFileColumns
  return format === 'snapshots' ? snapshotFileColumns : ticketFileColumns
}

/** Columns without which a row of a history says nothing. */
export const neededColumns: Readonly<Record<'events' | 'snapshots', readonly HistoryColumn[]>> = {
  events: ['ticket', 'at', 'field'],
  snapshots: ['id', 'at'],
}

/** Whether a file with these columns has a row a change. `plan` is by `eventFileColumns`. */
export function looksLikeEvents({ columns }: ColumnPlan<HistoryColumn>, given: ReadonlySet<string>): boolean {
  return neededColumns.events.every((column) => columns.includes(column) || given.has(column))
}

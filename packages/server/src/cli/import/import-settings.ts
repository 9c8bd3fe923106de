import { PointsmanError } from '@pointsman/core'
import { parseColumnMap, ticketColumns, type ColumnMap, type TicketColumn } from '../../ticket-files/columns.ts'
import { importColumns, type FileFormat, type HistoryColumn } from '../../ticket-files/history-columns.ts'
import type { HistoryOptions } from '../../ticket-files/history-rows.ts'
import { parseFieldMap } from '../../ticket-files/history-values.ts'
import type { RowOptions } from '../../ticket-files/read-rows.ts'
import { parseStatusMap } from '../../ticket-files/status-words.ts'
import type { ImportOptions } from '../import.ts'

/** How files are to be read, whatever their format turns out to be. */
export type ImportSettings = Omit<HistoryOptions, 'format' | 'now'>

/** Reads the options of the command line; refuses what cannot be. */
export function importSettings(options: ImportOptions): ImportSettings {
  return {
    map: parseColumnMap(options.map, importColumns),
    given: givenValues(options.set),
    empty: new Set(options.empty),
    fields: parseFieldMap(options.field),
    statuses: parseStatusMap(options.status),
    begin: options.begin,
    dates: options.monthFirst ? 'month-first' : 'day-first',
    ...(options.encoding && { encoding: options.encoding }),
    ...(options.since !== undefined && { since: options.since }),
  }
}

/** The same for a file of tickets. Columns that only a history has are refused. */
export function ticketRowOptions({ map, given, empty, encoding }: ImportSettings): RowOptions {
  return {
    map: map as ColumnMap,
    given: given as ReadonlyMap<TicketColumn, string>,
    empty,
    ...(encoding && { encoding }),
  }
}

/** Everything that makes the same file say something else, for telling whether it was read before. */
export function settingsKey(format: FileFormat, settings: ImportSettings): unknown {
  const { map, given, empty, fields, statuses, begin, dates, encoding, since } = settings
  return [format, [...map], [...given], [...empty], [...fields], [...statuses], begin, dates, encoding, since]
}

/** Refuses `--map theirs=at` and the like where a row is a ticket. */
export function refuseHistoryColumns(file: string, { map, given }: ImportSettings): void {
  const isTicketColumn = (column: string): boolean =>
    column === '-' || (ticketColumns as readonly string[]).includes(column)
  const named = [...map.values(), ...given.keys()].find((column) => !isTicketColumn(column))
  if (named === undefined) return
  throw new PointsmanError(
    'usage',
    `${file} has a row a ticket, and "${named}" is a column of change histories`,
    'if it has a row a change, add --format events; if it has a row for the whole ticket at each change, --format snapshots',
  )
}

function givenValues(pairs: readonly string[]): ReadonlyMap<HistoryColumn, string> {
  const given = new Map<HistoryColumn, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const column = importColumns.find((each) => each === pair.slice(0, Math.max(0, at)).trim())
    const value = pair.slice(at + 1).trim()
    if (!column || value === '') {
      throw new PointsmanError(
        'usage',
        `--set ${pair}: expected ours=value, ours one of ${importColumns.join(', ')}`,
        'for example --set field=status',
      )
    }
    given.set(column, value)
  }
  return given
}

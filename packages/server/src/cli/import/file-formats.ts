import { PointsmanError } from '@pointsman/core'
import { planColumnsOf } from '../../ticket-files/columns.ts'
import { refuseUnknownColumns, refuseWordless } from '../../ticket-files/header.ts'
import {
  columnsOf,
  eventFileColumns,
  looksLikeEvents,
  neededColumns,
  type FileFormat,
} from '../../ticket-files/history-columns.ts'
import { firstNames, type FirstNames } from '../../ticket-files/look-at-headers.ts'
import { refuseHistoryColumns, ticketRowOptions, type ImportSettings } from './import-settings.ts'

/** A file and what it has a row for. */
export interface FormattedFile {
  readonly file: string
  readonly format: FileFormat
}

/**
 * Looks at the beginning of each file before anything is opened or written. A file that is not there, lacks a mapped column, or
 * the columns of its format, is refused here. Pipes are passed over, as they can be read only once: they hold tickets
 * unless `format` says otherwise.
 */
export async function formatsOf(
  files: readonly string[],
  format: FileFormat | undefined,
  settings: ImportSettings,
): Promise<readonly FormattedFile[]> {
  const found: (FormattedFile & { readonly first: FirstNames | undefined })[] = []
  for (const file of files) {
    const first = file === '-' ? undefined : await firstNames(file, ticketRowOptions(settings))
    found.push({ file, format: format ?? guess(first, settings), first })
  }
  // A column that is not here may be in the file whose columns are not known.
  const known = found.flatMap(({ file, first }) => (first ? [{ file, names: first.names }] : []))
  if (known.length === files.length && found.every(({ first }) => first?.isCsv))
    refuseUnknownColumns(known, settings.map)
  for (const each of found) refuseUnfit(each, settings)
  return found
}

function guess(first: FirstNames | undefined, settings: ImportSettings): FileFormat {
  if (!first) return 'tickets'
  const plan = planColumnsOf(eventFileColumns, first.names, settings.map)
  return looksLikeEvents(plan, new Set(settings.given.keys())) ? 'events' : 'tickets'
}

function refuseUnfit(
  { file, format, first }: FormattedFile & { readonly first: FirstNames | undefined },
  settings: ImportSettings,
): void {
  if (format === 'tickets') {
    refuseHistoryColumns(file, settings)
    if (first?.isCsv) refuseWordless(first.names, file, ticketRowOptions(settings))
    return
  }
  if (!first?.isCsv) return
  const set = columnsOf(format)
  const { columns } = planColumnsOf(set, first.names, settings.map)
  const missing = neededColumns[format].filter((column) => !columns.includes(column) && !settings.given.has(column))
  if (missing.length === 0) return
  throw new PointsmanError(
    'invalid_request',
    `${file}: no column ${missing.join(' and no column ')} among ${first.names.slice(0, 40).join(', ')}`,
    `tell which is which with --map theirs=ours; ours: ${set.names.join(', ')}`,
  )
}

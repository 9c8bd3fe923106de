import { PointsmanError, type HistoricTicket } from '@pointsman/core'
import { FileReport } from '../../ticket-files/file-report.ts'
import { lookAtHeaders } from '../../ticket-files/look-at-headers.ts'
import { openSource, readRows } from '../../ticket-files/read-rows.ts'
import { ticketRows } from '../../ticket-files/ticket-rows.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { rowOptions } from '../file-options.ts'
import type { ImportOptions } from '../import.ts'
import { withStore } from '../open-store.ts'
import { showProgress, size, type Progress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { strictFailure } from '../evaluate/examples.ts'
import { appoint, Cast } from './cast.ts'
import { importSummary, type Imported } from './summary.ts'

/** Tickets written in one transaction. More: fewer round trips, more memory and more to do again after a failure. */
const batchSize = 500

/** Carries out `pointsman import`. */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  await lookAtHeaders(files, rowOptions(options))
  // Each file is looked over whole before anything is written, so that --strict leaves nothing half done.
  if (options.strict) for (const file of files) await lookOver(file, options, shell)
  return withStore(shell, storeOptions, async (store) => {
    const cast = new Cast()
    const reports: FileReport[] = []
    let added = 0
    for (const file of files) {
      const report = new FileReport(file)
      reports.push(report)
      try {
        added += await importFile(report, options, shell, store, cast)
      } finally {
        for (const line of report.lines()) say(shell, line)
      }
    }
    const appointed = await appoint(store, cast, options.activateAgents ? 'active' : 'inactive', shell.now())
    const imported: Imported = { reports, added, cast, appointed }
    if (imported.reports.every(({ rows }) => rows === 0)) throw nothingImported(reports)
    return importSummary(imported)
  })
}

async function importFile(
  report: FileReport,
  options: ImportOptions,
  shell: Shell,
  store: Store,
  cast: Cast,
): Promise<number> {
  const progress = showProgress(shell, `importing ${report.file}`)
  const started = shell.seconds()
  let batch: HistoricTicket[] = []
  let added = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    added += await store.importHistory(lastOfEach(batch))
    batch = []
    showRate(progress, report, shell.seconds() - started)
  }
  try {
    for await (const { ticket, outcome } of rowsOf(await openSource(report.file, report), report, options, shell)) {
      cast.add({ ticket, outcome })
      batch.push({ ticket, outcome })
      if (batch.length >= batchSize) await flush()
    }
  } finally {
    // Rows before a damaged place are good rows.
    await flush()
    progress.end()
  }
  return added
}

/** One batch must not hold an id twice: one statement cannot write one row two times. The later row counts. */
function lastOfEach(batch: readonly HistoricTicket[]): readonly HistoricTicket[] {
  return [...new Map(batch.map((row) => [row.ticket.id, row])).values()]
}

async function lookOver(file: string, options: ImportOptions, shell: Shell): Promise<void> {
  if (file === '-') {
    throw new PointsmanError(
      'usage',
      '--strict reads a file twice, which standard input does not allow',
      'save it to a file first',
    )
  }
  const report = new FileReport(file)
  const progress = showProgress(shell, `checking ${file}`)
  const started = shell.seconds()
  try {
    for await (const _ of rowsOf(await openSource(file, report), report, options, shell)) {
      if (report.bad > 0) break
      showRate(progress, report, shell.seconds() - started)
    }
  } finally {
    progress.end()
  }
  if (report.bad > 0) throw strictFailure(report)
}

function rowsOf(
  source: AsyncIterable<Uint8Array>,
  report: FileReport,
  options: ImportOptions,
  shell: Shell,
): ReturnType<typeof ticketRows> {
  const dates = options.monthFirst ? 'month-first' : 'day-first'
  return ticketRows(readRows(source, report, rowOptions(options)), report, { kind: 'history', now: shell.now(), dates })
}

function showRate(progress: Progress, report: FileReport, seconds: number): void {
  const rate = seconds > 0 ? Math.round(report.rows / seconds) : 0
  const share = report.totalBytes ? Math.min(1, report.bytes / report.totalBytes) : undefined
  const read = share === undefined ? size(report.bytes) : ''
  const rows = `${report.rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second`
  progress.update(share, [read, rows].filter((part) => part !== '').join(' · '))
}

function nothingImported(reports: readonly FileReport[]): PointsmanError {
  const bad = reports.reduce((sum, report) => sum + report.bad, 0)
  const why = bad > 0 ? `all ${bad} rows were skipped, for the reasons above` : 'there are no rows below the header'
  return new PointsmanError('invalid_ticket', `nothing was imported: ${why}`)
}

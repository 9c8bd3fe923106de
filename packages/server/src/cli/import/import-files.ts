import { PointsmanError, type HistoricTicket } from '@pointsman/core'
import { FileReport, olderThanSince } from '../../ticket-files/file-report.ts'
import { firstDateIn } from '../../ticket-files/first-date.ts'
import { historyRows } from '../../ticket-files/history-rows.ts'
import { openSource, readRows } from '../../ticket-files/read-rows.ts'
import { ticketRows, type ReadTicket } from '../../ticket-files/ticket-rows.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { strictFailure } from '../evaluate/examples.ts'
import type { ImportOptions } from '../import.ts'
import { withStore } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { Stopped } from '../stopped.ts'
import type { StoreOptions } from '../store-options.ts'
import { appoint, Cast } from './cast.ts'
import { formatsOf, type FormattedFile } from './file-formats.ts'
import { importSettings, settingsKey, ticketRowOptions, type ImportSettings } from './import-settings.ts'
import { readOn, showRate, sourceName } from './read-on.ts'
import { rebuildTickets } from './rebuild-tickets.ts'
import { importSummary, whatWasDone, type ReadFile } from './summary.ts'

const ticketsAtOnce = 500
const eventsAtOnce = 1000

/** What importing one file needs. */
interface Job {
  readonly settings: ImportSettings
  readonly shell: Shell
  readonly store: Store
  readonly cast: Cast
  /** Throws once somebody pressed Ctrl-C. */
  readonly stopIfAsked: () => void
}

/** Carries out `pointsman import`. */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  const settings = importSettings(options)
  const formatted = await formatsOf(files, options.format, settings)
  // Each file is looked over whole before anything is written, so that --strict leaves nothing half done.
  if (options.strict) for (const file of formatted) await lookOver(file, settings, shell)
  let isAsked = false
  const stopIfAsked = (): void => {
    if (isAsked) throw new Stopped('Stopped; what was read is kept. The same command goes on from there.')
  }
  const forget = shell.onStop(() => {
    isAsked = true
    // A pipe may say nothing for long.
    if (files.includes('-')) process.stdin.destroy()
  })
  try {
    return await withStore(shell, storeOptions, (store) =>
      importInto({ settings, shell, store, cast: new Cast(), stopIfAsked }, formatted, options),
    )
  } finally {
    forget()
  }
}

async function importInto(
  job: Job,
  formatted: readonly FormattedFile[],
  options: ImportOptions,
): Promise<{ json: unknown; text: string }> {
  const { shell, store, stopIfAsked } = job
  const { read, failure } = await readAll(formatted, job)
  if (failure) stopIfAsked()
  // What was read of a damaged file is in the database, and worth as much as the rest.
  const remarks = await rebuildTickets(store, shell, stopIfAsked)
  for (const line of remarks.lines()) say(shell, line)
  if (formatted.some(({ format }) => format !== 'tickets')) job.cast.replace(await store.historyNames())
  const appointed = await appoint(store, job.cast, options.activateAgents ? 'active' : 'inactive', shell.now())
  const isEmpty = read.every(({ report }) => report.rows === 0 && !report.notes.has(olderThanSince))
  if (isEmpty) throw failure?.error ?? nothingImported(read.map(({ report }) => report))
  const imported = { read, cast: job.cast, appointed, remarks, counts: await store.historyCounts() }
  if (!failure) return importSummary(imported)
  for (const line of whatWasDone(imported)) say(shell, line)
  throw failure.error
}

/** Reads the files up to the first that cannot be read to its end, that one included. */
async function readAll(
  files: readonly FormattedFile[],
  job: Job,
): Promise<{ readonly read: readonly ReadFile[]; readonly failure?: { readonly error: unknown } }> {
  const read: ReadFile[] = []
  try {
    for (const file of files) await importFile(file, job, (found) => read.push(found))
    return { read }
  } catch (error) {
    return { read, failure: { error } }
  }
}

/** `onEnd` is told how far it came, whether or not that was the end of the file. */
async function importFile(
  { file, format }: FormattedFile,
  job: Job,
  onEnd: (read: ReadFile) => unknown,
): Promise<void> {
  let report = new FileReport(file)
  let added = 0
  const start = (): FileReport => (report = new FileReport(file))
  const onAdded = (rows: number): unknown => (added += rows)
  try {
    await (format === 'tickets' ? readTickets(start, job, onAdded) : readEvents(start, format, job, onAdded))
    // The last file of tickets counts, so the next time it is read from its first row.
    if (format === 'tickets') await job.store.forgetSource(sourceName(file))
  } finally {
    for (const line of report.lines()) say(job.shell, line)
    onEnd({ format, report, added })
  }
}

function readTickets(
  start: () => FileReport,
  { settings, shell, store, cast, stopIfAsked }: Job,
  onAdded: (rows: number) => unknown,
): Promise<void> {
  return readOn<ReadTicket>(start, {
    store,
    shell,
    batchSize: ticketsAtOnce,
    rows: (report) => ticketsOf(report, settings, shell),
    onRow: (row) => cast.add(row),
    onAdded,
    stopIfAsked,
    write: (rows, read) => store.importHistory(lastOfEach(rows), read),
    settings: settingsKey('tickets', settings),
  })
}

function readEvents(
  start: () => FileReport,
  format: 'events' | 'snapshots',
  { settings, shell, store, stopIfAsked }: Job,
  onAdded: (rows: number) => unknown,
): Promise<void> {
  return readOn(start, {
    store,
    shell,
    batchSize: eventsAtOnce,
    rows: async (report) =>
      historyRows(await openSource(report.file, report), report, { ...settings, format, now: shell.now() }),
    onRow: () => {},
    onAdded,
    stopIfAsked,
    write: (rows, read) => store.appendHistoryEvents(rows, read),
    settings: settingsKey(format, settings),
  })
}

/** One batch must not hold an id twice: one statement cannot write one row two times. The later row counts. */
function lastOfEach<Row extends HistoricTicket>(batch: readonly Row[]): readonly Row[] {
  return [...new Map(batch.map((row) => [row.ticket.id, row])).values()]
}

async function lookOver({ file, format }: FormattedFile, settings: ImportSettings, shell: Shell): Promise<void> {
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
  const rows =
    format === 'tickets'
      ? await ticketsOf(report, settings, shell)
      : historyRows(await openSource(file, report), report, { ...settings, format, now: shell.now() })
  try {
    for await (const _ of rows) {
      if (report.bad > 0) break
      showRate(progress, report, shell.seconds() - started)
    }
  } finally {
    progress.end()
  }
  if (report.bad > 0) throw strictFailure(report)
}

async function ticketsOf(
  report: FileReport,
  settings: ImportSettings,
  shell: Shell,
): Promise<AsyncIterable<ReadTicket>> {
  const { dates, since } = settings
  const firstDate = await firstDateIn(report.file, ticketRowOptions(settings), dates)
  const source = await openSource(report.file, report)
  return ticketRows(readRows(source, report, ticketRowOptions(settings)), report, {
    kind: 'history',
    now: shell.now(),
    dates,
    firstDate,
    ...(since !== undefined && { since }),
  })
}

function nothingImported(reports: readonly FileReport[]): PointsmanError {
  const bad = reports.reduce((sum, report) => sum + report.bad, 0)
  const why = bad > 0 ? `all ${bad} rows were skipped, for the reasons above` : 'there are no rows below the header'
  return new PointsmanError('invalid_ticket', `nothing was imported: ${why}`)
}

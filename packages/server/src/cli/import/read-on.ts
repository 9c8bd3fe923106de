import { resolve } from 'node:path'
import type { FileReport } from '../../ticket-files/file-report.ts'
import { RowMeter } from '../../ticket-files/row-meter.ts'
import type { SourceRead } from '../../store/history-verbs.ts'
import type { Store } from '../../store/store.ts'
import { showProgress, size, type Progress } from '../progress.ts'
import type { Shell } from '../shell.ts'

/** How the rows of one file get into the database. */
export interface Intake<Row> {
  readonly store: Store
  readonly shell: Shell
  /** Rows written in one transaction. More: fewer round trips, more memory and more to do again after a failure. */
  readonly batchSize: number
  /** Reads the file from its beginning. */
  readonly rows: (report: FileReport) => Promise<AsyncIterable<Row>>
  /** Told of every row, written now or before. */
  readonly onRow: (row: Row) => void
  /** Told how many rows of a batch were new. */
  readonly onAdded: (rows: number) => unknown
  /** Writes rows and how far the file was read, in one transaction; answers how many were new. */
  readonly write: (rows: readonly Row[], read: SourceRead) => Promise<number>
  /** Called at every row; throws to end, and what was read is kept. */
  readonly stopIfAsked: () => void
  /** Everything that makes the same file say something else. */
  readonly settings: unknown
}

/**
 * Reads a file into the database, and goes on where an earlier run of the same file was stopped: its rows are read again, as they
 * may be packed, but those written before are not written again. Another file of the same name is read from its beginning.
 * `start` makes the report of a reading.
 */
export async function readOn<Row>(start: () => FileReport, intake: Intake<Row>): Promise<void> {
  const { file } = start()
  const known = file === '-' ? undefined : await intake.store.sourceRead(sourceName(file))
  if (known && known.rows > 0 && (await read(start(), intake, known)) === 'same') return
  await read(start(), intake, undefined)
}

/** Under which name it is remembered how far a file was read. */
export function sourceName(file: string): string {
  return file === '-' ? file : resolve(file)
}

/** `other`: the file is not the one that `known` speaks of, and nothing was written. */
async function read<Row>(
  report: FileReport,
  intake: Intake<Row>,
  known: SourceRead | undefined,
): Promise<'same' | 'other'> {
  const name = sourceName(report.file)
  const meter = new RowMeter(intake.settings, known?.rows)
  report.meter = meter
  const progress = showProgress(intake.shell, `importing ${report.file}`)
  const started = intake.shell.seconds()
  let batch: Row[] = []
  const isOther = (): boolean => known !== undefined && !meter.hasPassed(known.digest)
  const flush = async (): Promise<void> => {
    const isNothingNew = batch.length === 0 && meter.rows <= (known?.rows ?? 0)
    if (isNothingNew || isOther()) return
    intake.onAdded(await intake.write(batch, { name, rows: meter.rows, digest: meter.digest() }))
    batch = []
  }
  try {
    for await (const row of await intake.rows(report)) {
      showRate(progress, report, intake.shell.seconds() - started)
      intake.onRow(row)
      if (!known || meter.rows > known.rows) {
        if (isOther()) return 'other'
        batch.push(row)
      }
      intake.stopIfAsked()
      if (batch.length >= intake.batchSize) await flush()
    }
    if (isOther()) return 'other'
    await flush()
    return 'same'
  } catch (error) {
    // Rows before a damaged place are good rows.
    await flush()
    throw error
  } finally {
    progress.end()
  }
}

/** One line of progress: share or bytes, rows, rate. */
export function showRate(progress: Progress, report: FileReport, seconds: number): void {
  const rate = seconds > 0 ? Math.round(report.rows / seconds) : 0
  const share = report.totalBytes ? Math.min(1, report.bytes / report.totalBytes) : undefined
  const bytes = share === undefined ? size(report.bytes) : ''
  const rows = `${report.rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second`
  progress.update(share, [bytes, rows].filter((part) => part !== '').join(' · '))
}

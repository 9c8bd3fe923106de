import { PointsmanError } from '@pointsman/core'
import type { Store, StoredTicket } from '../../store/store.ts'
import { changeLines } from '../../ticket-files/change-line.ts'
import { ticketLine } from '../../ticket-files/ticket-line.ts'
import { say, type Answer } from '../answer.ts'
import type { ExportOptions } from '../export.ts'
import { withStore } from '../open-store.ts'
import { duration, showProgress, size } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { refuseOtherFormat } from './file-name.ts'
import { refuseExisting, writeWholeFile } from './whole-file.ts'

/** Carries out `pointsman export`. Memory does not grow with the tickets: a page at a time is held. */
export async function exportTickets(
  file: string,
  options: ExportOptions,
  shell: Shell,
  place: StoreOptions,
): Promise<Answer> {
  if (file === '-' && options.json === true)
    throw new PointsmanError(
      'usage',
      '--json: standard output is taken by the tickets.',
      'leave it out, or name a file',
    )
  if (file !== '-') refuseOtherFormat(file)
  if (file !== '-' && options.force !== true) await refuseExisting(file)
  const started = shell.seconds()
  let isStopped = false
  const forget = shell.onStop(() => (isStopped = true))
  const count = { rows: 0, bytes: 0, snapshots: 0 }
  try {
    await withStore(shell, place, async (store) => {
      const lines = linesOf(store, { options, shell, count, isStopped: () => isStopped })
      await (file === '-'
        ? writeOut(lines, shell)
        : writeWholeFile(file, lines, options.force === true ? 'replace' : 'new'))
    })
  } finally {
    forget()
  }
  const seconds = shell.seconds() - started
  return { json: { file, rows: count.rows, bytes: count.bytes, seconds }, text: inWords(file, count, seconds) }
}

interface Job {
  readonly options: ExportOptions
  readonly shell: Shell
  /** Written so far; bytes before packing. */
  readonly count: { rows: number; bytes: number; snapshots: number }
  readonly isStopped: () => boolean
}

async function* linesOf(store: Store, { options, shell, count, isStopped }: Job): AsyncGenerator<string> {
  const { tickets: here, history } = await store.counts()
  const progress = showProgress(shell, 'exporting')
  let read = 0
  try {
    for await (const page of store.everyTicket(options.all === true ? 'all' : 'over')) {
      read += page.length
      for (const line of await rowsOf(store, page, { options, count })) {
        if (isStopped()) throw new PointsmanError('internal', 'Stopped before the last row; nothing was kept.')
        count.rows++
        count.bytes += Buffer.byteLength(line)
        yield line
      }
      // Of those here some are not over: the end may come early.
      const said = `${count.rows.toLocaleString('en')} rows · ${size(count.bytes)}`
      progress.update(Math.min(1, read / Math.max(1, here + history)), said)
    }
  } finally {
    progress.end()
  }
  if (options.changes === true) await tellLeftOut(store, shell, count)
  if (count.rows > 0) return
  if (options.changes === true) throw new PointsmanError('not_found', 'There is no change history to be written.')
  const maybe = here === 0 ? undefined : 'Maybe --all: there are tickets that are not over.'
  throw new PointsmanError('not_found', 'There is no ticket to be written.', ...(maybe === undefined ? [] : [maybe]))
}

async function rowsOf(
  store: Store,
  page: readonly StoredTicket[],
  { options, count }: Pick<Job, 'options' | 'count'>,
): Promise<readonly string[]> {
  if (options.changes !== true) return page.map((stored) => ticketLine(asWritten(stored)))
  const ids = page.map(({ ticket }) => ticket.id)
  const found = await store.changesOf(ids)
  return ids.flatMap((id) => {
    const events = found.get(id) ?? []
    const lines = changeLines(id, events)
    count.snapshots += events.length - lines.length
    return lines
  })
}

/** What is kept, and cannot be in the file. */
async function tellLeftOut(store: Store, shell: Shell, { snapshots }: Job['count']): Promise<void> {
  const { withoutBeginning } = await store.historyCounts()
  const tell = (many: number, what: string): void => {
    if (many > 0) say(shell, `left out: ${many.toLocaleString('en')} ${what}; their files have them`)
  }
  tell(snapshots, 'rows for the whole ticket (snapshots)')
  tell(withoutBeginning, 'tickets of which it is not known how they began')
}

/** Of a ticket of the past its help desk's own word for how it ended; of one that is not over, where it is now. */
function asWritten({ ticket, outcome, status, life, queue, assignee }: StoredTicket): Parameters<typeof ticketLine>[0] {
  const isOver = status === 'resolved' || status === 'closed'
  if (!isOver)
    return { ticket, status, outcome: { ...outcome, ...(queue && { queue }), ...(assignee && { assignee }) } }
  return { ticket, outcome, status: life === undefined ? (outcome.status ?? status) : status }
}

/** No faster than whoever reads: what waits to be read would fill the memory. */
async function writeOut(lines: AsyncIterable<string>, { out }: Shell): Promise<void> {
  for await (const line of lines) {
    out.write(line)
    await out.drained?.()
  }
}

function inWords(file: string, { rows, bytes }: Job['count'], seconds: number): string {
  const said = `${rows.toLocaleString('en')} rows (${size(bytes)} before packing) in ${duration(seconds)}`
  if (file === '-') return `Wrote ${said}.`
  return `Wrote ${file}: ${said}.\nTo read it in elsewhere: pointsman import ${file}`
}

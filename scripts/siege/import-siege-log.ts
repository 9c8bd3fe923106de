import { createWriteStream, existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync } from 'node:zlib'
import { generateHistory, toChangeHistory } from '@pointsman/simulator'

/** A change history, and how it is to be read. */
export interface SiegeLog {
  readonly file: string
  readonly options: readonly string[]
  readonly what: string
}

const mapped = {
  sys_updated_at: 'at',
  sys_updated_by: 'actor',
  opened_at: 'created_at',
  incident_state: 'status',
  assignment_group: 'queue',
  assigned_to: 'assignee',
  caller_id: 'requester',
  contact_type: 'channel',
  reassignment_count: 'reassignments',
  reopen_count: 'reopened',
  subcategory: 'body',
  u_symptom: 'body',
}

/**
 * The public log of 88,221 events where the data are, or its first `rows`; else one that the simulator writes into
 * `folder`, of a month where it is to be short.
 */
export async function siegeLog(
  folder: string,
  { isShort, rows }: { readonly isShort: boolean; readonly rows: number | undefined },
): Promise<SiegeLog> {
  const data = process.env['POINTSMAN_DATA']
  const real = data === undefined ? undefined : join(data, 'servicenow_incidents', 'events.csv.gz')
  if (!isShort && real !== undefined && existsSync(real)) {
    const map = Object.entries(mapped).flatMap(([theirs, ours]) => ['--map', `${theirs}=${ours}`])
    const file = rows === undefined ? real : await firstLines(real, join(folder, 'first.csv'), rows + 1)
    return { file, options: ['--format', 'snapshots', ...map], what: `ServiceNow log, ${rows ?? 'all'} rows` }
  }
  const months = isShort ? 1 : 6
  const file = join(folder, 'changes.jsonl.gz')
  await writeLog(file, { months, ticketsPerDay: 30 })
  return { file, options: [], what: `log of the sample company over ${months === 1 ? 'a month' : `${months} months`}` }
}

async function firstLines(from: string, to: string, count: number): Promise<string> {
  const text = gunzipSync(await readFile(from)).toString('latin1')
  await writeFile(to, text.split('\n').slice(0, count).join('\n'), 'latin1')
  return to
}

/** Streams a change history of the sample company, packed, to a file; answers its rows. */
export async function writeLog(
  file: string,
  { months, ticketsPerDay }: { readonly months: number; readonly ticketsPerDay: number },
): Promise<number> {
  let rows = 0
  function* lines(): Generator<string, void> {
    const tickets = generateHistory({ seed: 7, from: Date.UTC(2024, 0, 1), months, ticketsPerDay })
    for (const row of toChangeHistory(tickets, 7)) {
      rows++
      yield `${JSON.stringify(row)}\n`
    }
  }
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), createWriteStream(file))
  return rows
}

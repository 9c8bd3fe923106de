import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A kind of act in a help desk's log, and how often what it said was still so at the end. */
export interface Finality {
  readonly act: string
  readonly acts: number
  readonly final: number
}

/**
 * Counts, in the event log of the incidents of one company (Amaral et al. 2018, UCI 498), how often a hand-off, a changed category,
 * a changed priority and a resolution said what was so when the incident was closed: the ground for how far each is believed.
 * Undefined without the data.
 */
export function howOftenFinal(data: string | undefined): readonly Finality[] | undefined {
  const file = join(data ?? '', 'servicenow_incidents/events.csv.gz')
  if (data === undefined || !existsSync(file)) return undefined
  const incidents = [...incidentsOf(gunzipSync(readFileSync(file)).toString('utf8')).values()]
  const resolved = incidents.flatMap((rows) => {
    const at = rows.findIndex((row) => row['incident_state'] === 'Resolved')
    const group = known(rows[at]?.['assignment_group'])
    const last = lastOf(rows, 'assignment_group')
    if (group === undefined || last === undefined) return []
    const before = Number(rows[at]!['reopen_count'])
    return [{ isFinal: group === last, isReopened: rows.slice(at).some((row) => Number(row['reopen_count']) > before) }]
  })
  const reopened = resolved.filter(({ isReopened }) => isReopened)
  return [
    changes('handed to another group', incidents, 'assignment_group'),
    changes('category changed', incidents, 'category'),
    changes('priority changed', incidents, 'priority'),
    { act: 'resolved by a group', acts: resolved.length, final: resolved.filter(({ isFinal }) => isFinal).length },
    { act: '… and reopened', acts: reopened.length, final: reopened.filter(({ isFinal }) => isFinal).length },
  ]
}

type Row = Readonly<Record<string, string>>

/** Rows by incident, in the order of the log. No field of it holds a comma. */
function incidentsOf(text: string): Map<string, Row[]> {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const names = head.split(',')
  const incidents = new Map<string, Row[]>()
  for (const line of lines) {
    const values = line.split(',')
    const row = Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))
    const id = row['number'] ?? ''
    const rows = incidents.get(id)
    if (rows) rows.push(row)
    else incidents.set(id, [row])
  }
  return incidents
}

function changes(act: string, incidents: readonly (readonly Row[])[], column: string): Finality {
  let [acts, final] = [0, 0]
  for (const rows of incidents) {
    const values = rows.flatMap((row) => known(row[column]) ?? [])
    for (let i = 1; i < values.length; i++) {
      if (values[i] === values[i - 1]) continue
      acts++
      if (values[i] === values.at(-1)) final++
    }
  }
  return { act, acts, final }
}

function lastOf(rows: readonly Row[], column: string): string | undefined {
  return rows.flatMap((row) => known(row[column]) ?? []).at(-1)
}

function known(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value === '?' ? undefined : value
}

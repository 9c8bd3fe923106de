import type { FileFormat } from '../../ticket-files/history-columns.ts'
import { sameEvent } from '../../ticket-files/history-rows.ts'
import { olderThanSince, type FileReport } from '../../ticket-files/file-report.ts'
import type { Appointed, Cast } from './cast.ts'
import type { Remarks } from './remarks.ts'

/** A file that was read, to its end or to where it is damaged. */
export interface ReadFile {
  readonly format: FileFormat
  readonly report: FileReport
  /** Rows that were not there before. */
  readonly added: number
}

/** What an import did. */
export interface Imported {
  readonly read: readonly ReadFile[]
  readonly cast: Cast
  readonly appointed: Appointed
  readonly remarks: Remarks
  /** Of all change histories in the database. */
  readonly counts: { readonly events: number; readonly rebuilt: number; readonly withoutBeginning: number }
}

/** What was done and what to do next. */
export function importSummary(imported: Imported): { json: unknown; text: string } {
  const { read, appointed, remarks, counts } = imported
  const { events, rows, added, passedOver, skipped } = tally(read)
  const json = {
    rows,
    added,
    replaced: rows - added,
    passed_over: passedOver,
    skipped,
    ...(events.length > 0 && { history: historyJson(events, remarks, counts) }),
    new_queues: appointed.newQueues,
    new_agents: appointed.newAgents,
    activated_agents: appointed.activated,
    files: read.map(({ report }) => report.toJSON()),
  }
  return { json, text: `${whatWasDone(imported).join('\n')}\n\nNext:\n${nextSteps(imported).join('\n')}` }
}

/** For people, one line each. */
export function whatWasDone({ read, appointed, remarks }: Imported): readonly string[] {
  const { tickets, events, rows, added, passedOver, skipped } = tally(read)
  const { newQueues, activated } = appointed
  const inactive = inactiveOf(appointed)
  const left = [
    passedOver > 0 ? `, ${count(passedOver, 'older row')} passed over` : '',
    skipped > 0 ? `, ${count(skipped, 'row')} skipped` : '',
  ].join('')
  return [
    ...(tickets.length > 0
      ? [
          `Imported ${count(rows, 'ticket')}: ${added.toLocaleString('en')} new, ${(rows - added).toLocaleString('en')} replaced${left}.`,
        ]
      : []),
    ...(events.length > 0 ? historyLines(events, remarks, tickets.length > 0 ? '' : left) : []),
    ...(newQueues.length > 0 ? [`Created ${count(newQueues.length, 'queue')}: ${listed(newQueues)}.`] : []),
    ...(activated.length > 0
      ? [`${count(activated.length, 'agent')} can have tickets now: ${listed(activated)}.`]
      : []),
    ...(inactive.length > 0 ? [`Created ${count(inactive.length, 'inactive agent')}: ${listed(inactive)}.`] : []),
  ]
}

/** The files by what they hold a row for, and their rows counted; `rows` and `added` are of tickets. */
interface Tally {
  readonly tickets: readonly ReadFile[]
  readonly events: readonly ReadFile[]
  readonly rows: number
  readonly added: number
  readonly passedOver: number
  readonly skipped: number
}

function tally(read: readonly ReadFile[]): Tally {
  const tickets = read.filter(({ format }) => format === 'tickets')
  return {
    tickets,
    events: read.filter(({ format }) => format !== 'tickets'),
    rows: rowsOf(tickets),
    added: sum(tickets, (each) => each.added),
    passedOver: sum(read, ({ report }) => report.notes.get(olderThanSince) ?? 0),
    skipped: sum(read, ({ report }) => report.bad),
  }
}

function inactiveOf({ newAgents, activated }: Appointed): readonly string[] {
  return newAgents.filter((id) => !activated.includes(id))
}

function historyJson(events: readonly ReadFile[], remarks: Remarks, counts: Imported['counts']): unknown {
  return {
    events: rowsOf(events),
    new_events: sum(events, ({ added }) => added),
    tickets_rebuilt: remarks.rebuilt,
    tickets_added: remarks.added,
    tickets_left_alone: remarks.live,
    remarks: Object.fromEntries(remarks.counts),
    kept: { events: counts.events, tickets: counts.rebuilt, without_beginning: counts.withoutBeginning },
  }
}

function historyLines(events: readonly ReadFile[], remarks: Remarks, left: string): readonly string[] {
  const [rows, added] = [rowsOf(events), sum(events, (each) => each.added)]
  const repeated = sum(events, ({ report }) => report.notes.get(sameEvent) ?? 0)
  const known = rows - repeated - added
  const before = [
    known > 0 ? `, ${known.toLocaleString('en')} there before` : '',
    repeated > 0 ? `, ${repeated.toLocaleString('en')} twice in one file` : '',
  ].join('')
  const { rebuilt, live } = remarks
  return [
    `Read ${count(rows, 'event')}: ${added.toLocaleString('en')} new${before}${left}.`,
    rebuilt === 0
      ? 'Nothing new was said of any ticket.'
      : `Rebuilt ${count(rebuilt, 'ticket')} as they stood on arrival: ${remarks.added.toLocaleString('en')} new.`,
    ...(live > 0 ? [`Left alone ${count(live, 'ticket')} that came in here and not from a file.`] : []),
  ]
}

function rowsOf(read: readonly ReadFile[]): number {
  return sum(read, ({ report }) => report.rows)
}

function sum(read: readonly ReadFile[], of: (each: ReadFile) => number): number {
  return read.reduce((total, each) => total + of(each), 0)
}

function nextSteps({ read, cast, appointed }: Imported): readonly string[] {
  if (rowsOf(read) === 0) {
    return [
      '  Every row is older than --since, so nothing was taken.',
      '  Maybe the date is mistyped: give an earlier one, or leave --since out.',
    ]
  }
  if (cast.queues.size === 0) {
    return [
      '  None of the rows has a queue, so there is nothing to learn where tickets belong.',
      '  Maybe the column has another name: pointsman import FILE --map theirs=queue',
    ]
  }
  return [
    ...(inactiveOf(appointed).length > 0 ? ['  pointsman agent activate --all    let these agents have tickets'] : []),
    '  pointsman train                   learn from what was imported',
    '  pointsman route --subject "…"     see where a ticket would go, and why',
  ]
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}

/** The first names; one that holds a comma in quotes, as it would pass for two. */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => (name.includes(',') ? JSON.stringify(name) : name))
  const shown = quoted.slice(0, 8).join(', ')
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown
}

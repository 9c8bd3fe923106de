import { PointsmanError, type Ticket, type TicketOutcome, type Timestamp } from '@pointsman/core'
import type { HookKind, HookSettings } from '../store/store.ts'
import { parseColumnMap, pickValues, planColumns, ticketColumns, type ColumnMap } from '../ticket-files/columns.ts'
import { FileReport } from '../ticket-files/file-report.ts'
import { hasWords } from '../ticket-files/header.ts'
import type { TicketRow } from '../ticket-files/read-rows.ts'
import { ticketRows, type RowKind } from '../ticket-files/ticket-rows.ts'

/** A ticket in what came in. */
export interface HookTicket {
  /** As it arrives: queue and priority are what the form claims. */
  readonly ticket: Ticket
  /** How it stands now. */
  readonly outcome: TicketOutcome
  /** It named the ticket; else the id was made from its words. */
  readonly hasId: boolean
}

/** Deepest object of a body whose fields are read. */
const deepest = 8

/** What kind of event a body tells of; undefined for one that means nothing here. Without a kind it is a ticket as it stands now. */
export function kindOf(body: unknown, { kindAt, kinds }: Pick<HookSettings, 'kindAt' | 'kinds'>): HookKind | undefined {
  const kind = fieldsOf(body).get(kindAt)
  if (kind === undefined || kind === null || kind === '') return 'updated'
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

/**
 * Reads a body like a row of a ticket file: fields of objects are columns named by their path (`ticket.subject`), below `data`
 * without that word, as Standard Webhooks puts it. Throws `invalid_request`, naming value and place.
 */
export async function readHookTicket(body: unknown, map: readonly string[], now: Timestamp): Promise<HookTicket> {
  const fields = new Map([...fieldsOf(body)].map(([path, value]) => [path.replace(/^data\./, ''), value] as const))
  const names = [...fields.keys()]
  const plan = planColumns(names, parseHookMap(map))
  if (!hasWords(plan) && !plan.columns.includes('id')) {
    throw new PointsmanError(
      'invalid_request',
      `body: no id, subject or body among its fields: ${names.slice(0, 40).join(', ')}.`,
      'Maybe say which is which when the hook is made: map theirs=ours.',
    )
  }
  const values = pickValues([...fields.values()], plan)
  const [arriving, standing] = await Promise.all([readAs(values, 'arriving', now), readAs(values, 'history', now)])
  return { ticket: arriving.ticket, outcome: standing.outcome, hasId: values.has('id') }
}

/** Pairs `theirs=ours`; throws `invalid_request` for one that is none. */
export function parseHookMap(map: readonly string[]): ColumnMap {
  try {
    return parseColumnMap(map.map((pair) => pair.replace(/^data\./, '')))
  } catch (error) {
    if (!(error instanceof PointsmanError)) throw error
    const message = error.message.replace(/^--map /, 'map: ')
    throw new PointsmanError('invalid_request', `${message}; ours: ${ticketColumns.join(', ')}.`)
  }
}

async function readAs(
  values: TicketRow['values'],
  kind: RowKind,
  now: Timestamp,
): Promise<Pick<HookTicket, 'ticket' | 'outcome'>> {
  const report = new FileReport('body')
  async function* rows(): AsyncGenerator<TicketRow> {
    yield { line: 1, values }
  }
  for await (const found of ticketRows(rows(), report, { kind, now, dates: 'day-first' })) return found
  throw new PointsmanError('invalid_request', `body: ${report.firstBad[0]?.reason ?? 'no ticket in it'}.`)
}

/** Plain values by their path; lists are passed over. */
function fieldsOf(body: unknown): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>()
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null) return void (path !== '' && fields.set(path, value))
    if (Array.isArray(value) || depth === deepest) return
    for (const [name, item] of Object.entries(value)) walk(item, path === '' ? name : `${path}.${name}`, depth + 1)
  }
  walk(body, '', 0)
  return fields
}

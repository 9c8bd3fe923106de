import { PointsmanError } from '@pointsman/core'

/** The names a ticket file uses. All are optional but `subject` or `body`: a ticket needs words. */
export const ticketColumns = [
  'id',
  'created_at',
  'subject',
  'body',
  'requester',
  'account',
  'plan',
  'annual_value',
  'channel',
  'language',
  'category',
  'claimed_priority',
  'priority',
  'queue',
  'topic',
  'intent',
  'assignee',
  'first_response_at',
  'resolved_at',
  'handle_minutes',
  'reassignments',
  'reopened',
  'csat',
  'status',
] as const
export type TicketColumn = (typeof ticketColumns)[number]

const aliases: Readonly<Record<string, TicketColumn>> = {
  text: 'body',
  description: 'body',
  summary: 'subject',
  title: 'subject',
  created: 'created_at',
  number: 'id',
  ticket_id: 'id',
  resolved: 'resolved_at',
}

/** The columns that a kind of file may have. */
export interface ColumnSet<Column extends string> {
  readonly names: readonly Column[]
  /** Names that other programs use. Followed only where the real name is absent, and always said. */
  readonly aliases: Readonly<Record<string, Column>>
}

/** A file with one row a ticket. */
export const ticketFileColumns: ColumnSet<TicketColumn> = { names: ticketColumns, aliases }

/** Their name → ours, or `-` for a column to be left out. */
export type ColumnMap<Column extends string = TicketColumn> = ReadonlyMap<string, Column | '-'>

/** Several columns may be mapped to it: what they say is read one below the other. */
const joined = 'body'

/** Which of a file's columns are read as what. */
export interface ColumnPlan<Column extends string = TicketColumn> {
  /** Aligned with the names given; undefined where the column is not read. */
  readonly columns: readonly (Column | undefined)[]
  /** Columns nothing is known about. */
  readonly ignored: readonly string[]
  /** Columns read under a well-known other name: `text → body`. */
  readonly aliased: readonly string[]
}

/** Reads `--map theirs=ours`; `theirs=-` leaves a column out. `known` is what ours may be. */
export function parseColumnMap(pairs: readonly string[]): ColumnMap
export function parseColumnMap<Column extends string>(
  pairs: readonly string[],
  known: readonly Column[],
): ColumnMap<Column>
export function parseColumnMap(pairs: readonly string[], known: readonly string[] = ticketColumns): ColumnMap<string> {
  const map = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const theirs = pair.slice(0, Math.max(0, at)).trim()
    const ours = pair.slice(at + 1).trim()
    if (at < 1 || theirs === '') {
      throw new PointsmanError('usage', `--map ${pair}: expected theirs=ours`, 'for example --map "Group Name=queue"')
    }
    if (ours !== '-' && !known.includes(ours)) {
      throw new PointsmanError(
        'usage',
        `--map ${pair}: "${ours}" is not one of ${known.join(', ')}, or - to leave it out`,
      )
    }
    map.set(theirs, ours)
  }
  return map
}

/** What the columns of a file of tickets are; `label` is the column that one called `label` stands for. */
export function planColumns(names: readonly string[], map: ColumnMap, label?: TicketColumn): ColumnPlan {
  return planColumnsOf(ticketFileColumns, names, map, label)
}

/**
 * Decides what each column is. In order: what `map` says; our own names (in any case, spaces for underscores); well-known
 * other names; and `label` for the column `label` stands for, if one is given. No two columns become the same one, but for
 * the words.
 */
export function planColumnsOf<Column extends string>(
  set: ColumnSet<Column>,
  names: readonly string[],
  map: ColumnMap<Column>,
  label?: Column,
): ColumnPlan<Column> {
  const columns = names.map((): Column | undefined => undefined)
  const taken = new Set<Column>()
  const dropped = new Set<number>()
  const aliased: string[] = []
  const take = (i: number, column: Column | undefined): boolean => {
    if (!column || columns[i] || dropped.has(i) || taken.has(column)) return false
    columns[i] = column
    taken.add(column)
    return true
  }
  names.forEach((name, i) => {
    const mapped = map.get(name) ?? map.get(name.trim())
    if (mapped === '-') dropped.add(i)
    else if (!take(i, mapped) && mapped === joined) columns[i] = mapped
  })
  names.forEach((name, i) => {
    const plain = plainName(name)
    take(
      i,
      set.names.find((column) => column === plain),
    )
  })
  names.forEach((name, i) => {
    const plain = plainName(name)
    const column = plain === 'label' ? label : Object.hasOwn(set.aliases, plain) ? set.aliases[plain] : undefined
    if (take(i, column)) aliased.push(`${name} → ${column}`)
  })
  const ignored = names.filter((name, i) => !columns[i] && !dropped.has(i) && name !== '')
  return { columns, ignored, aliased }
}

/** The values of a row under our names; empty ones are left out. */
export function pickValues<Column extends string>(
  values: readonly unknown[],
  { columns }: ColumnPlan<Column>,
  isEmpty: (value: unknown) => boolean = isNothing,
): Map<Column, unknown> {
  const picked = new Map<Column, unknown>()
  columns.forEach((column, i) => {
    const value = values[i]
    if (!column || isNothing(value) || isEmpty(value)) return
    const before = picked.get(column)
    picked.set(column, typeof before === 'string' && typeof value === 'string' ? `${before}\n${value}` : value)
  })
  return picked
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A name as it is compared: lower case, with underscores. */
export function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

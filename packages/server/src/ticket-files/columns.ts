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

/** Names that other programs use. Followed only where the real name is absent, and always said. */
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

/** Their name → ours, or `-` for a column to be left out. */
export type ColumnMap = ReadonlyMap<string, TicketColumn | '-'>

/** Which of a file's columns are read as what. */
export interface ColumnPlan {
  /** Aligned with the names given; undefined where the column is not read. */
  readonly columns: readonly (TicketColumn | undefined)[]
  /** Columns nothing is known about. */
  readonly ignored: readonly string[]
  /** Columns read under a well-known other name: `text → body`. */
  readonly aliased: readonly string[]
}

/** Reads `--map theirs=ours`; `theirs=-` leaves a column out. */
export function parseColumnMap(pairs: readonly string[]): ColumnMap {
  const map = new Map<string, TicketColumn | '-'>()
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const theirs = pair.slice(0, Math.max(0, at)).trim()
    const ours = pair.slice(at + 1).trim()
    if (at < 1 || theirs === '') {
      throw new PointsmanError('usage', `--map ${pair}: expected theirs=ours`, 'for example --map "Group Name=queue"')
    }
    if (ours !== '-' && !isColumn(ours)) {
      throw new PointsmanError(
        'usage',
        `--map ${pair}: "${ours}" is not one of ${ticketColumns.join(', ')}, or - to leave it out`,
      )
    }
    map.set(theirs, ours)
  }
  return map
}

/**
 * Decides what each column is. In order: what `map` says; our own names (in any case, spaces for underscores); well-known
 * other names; and `label` for the column `label` stands for, if one is given. No two columns become the same one.
 */
export function planColumns(names: readonly string[], map: ColumnMap, label?: TicketColumn): ColumnPlan {
  const columns = names.map((): TicketColumn | undefined => undefined)
  const taken = new Set<TicketColumn>()
  const dropped = new Set<number>()
  const aliased: string[] = []
  const take = (i: number, column: TicketColumn | undefined): boolean => {
    if (!column || columns[i] || dropped.has(i) || taken.has(column)) return false
    columns[i] = column
    taken.add(column)
    return true
  }
  names.forEach((name, i) => {
    const mapped = map.get(name) ?? map.get(name.trim())
    if (mapped === '-') dropped.add(i)
    else take(i, mapped)
  })
  names.forEach((name, i) => {
    const plain = plainName(name)
    if (isColumn(plain)) take(i, plain)
  })
  names.forEach((name, i) => {
    const plain = plainName(name)
    const column = plain === 'label' ? label : Object.hasOwn(aliases, plain) ? aliases[plain] : undefined
    if (take(i, column)) aliased.push(`${name} → ${column}`)
  })
  const ignored = names.filter((name, i) => !columns[i] && !dropped.has(i) && name !== '')
  return { columns, ignored, aliased }
}

function isColumn(name: string): name is TicketColumn {
  return (ticketColumns as readonly string[]).includes(name)
}

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

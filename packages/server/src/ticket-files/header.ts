import { PointsmanError } from '@pointsman/core'
import { planColumns, ticketColumns, type ColumnMap, type ColumnPlan, type TicketColumn } from './columns.ts'

/** A file and the names of its columns. */
export interface FileHeader {
  readonly file: string
  readonly names: readonly string[]
}

/** Most column names told in a message. */
const mostNamed = 40

/** Whether a row of these columns can be a ticket: it needs words. */
export function hasWords(plan: ColumnPlan): boolean {
  return plan.columns.some((column) => column === 'subject' || column === 'body')
}

/** Refuses a `--map` of a column that none of the files has: it would be ignored, and a typing error go unseen. */
export function refuseUnknownColumns(headers: readonly FileHeader[], map: ColumnMap<string>): void {
  const [first] = headers
  if (first === undefined) return
  for (const theirs of map.keys()) {
    if (headers.some(({ names }) => names.some((name) => name === theirs || name.trim() === theirs))) continue
    const files = headers.map(({ file }) => file).join(', ')
    const there = [...new Set(headers.flatMap(({ names }) => names))].slice(0, mostNamed)
    throw new PointsmanError('usage', `no column "${theirs}" in ${files}; there are: ${there.join(', ')}`)
  }
}

/** In CSV the header speaks for every row, so a file without words is refused at once. */
export function refuseWordless(
  names: readonly string[],
  file: string,
  { map, label }: { readonly map: ColumnMap; readonly label?: TicketColumn },
): void {
  if (hasWords(planColumns(names, map, label))) return
  throw new PointsmanError(
    'invalid_request',
    `${file}: no subject and no body among its columns: ${names.slice(0, mostNamed).join(', ')}`,
    `tell which is which with --map theirs=ours; ours: ${ticketColumns.join(', ')}; in import of a change history: ticket, at, field, from, to`,
  )
}

import type { Decision } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { asDecisions, decisionColumns, readDecisions } from './decision-rows.ts'
import type { DecisionRow } from './decision-rows.ts'
import type { RosterShelf } from './rosters.ts'
import type { Store } from './store.ts'

/** Held (shared) by every recording transaction from before it draws positions until it ends. */
export const recordingLock = 7_014_002

/** Reading decisions back. */
export function decisions(
  database: Database,
  shelf: RosterShelf,
): Pick<Store, 'decision' | 'decisions' | 'decisionsAfter' | 'lastPosition'> {
  return {
    decision: async (id) => (await readDecisions(database, shelf, 'id = any($1::text[])', [id]))[0],
    decisions: (ticketId) => readDecisions(database, shelf, 'ticket_id = any($1::text[])', [ticketId]),
    lastPosition: async () => {
      const [row] = await database.query<{ last: number }>('select coalesce(max(position), 0) as last from decisions')
      return row!.last
    },
    decisionsAfter: async (position, limit) => {
      const rows = await withoutGaps(database, position, () => rowsAfter(database, position, limit))
      const found = await asDecisions(database, shelf, rows)
      return rows.map((row, index): { position: number; decision: Decision } => ({
        position: row.position,
        decision: found[index]!,
      }))
    },
  }
}

/**
 * Positions are drawn before they are committed, so 12 may be visible while 11 is on its way: a reader who went on from
 * 12 would never see 11. Where a position is missing, the reader waits until every recording under way has ended (the
 * lock, taken alone), and looks again; what is still missing then was rolled back and never comes.
 */
export async function withoutGaps<Row extends { readonly position: number }>(
  database: Database,
  after: number,
  look: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows = await look()
  const last = rows.at(-1)
  if (last === undefined || last.position === after + rows.length) return rows
  await database.transaction((client) => client.query('select pg_advisory_xact_lock($1)', [recordingLock]))
  const settled = await look()
  // Beyond what was seen before the wait there may be new gaps.
  return settled.filter(({ position }) => position <= last.position)
}

function rowsAfter(database: Queryable, after: number, limit: number): Promise<readonly DecisionRow[]> {
  return database.query<DecisionRow>(
    `select ${decisionColumns} from decisions where position > $1 order by position limit $2`,
    [after, limit],
    'decisions-after',
  )
}

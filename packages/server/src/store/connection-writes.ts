import type { ConnectionVerbs, NewWrite, StoredWrite } from './connection-verbs.ts'
import { putKnown } from './connection-facts.ts'
import type { Database } from './database.ts'
import { storable } from './storable.ts'

type Verbs = Pick<
  ConnectionVerbs,
  'writesDue' | 'writeSettled' | 'writePostponed' | 'noteWrite' | 'writeEnded' | 'writesOf'
>

/** What may have to be written to help desks, and what was. */
export function connectionWrites(database: Database): Verbs {
  return {
    writesDue: (connection, now, limit) =>
      database.query(
        `select ticket_id as "ticketId", serial::text as serial, attempts from writes_due
         where connection = $1 and not_before <= $2 order by not_before, serial limit $3`,
        [connection, new Date(now), limit],
        'writes-due',
      ),
    writeSettled: async ({ ticketId, serial }) => {
      await database.query(
        'delete from writes_due where ticket_id = $1 and serial = $2::text::bigint',
        [ticketId, serial],
        'write-settled',
      )
    },
    writePostponed: async ({ ticketId, serial }, at) => {
      await database.query(
        `update writes_due set not_before = $3, attempts = attempts + 1 where ticket_id = $1 and serial = $2::text::bigint`,
        [ticketId, serial, new Date(at)],
        'write-postponed',
      )
    },
    noteWrite: async (write) => {
      const { connection, theirs, mark, at, document } = storable(write)
      const [row] = await database.query<{ id: string }>(
        `insert into connection_writes (connection, theirs, mark, at, document) values ($1, $2, $3, $4, $5::text::jsonb)
         returning id::text as id`,
        [connection, theirs, mark, new Date(at), JSON.stringify(document)],
        'note-write',
      )
      return row!.id
    },
    writeEnded: (id, outcome, known) =>
      database.transaction(async (client) => {
        const [row] = await client.query<{ connection: string; theirs: string }>(
          `update connection_writes set outcome = $2::text::jsonb where id = $1::text::bigint returning connection, theirs`,
          [id, JSON.stringify(storable(outcome))],
          'write-ended',
        )
        if (row !== undefined && known !== undefined) await putKnown(client, row.connection, row.theirs, known)
      }),
    writesOf: async (connection, theirs) => {
      const rows = await database.query<
        Omit<StoredWrite, 'outcome'> & { readonly outcome: StoredWrite['outcome'] | null }
      >(
        `select id::text as id, connection, theirs, mark, at, document, outcome from connection_writes
         where connection = $1 and theirs = $2 order by id`,
        [connection, theirs],
        'writes-of',
      )
      return rows.map(({ outcome, ...write }): StoredWrite & NewWrite =>
        outcome === null || outcome === undefined ? write : { ...write, outcome },
      )
    },
  }
}

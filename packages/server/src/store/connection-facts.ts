import { doubleArray, instantArray, textArray } from './binary-array.ts'
import type { ConnectionVerbs, DeskState, StoredFact, TicketLink } from './connection-verbs.ts'
import { keepCursor } from './feed-cursor.ts'
import type { Database, Queryable } from './database.ts'
import { storable } from './storable.ts'

/** Days for which it is known that a fact was taken in. Vendors repeat minutes, after an outage days. */
const keptDays = 30

type Verbs = Pick<
  ConnectionVerbs,
  'keepFacts' | 'addFacts' | 'factsToTake' | 'factsTaken' | 'linkTicket' | 'linkOf' | 'linkOfTicket'
>

/** What was read live: kept with how far it was read, and taken in afterwards, ticket by ticket. */
export function connectionFacts(database: Database): Verbs {
  return {
    keepFacts: (read, facts) =>
      database.transaction(async (client) => {
        await keepCursor(client, read)
        return facts.length === 0 ? 0 : insertFacts(client, read.connection, facts)
      }),
    addFacts: (connection, facts) => database.transaction((client) => insertFacts(client, connection, facts)),
    factsToTake: async (connection, limit) => {
      const rows = await database.query<StoredFact>(
        `select key, f.ticket, at, sequence as order, document from connection_facts f
         join (select ticket, min(stored_at) as since from connection_facts
           where connection = $1 and taken_at is null group by ticket order by since, ticket limit $2) t on t.ticket = f.ticket
         where f.connection = $1 and f.taken_at is null
         order by t.since, f.ticket, f.at, f.sequence, f.key`,
        [connection, limit],
        'facts-to-take',
      )
      return [...Map.groupBy(rows, ({ ticket }) => ticket)].map(([ticket, facts]) => ({ ticket, facts }))
    },
    factsTaken: ({ connection, ticket, keys, known }) =>
      database.transaction(async (client) => {
        // What was said is not needed any more, only that it was.
        await client.query(
          `update connection_facts set taken_at = now(), document = null where connection = $1 and key = any($2::text[])`,
          [connection, textArray(keys)],
          'facts-taken',
        )
        if (known !== undefined) await putKnown(client, connection, ticket, known)
      }),
    linkTicket: async (link) => {
      const { connection, theirs, ticketId, known } = storable(link)
      const [row] = await database.query<LinkRow>(
        `insert into connected_tickets (connection, theirs, ticket_id, known) values ($1, $2, $3, $4::text::jsonb)
         on conflict (connection, theirs) do update set theirs = excluded.theirs returning ${linkColumns}`,
        [connection, theirs, ticketId, JSON.stringify(known)],
        'link-ticket',
      )
      return row!
    },
    linkOf: async (connection, theirs) => {
      const where = 'connection = $1 and theirs = $2'
      const [row] = await database.query<LinkRow>(
        `select ${linkColumns} from connected_tickets where ${where}`,
        [connection, theirs],
        'link-of',
      )
      return row
    },
    linkOfTicket: async (ticketId) => {
      const [row] = await database.query<LinkRow>(
        `select ${linkColumns} from connected_tickets where ticket_id = $1`,
        [ticketId],
        'link-of-ticket',
      )
      return row
    },
  }
}

type LinkRow = TicketLink
const linkColumns = `connection, theirs, ticket_id as "ticketId", known`

/** In the transaction of how far was read; answers how many were new. */
export async function insertFacts(
  client: Queryable,
  connection: string,
  given: readonly StoredFact[],
): Promise<number> {
  const byKey = new Map(storable(given).map((fact) => [fact.key, fact]))
  const facts = [...byKey.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const added = await client.query(
    `insert into connection_facts (connection, key, ticket, at, sequence, document)
     select $1, key, ticket, at, sequence, document::jsonb
     from unnest($2::text[], $3::text[], $4::timestamptz[], $5::float8[], $6::text[]) as x(key, ticket, at, sequence, document)
     on conflict (connection, key) do nothing returning key`,
    [
      connection,
      textArray(facts.map(({ key }) => key)),
      textArray(facts.map(({ ticket }) => ticket)),
      instantArray(facts.map(({ at }) => at)),
      doubleArray(facts.map(({ order }) => order)),
      textArray(facts.map(({ document }) => JSON.stringify(document))),
    ],
    'insert-facts',
  )
  return added.length
}

/** In the transaction of what made it so. */
export async function putKnown(client: Queryable, connection: string, theirs: string, known: DeskState): Promise<void> {
  await client.query(
    `update connected_tickets set known = $3::text::jsonb where connection = $1 and theirs = $2`,
    [connection, theirs, JSON.stringify(storable(known))],
    'put-known',
  )
}

/** One round of tidying up. */
export async function forgetOldFacts(database: Database): Promise<void> {
  await database.query(
    `delete from connection_facts where taken_at is not null and stored_at < now() - interval '${keptDays} days'`,
  )
}

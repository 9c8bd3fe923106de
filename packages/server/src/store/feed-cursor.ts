import type { FeedPage } from './connection-verbs.ts'
import type { Queryable } from './database.ts'

/** How far a feed was read: in the transaction of what was read. */
export async function keepCursor(
  client: Queryable,
  { connection, feed, cursor, settledAt, facts }: FeedPage,
): Promise<void> {
  await client.query(
    `insert into connection_cursors (connection, feed, cursor, settled_at, facts) values ($1, $2, $3::text::jsonb, $4, $5)
     on conflict (connection, feed) do update set cursor = excluded.cursor, settled_at = excluded.settled_at,
       facts = connection_cursors.facts + excluded.facts`,
    [connection, feed, JSON.stringify(cursor), new Date(settledAt), facts],
    'keep-cursor',
  )
}

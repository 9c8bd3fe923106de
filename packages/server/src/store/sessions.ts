import type { Database } from './database.ts'
import { asUser, userColumns, type UserRow } from './users.ts'
import type { StoredLink, StoredSession, UserVerbs } from './user-verbs.ts'

type Sessions = Pick<
  UserVerbs,
  'addSession' | 'sessionByHash' | 'touchSession' | 'sessionsOf' | 'endSessions' | 'addLink' | 'link' | 'takeLink'
>

/** Browsers that are signed in, and links that sign in once. */
export function sessions(database: Database): Sessions {
  return {
    addSession: ({ hash, id, userId, createdAt, lastSeenAt, expiresAt, device }) =>
      database.transaction(async (client) => {
        await client.query('delete from sessions where expires_at <= $1', [new Date(createdAt)])
        await client.query(
          `insert into sessions (hash, id, user_id, created_at, last_seen_at, expires_at, device)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [hash, id, userId, new Date(createdAt), new Date(lastSeenAt), new Date(expiresAt), device],
        )
      }),
    sessionByHash: async (hash) => {
      const [row] = await database.query<UserRow & SessionRow>(
        `select ${sessionColumns}, ${userColumns}
         from sessions join users on users.id = sessions.user_id where sessions.hash = $1`,
        [hash],
        'session-by-hash',
      )
      return row && { session: asSession(row), user: asUser(row) }
    },
    touchSession: async (hash, at) => {
      await database.query('update sessions set last_seen_at = greatest(last_seen_at, $2) where hash = $1', [
        hash,
        new Date(at),
      ])
    },
    sessionsOf: async (userId) => {
      const rows = await database.query<SessionRow>(
        `select ${sessionColumns} from sessions where user_id = $1 order by last_seen_at desc, id`,
        [userId],
      )
      return rows.map(asSession)
    },
    endSessions: async (userId, which) => {
      const ended =
        'id' in which
          ? await database.query('delete from sessions where user_id = $1 and id = $2 returning id', [userId, which.id])
          : await database.query('delete from sessions where user_id = $1 and hash <> $2 returning id', [
              userId,
              which.but ?? '',
            ])
      return ended.length
    },
    ...links(database),
  }
}

function links(database: Database): Pick<UserVerbs, 'addLink' | 'link' | 'takeLink'> {
  return {
    addLink: ({ hash, userId, createdAt, expiresAt }) =>
      database.transaction(async (client) => {
        await client.query('delete from sign_in_links where user_id is not distinct from $1 or expires_at <= $2', [
          userId ?? null,
          new Date(createdAt),
        ])
        await client.query(
          'insert into sign_in_links (hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)',
          [hash, userId ?? null, new Date(createdAt), new Date(expiresAt)],
        )
      }),
    link: async (hash, now) => {
      const [row] = await database.query<LinkRow>('select * from sign_in_links where hash = $1 and expires_at > $2', [
        hash,
        new Date(now),
      ])
      return row && asLink(row)
    },
    takeLink: async (hash, now) => {
      const [row] = await database.query<LinkRow>(
        'delete from sign_in_links where hash = $1 and expires_at > $2 returning *',
        [hash, new Date(now)],
      )
      return row && asLink(row)
    },
  }
}

interface SessionRow {
  readonly hash: string
  readonly session_id: string
  readonly user_id: string
  readonly session_created_at: number
  readonly last_seen_at: number
  readonly expires_at: number
  readonly device: string
}

const sessionColumns = `sessions.hash, sessions.id as session_id, sessions.user_id,
  sessions.created_at as session_created_at, sessions.last_seen_at, sessions.expires_at, sessions.device`

function asSession(row: SessionRow): StoredSession {
  return {
    ...{ hash: row.hash, id: row.session_id, userId: row.user_id, device: row.device },
    ...{ createdAt: row.session_created_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at },
  }
}

interface LinkRow {
  readonly hash: string
  readonly user_id: string | null
  readonly created_at: number
  readonly expires_at: number
}

function asLink({ hash, user_id, created_at, expires_at }: LinkRow): StoredLink {
  return { hash, ...(user_id === null ? {} : { userId: user_id }), createdAt: created_at, expiresAt: expires_at }
}

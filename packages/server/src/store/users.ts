import { PointsmanError } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import { asDate } from './organisation.ts'
import { storable, storableText } from './storable.ts'
import type { Role, StoredUser, UserChange, UserVerbs } from './user-verbs.ts'

type Users = Pick<
  UserVerbs,
  | 'addUser'
  | 'addFirstUser'
  | 'changeUser'
  | 'user'
  | 'userByLogin'
  | 'users'
  | 'addIdentity'
  | 'userByIdentity'
  | 'isWorkOf'
>

/** People who sign in. */
export function users(database: Database): Users {
  const first = async (where: string, values: readonly unknown[]): Promise<StoredUser | undefined> => {
    const [row] = await database.query<UserRow>(`select ${userColumns} from users where ${where}`, values)
    return row && asUser(row)
  }
  return {
    addUser: (user) => database.transaction((client) => addUser(client, user)),
    addFirstUser: (user) =>
      database.transaction(async (client) => {
        // Two who come with the same link at once: the second waits here and then sees the first.
        await client.query('lock table users in share row exclusive mode')
        const [anybody] = await client.query('select id from users limit 1')
        if (anybody !== undefined) throw new PointsmanError('already_exists', 'Somebody was set up already.')
        await addUser(client, user)
      }),
    changeUser: (id, change) => database.transaction((client) => changeUser(client, id, change)),
    user: (id) => first('id = $1', [id]),
    userByLogin: (login) => first('login = $1', [login]),
    users: async () =>
      (await database.query<UserRow>(`select ${userColumns} from users order by login collate "C"`)).map(asUser),
    addIdentity: async ({ issuer, subject, userId, at }) => {
      await database.query(
        `insert into user_identities (issuer, subject, user_id, created_at) values ($1, $2, $3, $4)
         on conflict (issuer, subject) do update set user_id = excluded.user_id`,
        [issuer, subject, userId, new Date(at)],
      )
    },
    userByIdentity: (issuer, subject) =>
      first('id = (select user_id from user_identities where issuer = $1 and subject = $2)', [issuer, subject]),
    isWorkOf: async (agent, ticketId) => {
      const [row] = await database.query<{ is_work: boolean }>(
        `select exists (select from assignments where ticket_id = $2 and agent = $1)
             or exists (select from tickets where id = $2 and assignee = $1) as is_work`,
        [agent, storableText(ticketId)],
        'is-work-of',
      )
      return row?.is_work === true
    },
  }
}

async function addUser(client: Queryable, given: StoredUser): Promise<void> {
  const user = storable(given)
  if (user.agent !== undefined) await checkAgent(client, user.agent)
  const added = await client.query(
    `insert into users (id, login, name, role, agent, password_hash, disabled_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [
      ...[user.id, user.login, user.name, user.role, user.agent ?? null, user.passwordHash ?? null],
      ...[asDate(user.disabledAt), new Date(user.createdAt)],
    ],
  )
  if (added.length === 0) throw new PointsmanError('already_exists', `Somebody signs in as "${user.login}" already.`)
}

async function changeUser(client: Queryable, id: string, change: UserChange): Promise<StoredUser> {
  const [row] = await client.query<UserRow>(`select ${userColumns} from users where id = $1 for update`, [id])
  if (row === undefined) throw new PointsmanError('not_found', `There is no user "${id}".`)
  const { name = row.name, role = row.role, agent = row.agent, passwordHash = row.password_hash } = storable(change)
  if (agent !== null) await checkAgent(client, agent)
  const disabledAt = change.disabledAt === undefined ? row.disabled_at : change.disabledAt
  const [kept] = await client.query<UserRow>(
    `update users set name = $2, role = $3, agent = $4, password_hash = $5, disabled_at = $6 where id = $1
     returning ${userColumns}`,
    [id, name, role, agent, passwordHash, asDate(disabledAt ?? undefined)],
  )
  return asUser(kept!)
}

async function checkAgent(client: Queryable, agent: string): Promise<void> {
  const [found] = await client.query('select id from agents where id = $1', [agent])
  if (found === undefined) throw new PointsmanError('not_found', `There is no agent "${agent}".`)
}

/** A user as the database has them. */
export interface UserRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly agent: string | null
  readonly password_hash: string | null
  readonly disabled_at: number | null
  readonly created_at: number
}

const names = ['id', 'login', 'name', 'role', 'agent', 'password_hash', 'disabled_at', 'created_at'] as const

/** The columns of a `UserRow`. */
export const userColumns = names.map((name) => `users.${name}`).join(', ')

export function asUser({ agent, password_hash, disabled_at, created_at, ...user }: UserRow): StoredUser {
  return {
    ...{ id: user.id, login: user.login, name: user.name, role: user.role, createdAt: created_at },
    ...(agent === null ? {} : { agent }),
    ...(password_hash === null ? {} : { passwordHash: password_hash }),
    ...(disabled_at === null ? {} : { disabledAt: disabled_at }),
  }
}

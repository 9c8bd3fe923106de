import type { Agent, Policy, Queue } from '@pointsman/core'
import { PointsmanError } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import type { PolicyShelf } from './policy-shelf.ts'
import { storable } from './storable.ts'
import type { Store, StoredPolicy } from './store.ts'

type Organisation = Pick<Store, 'agents' | 'queues' | 'putPolicy' | 'policy' | 'policies'>

/** Agents, queues and the policy: each with a version that is raised by one at every change. */
export function organisation(database: Database, policies: PolicyShelf): Organisation {
  return {
    agents: () => all<Agent>(database, 'agents'),
    queues: () => all<Queue>(database, 'queues'),
    putPolicy: async (policy, ifVersion, author) => {
      const kept = await database.transaction((client) => putPolicy(client, policy, { ifVersion, author }))
      policies.forget()
      return kept
    },
    policy: async (version) => {
      const found =
        version === undefined
          ? await database.query<{ document: Policy }>('select document from policies order by version desc limit 1')
          : await database.query<{ document: Policy }>('select document from policies where version = $1', [version])
      return found[0]?.document
    },
    policies: async (limit, before = 2 ** 31 - 1) => {
      const rows = await database.query<StoredPolicy & { readonly author: string | null }>(
        `select document as policy, stored_at as "storedAt", author from policies where version < $2 order by version desc limit $1`,
        [limit, before],
      )
      return rows.map(({ author, ...stored }) => ({ ...stored, ...(author === null ? {} : { author }) }))
    },
  }
}

export type Versioned = { readonly id: string; readonly version: number; readonly capacity?: number }

/** Inserts or replaces a profile; refuses where it is not at the version expected. */
export async function putProfile<Kept extends Versioned>(
  client: Queryable,
  table: 'agents' | 'queues',
  profile: Omit<Kept, 'version'>,
  ifVersion: number | undefined,
): Promise<Kept> {
  const { id, capacity } = profile as unknown as Versioned
  const { version: _given, ...kept } = profile as unknown as Versioned
  const now = await versionOf(client, table, id)
  refuseStale(table === 'agents' ? `Agent '${id}'` : `Queue '${id}'`, now, ifVersion)
  const [row] = await client.query<{ version: number }>(
    `insert into ${table} (id, version, profile, capacity) values ($1, 1, $2, $3)
     on conflict (id) do update set version = ${table}.version + 1, profile = excluded.profile, capacity = excluded.capacity
     returning version`,
    [id, JSON.stringify(kept), capacity ?? null],
  )
  if (ifVersion !== undefined && row!.version !== ifVersion + 1) refuseStale(`'${id}'`, row!.version - 1, ifVersion)
  return { ...kept, version: row!.version } as unknown as Kept
}

async function versionOf(client: Queryable, table: string, id: string): Promise<number> {
  const rows = await client.query<{ version: number }>(`select version from ${table} where id = $1 for update`, [id])
  return rows[0]?.version ?? 0
}

function refuseStale(what: string, version: number, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return
  throw new PointsmanError(
    'version_conflict',
    `${what} is at version ${version}, not ${ifVersion}: somebody else changed it.`,
    'Maybe read it again and repeat the change.',
  )
}

async function all<Kept extends Versioned>(database: Database, table: 'agents' | 'queues'): Promise<readonly Kept[]> {
  const rows = await database.query<{ profile: Kept; version: number }>(
    `select profile, version from ${table} order by id collate "C"`,
  )
  return rows.map(({ profile, version }) => ({ ...profile, version }))
}

interface PolicyPut {
  readonly ifVersion: number | undefined
  readonly author: string | undefined
}

async function putPolicy(
  client: Queryable,
  policy: Omit<Policy, 'version'>,
  { ifVersion, author }: PolicyPut,
): Promise<Policy> {
  // Two operators who save at once: the second waits here and then sees the first one's version.
  await client.query('lock table policies in share row exclusive mode')
  const [newest] = await client.query<{ version: number }>('select coalesce(max(version), 0) as version from policies')
  refuseStale('The policy', newest!.version, ifVersion)
  const kept: Policy = { ...storable(policy), version: newest!.version + 1 }
  await client.query('insert into policies (version, document, author) values ($1, $2, $3)', [
    kept.version,
    JSON.stringify(kept),
    author === undefined ? null : storable(author),
  ])
  return kept
}

/** `pg` sends a Date with its offset, so the session's time zone plays no part. */
export function asDate(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at)
}

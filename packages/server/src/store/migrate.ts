import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { PointsmanError } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'

export interface Migration {
  /** `0001`: the file's name without `.sql`; the order of application. */
  readonly name: string
  readonly sql: string
}

/** Any number, the same on every node, and of no other use in this product. */
const migrationLock = 7_014_001

/** The migrations that come with this version, in order. */
export async function shippedMigrations(): Promise<readonly Migration[]> {
  const folder = new URL('./migrations/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (file) => ({ name: file.slice(0, -4), sql: await readFile(new URL(file, folder), 'utf8') })),
  )
}

/**
 * Brings the database up to date; answers how many migrations it holds. All of it is one transaction under a lock, so
 * nodes that start together do not collide and a failure leaves the database as it was. A migration that was applied
 * and has been edited since is refused (`migration_changed`): the schema would not be what the file says.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number> {
  return database.transaction(async (client) => {
    // Another node's migration may take as long as it takes.
    await client.query('set local lock_timeout = 0')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    const applied = await appliedMigrations(client)
    for (const migration of migrations) {
      const checksum = checksumOf(migration.sql)
      const before = applied.get(migration.name)
      if (before === undefined) await apply(client, migration, checksum)
      else if (before !== checksum) throw changed(migration.name)
      applied.set(migration.name, checksum)
    }
    return applied.size
  })
}

async function appliedMigrations(client: Queryable): Promise<Map<string, string>> {
  await client.query(
    `create table if not exists pointsman_migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  const rows = await client.query<{ name: string; checksum: string }>('select name, checksum from pointsman_migrations')
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

async function apply(client: Queryable, { name, sql }: Migration, checksum: string): Promise<void> {
  await client.query(sql)
  await client.query('insert into pointsman_migrations (name, checksum) values ($1, $2)', [name, checksum])
}

/** Of the text with plain line feeds, so that a checkout on Windows counts as the same. */
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

function changed(name: string): PointsmanError {
  return new PointsmanError(
    'migration_changed',
    `Migration ${name} was applied to this database in another wording than this version ships.`,
    'Maybe the file was edited, or the database belongs to another build. Migrations are only ever added; restore the file, or a backup that fits.',
  )
}

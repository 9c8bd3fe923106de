import pg from 'pg'

/** A database for one measurement, on the server that `base` names. */
export interface OwnDatabase {
  readonly databaseUrl: string
  drop(): Promise<void>
}

export async function ownDatabase(base: string, prefix: string): Promise<OwnDatabase> {
  const name = `${prefix}_${process.pid}`
  const url = new URL(base)
  url.pathname = `/${name}`
  const admin = new pg.Pool({ connectionString: base, max: 1 })
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  return {
    databaseUrl: url.toString(),
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

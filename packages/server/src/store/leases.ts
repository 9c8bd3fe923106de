import type { Database } from './database.ts'
import type { Store } from './store.ts'

/** Work that one process at a time does: whoever has the lease, until it is over or given back. */
export function leases(database: Database): Pick<Store, 'lease' | 'release'> {
  return {
    lease: async (name, owner, milliseconds, now) => {
      const rows = await database.query(
        `insert into leases (name, owner, until) values ($1, $2, $3)
         on conflict (name) do update set owner = excluded.owner, until = excluded.until
         where leases.owner = excluded.owner or leases.until <= $4
         returning owner`,
        [name, owner, new Date(now + milliseconds), new Date(now)],
        'lease',
      )
      return rows.length > 0
    },
    release: async (name, owner) => {
      await database.query('delete from leases where name = $1 and owner = $2', [name, owner], 'release')
    },
  }
}

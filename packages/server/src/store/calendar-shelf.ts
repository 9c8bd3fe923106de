import { createHash } from 'node:crypto'
import type { Timestamp, WorkingHours } from '@pointsman/core'
import type { Queryable } from './database.ts'
import { openMinutes } from './urgency-clock.ts'

/** The calendars that waiting tickets are ordered by: few, and never changed, so each process keeps them. */
export class CalendarShelf {
  readonly #ids = new Map<string, number>()
  readonly #hours = new Map<number, WorkingHours>()

  /** The number of a calendar; a new one is written. */
  async idOf(client: Queryable, hours: WorkingHours): Promise<number> {
    const document = JSON.stringify(hours)
    const hash = createHash('sha256').update(document).digest('hex')
    const known = this.#ids.get(hash)
    if (known !== undefined) return known
    const [row] = await client.query<{ id: number }>(
      `insert into calendars (hash, hours) values ($1, $2) on conflict (hash) do update set hash = excluded.hash returning id`,
      [hash, document],
    )
    // Kept only once it is read back: this transaction may yet come to nothing.
    return row!.id
  }

  /** Of every calendar, the open minutes by an instant; number 0 is around the clock. */
  async openBy(client: Queryable, now: Timestamp): Promise<readonly { calendar: number; open: number }[]> {
    const [{ last } = { last: 0 }] = await client.query<{ last: number }>(
      'select coalesce(max(id), 0) as last from calendars',
      [],
      'last-calendar',
    )
    if (!this.#hours.has(last) && last > 0) await this.#read(client)
    const around = { calendar: 0, open: openMinutes(now, undefined) }
    return [around, ...[...this.#hours].map(([calendar, hours]) => ({ calendar, open: openMinutes(now, hours) }))]
  }

  async #read(client: Queryable): Promise<void> {
    const rows = await client.query<{ id: number; hash: string; hours: WorkingHours }>(
      'select id, hash, hours from calendars order by id',
    )
    for (const { id, hash, hours } of rows) {
      this.#ids.set(hash, id)
      this.#hours.set(id, hours)
    }
  }
}

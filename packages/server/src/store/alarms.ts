import { PointsmanError } from '@pointsman/core'
import { textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { writeEffects } from './outbox.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import type { AlarmEnding, AlertEffect, NewAlarm, StoredAlarm } from './trust-verbs.ts'

/** Alarms: what lowers modes until a person ends it. */
export function alarms(database: Database): Pick<Store, 'alarms' | 'endAlarm'> {
  return {
    alarms: async (limit) => {
      const rows = await database.query<AlarmRow>(
        `select ${alarmColumns} from alarms order by id desc limit $1`,
        [limit],
        'alarms',
      )
      return rows.map(asAlarm)
    },
    endAlarm: (id, ending) => database.transaction((client) => end(client, id, storable(ending))),
  }
}

/** Writes new alarms, and what is to be told outside. */
export async function insertAlarms(client: Queryable, given: readonly NewAlarm[]): Promise<void> {
  for (const { queue, at, sign, because, model } of given.map(storable)) {
    const [row] = await client.query<{ id: number }>(
      `insert into alarms (queue, at, sign, because, model) values ($1, $2, $3, $4, $5) returning id`,
      [queue ?? null, new Date(at), sign, because, model],
      'insert-alarm',
    )
    const alarm = row!.id
    const told: AlertEffect = {
      kind: 'alert_drift',
      id: `alarm-${alarm}`,
      alarm,
      ...(queue === undefined ? {} : { queue }),
      because,
    }
    await writeEffects(client, [{ effects: [told], at }])
  }
}

/** An alarm on all queues may be ended queue by queue; the last word on it is that it is over. */
async function end(client: Queryable, id: number, ending: AlarmEnding): Promise<StoredAlarm> {
  const [row] = await client.query<AlarmRow>(`select ${alarmColumns} from alarms where id = $1 for update`, [id])
  if (row === undefined) throw new PointsmanError('not_found', `There is no alarm ${id}.`)
  const before = asAlarm(row)
  if (before.endedAt !== undefined) return before
  const isPart = ending.queue !== undefined && before.queue === undefined
  const except = isPart ? [...new Set([...before.except, ending.queue])] : before.except
  const endings = [...before.endings, ending]
  await client.query('update alarms set except_queues = $2::text[], endings = $3, ended_at = $4 where id = $1', [
    id,
    textArray(except),
    JSON.stringify(endings),
    isPart ? null : new Date(ending.at),
  ])
  return { ...before, except, endings, ...(isPart ? {} : { endedAt: ending.at }) }
}

/** Of `alarms`. */
export const alarmColumns = 'id, queue, at, sign, because, model, except_queues, endings, ended_at'

/** A row of `alarms`, as the database gives it. */
export interface AlarmRow {
  readonly id: number
  readonly queue: string | null
  readonly at: number
  readonly sign: StoredAlarm['sign']
  readonly because: string
  readonly model: string
  readonly except_queues: readonly string[]
  readonly endings: readonly AlarmEnding[]
  readonly ended_at: number | null
}

export function asAlarm({ queue, except_queues, ended_at, ...row }: AlarmRow): StoredAlarm {
  return {
    ...row,
    ...(queue === null ? {} : { queue }),
    except: except_queues,
    ...(ended_at === null ? {} : { endedAt: ended_at }),
  }
}

import type { Database } from './database.ts'
import type { ReportVerbs, StoredReport } from './report-verbs.ts'
import { storable } from './storable.ts'

/** Reports, under way and made. One that was made is kept until another is. */
export function reports(database: Database): ReportVerbs {
  return {
    beginReport: ({ kind, id, startedAt, actor, asked }) =>
      database.transaction(async (client) => {
        await client.query(
          `update reports set ended_at = $2, failure = 'The process that made it ended before it was done.'
           where kind = $1 and ended_at is null`,
          [kind, new Date(startedAt)],
        )
        await client.query('insert into reports (kind, id, started_at, actor, asked) values ($1, $2, $3, $4, $5)', [
          kind,
          id,
          new Date(startedAt),
          actor,
          JSON.stringify(storable(asked)),
        ])
        await client.query('delete from reports where kind = $1 and id <> $2 and made is null', [kind, id])
      }),
    noteReport: async (id, share, step) => {
      await database.query('update reports set share = $2, step = $3 where id = $1 and ended_at is null', [
        id,
        share,
        step,
      ])
    },
    endReport: (id, at, ending) =>
      database.transaction(async (client) => {
        const [made, failure] =
          'made' in ending ? [JSON.stringify(storable(ending.made)), null] : [null, ending.failure]
        const rows = await client.query<{ kind: string }>(
          `update reports set ended_at = $2, made = $3, failure = $4 where id = $1 and ended_at is null returning kind`,
          [id, new Date(at), made, failure],
        )
        const [ended] = rows
        if (made !== null && ended !== undefined)
          await client.query('delete from reports where kind = $1 and id <> $2', [ended.kind, id])
      }),
    reports: async (kind) => {
      const rows = await database.query<ReportRow>(
        `select kind, id, started_at, actor, asked, share, step, ended_at, failure, made from reports
         where kind = $1 order by started_at desc, id desc limit 10`,
        [kind],
      )
      const all = rows.map(asReport)
      const [newest, made] = [all[0], all.find((one) => one.made !== undefined)]
      return { ...(newest && { newest }), ...(made && { made }) }
    },
  }
}

interface ReportRow extends Pick<StoredReport, 'kind' | 'id' | 'actor' | 'asked' | 'share' | 'step'> {
  readonly started_at: number
  readonly ended_at: number | null
  readonly failure: string | null
  readonly made: unknown
}

function asReport({ started_at, ended_at, failure, made, ...row }: ReportRow): StoredReport {
  return {
    ...row,
    startedAt: started_at,
    ...(ended_at === null ? {} : { endedAt: ended_at }),
    ...(failure === null ? {} : { failure }),
    ...(made === null ? {} : { made }),
  }
}

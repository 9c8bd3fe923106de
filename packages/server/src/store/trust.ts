import type { Database } from './database.ts'
import { alarmColumns, asAlarm, type AlarmRow } from './alarms.ts'
import { asReading, readingColumns, type ReadingRow } from './reading-rows.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import type { RiskDay, StoredCalculation } from './trust-verbs.ts'

/**
 * Days for which thresholds that are no longer in force are kept, back from the newest: as long as the tickets that they
 * rest on count. Fewer: nobody can look up what an older decision names; more: a busy server keeps thousands that nobody reads.
 */
const keptDays = 90

/** How far the reader is trusted, and the tickets behind it. */
export function trust(
  database: Database,
): Pick<Store, 'trust' | 'provedSoFar' | 'readings' | 'saveCalculation' | 'riskDays'> {
  let kept: StoredCalculation | undefined
  return {
    trust: async () => {
      const [newest] = await database.query<CalculationRow>(
        `select version, at, model, proved, case when version <> $1 then document end as document
         from risk_calculations order by version desc limit 1`,
        [kept?.version ?? 0],
        'risk-in-force',
      )
      if (newest?.document) {
        const { document: calculation, ...row } = newest
        kept = { ...row, calculation }
      }
      const on = await database.query<AlarmRow>(
        `select ${alarmColumns} from alarms where ended_at is null order by id`,
        [],
        'alarms-on',
      )
      return { ...(kept === undefined ? {} : { calculation: kept }), alarms: on.map(asAlarm) }
    },
    provedSoFar: async () => {
      const [row] = await database.query<{ proved: number }>('select proved from trust_progress', [], 'proved-so-far')
      return row!.proved
    },
    readings: async ({ since, limit, model, isProved }) => {
      const rows = await database.query<ReadingRow>(
        `select ${readingColumns} from readings r
         where r.at >= $1 and ($2::text is null or r.model = $2) and ($3::boolean is not true or r.proved_at is not null)
         order by r.at desc, r.ticket_id limit $4`,
        [new Date(since), model ?? null, isProved ?? null, limit],
      )
      return rows.map(asReading)
    },
    saveCalculation: async ({ at, model, proved, calculation }) => {
      const [row] = await database.query<{ version: number }>(
        `insert into risk_calculations (version, at, model, proved, document)
         select coalesce(max(version), 0) + 1, $1, $2, $3, $4 from risk_calculations returning version`,
        [new Date(at), model, proved, JSON.stringify(storable(calculation))],
      )
      return row!.version
    },
    riskDays: async (since) => {
      const rows = await database.query<Omit<RiskDay, 'queue'> & { readonly queue: string | null }>(
        `select date_trunc('day', at, 'UTC') as day, read_as as queue, count(*) as tickets,
           count(*) filter (where acted) as acted,
           count(*) filter (where acted and proved_at is not null) as "actedProved",
           count(*) filter (where acted and proved_at is not null and truth is distinct from read_as) as "actedWrong",
           count(*) filter (where proved_at is not null) as proved,
           count(*) filter (where proved_at is not null and truth is distinct from read_as) as wrong
         from readings where at >= $1 group by 1, 2 order by 1, 2`,
        [new Date(since)],
      )
      return rows.map(({ queue, ...day }) => (queue === null ? day : { ...day, queue }))
    },
  }
}

/**
 * One round of tidying up. Thresholds are in force until the next are set, and the newest stay however old they are. Time is that
 * of the clock they are set by, which may be driven.
 */
export async function forgetOldCalculations(database: Database): Promise<void> {
  await database.query(
    `delete from risk_calculations r using (
       select version, lead(at) over (order by version) as until, max(at) over () as newest from risk_calculations) spans
     where r.version = spans.version and until < newest - interval '${keptDays} days'`,
  )
}

interface CalculationRow extends Omit<StoredCalculation, 'calculation'> {
  readonly document: StoredCalculation['calculation'] | null
}

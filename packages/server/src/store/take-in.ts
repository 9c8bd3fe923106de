import { mergedQueues, type DriftState, type Queue } from '@pointsman/core'
import { insertAlarms } from './alarms.ts'
import { instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { withoutGaps } from './decisions.ts'
import { asReading, readingColumns, type ReadingRow } from './reading-rows.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'
import type { DriftEntry, StoredReading, TrustChange, TrustNews } from './trust-verbs.ts'

/** Taking in what was decided and what proved right: once each, in one order, with what the alarm makes of it. */
export function takingIn(database: Database): Pick<Store, 'takeIn' | 'watchStates' | 'beginWatch'> {
  return {
    takeIn: async (limit, watch) => {
      const [progress] = await database.query<Progress>('select position from trust_progress', [], 'trust-progress')
      const from = progress!.position
      const positions = await withoutGaps(database, from, () =>
        database.query<Progress>(
          'select position from decisions where position > $1 order by position limit $2',
          [from, limit],
          'positions-after',
        ),
      )
      const to = positions.at(-1)?.position ?? from
      const found = await database.transaction((client) => takeIn(client, { from, to, limit }, watch))
      return Math.max(positions.length, found)
    },
    watchStates: () => readStates(database),
    beginWatch: (entries) =>
      database.transaction(async (client) => {
        await client.query('select position from trust_progress for update')
        await client.query('delete from drift')
        await writeStates(client, entries)
      }),
  }
}

interface Progress {
  readonly position: number
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly limit: number
}

async function takeIn(
  client: Queryable,
  { from, to, limit }: Stretch,
  watch: (news: TrustNews) => TrustChange,
): Promise<number> {
  const [progress] = await client.query<Progress>('select position from trust_progress for update')
  // Another process was faster: what it left is for the next time.
  if (progress!.position !== from) return 0
  const read = to > from ? await insertReadings(client, from, to) : []
  const proofs = await nextProofs(client, to, limit)
  const proved = await prove(client, proofs)
  if (read.length > 0 || proved.length > 0) {
    const change = watch({ read, proved, states: await readStates(client) })
    await writeStates(client, change.states)
    await insertAlarms(client, change.alarms)
  }
  if (to > from || proofs.length > 0) {
    await client.query(
      'update trust_progress set position = $1, proved = proved + $2',
      [to, proved.length],
      'trust-goes-on',
    )
    await client.query(
      'delete from proofs where id = any($1::text[]::bigint[])',
      [textArray(proofs.map(({ id }) => String(id)))],
      'proofs-taken',
    )
  }
  return proofs.length
}

/** The first decision about each ticket; what the reader could not be asked about is left out. */
async function insertReadings(client: Queryable, from: number, to: number): Promise<readonly StoredReading[]> {
  const rows = await client.query<ReadingRow & Progress>(
    `insert into readings as r (ticket_id, position, at, read_as, confidence, in_scope, model, acted)
     select distinct on (ticket_id) ticket_id, position, at, read_as, confidence, in_scope, split_part(model, '+', 1),
       mode = 'auto' and outcome <> 'triage'
     from decisions where position > $1 and position <= $2 and confidence is not null
     order by ticket_id, position
     on conflict (ticket_id) do nothing
     returning r.position, ${readingColumns}`,
    [from, to],
    'insert-readings',
  )
  return rows.toSorted((a, b) => a.position - b.position).map(({ position: _place, ...row }) => asReading(row))
}

interface Proof {
  readonly id: number
  readonly ticket_id: string
  readonly at: number
  readonly truth: string | null
}

/** Those of tickets whose decision has been taken in, or that have none; the others wait for it. */
function nextProofs(client: Queryable, to: number, limit: number): Promise<readonly Proof[]> {
  return client.query<Proof>(
    `select p.id, p.ticket_id, p.at, coalesce(p.truth, t.outcome->>'queue') as truth
     from proofs p left join tickets t on t.id = p.ticket_id
     where not exists (select 1 from decisions d where d.ticket_id = p.ticket_id and d.position > $1)
       or exists (select 1 from readings r where r.ticket_id = p.ticket_id)
     order by p.id limit $2`,
    [to, limit],
    'next-proofs',
  )
}

/**
 * The latest word counts; answers the tickets that had none before, in the order in which it was heard. Queues that were merged
 * are one: a ticket read as the one and resolved in the other was read right.
 */
async function prove(client: Queryable, proofs: readonly Proof[]): Promise<readonly StoredReading[]> {
  const told = new Map<string, Proof>()
  for (const proof of proofs) if (proof.truth !== null) told.set(proof.ticket_id, proof)
  if (told.size === 0) return []
  const latest = [...told.values()]
  const merged = await mergedNow(client)
  const heirOf = (queue: string): string => merged.get(queue) ?? queue
  const rows = await client.query<ReadingRow & { readonly is_first: boolean }>(
    `with before as (
       select r.ticket_id, r.proved_at,
         case when x.heir = coalesce(m.heir, r.read_as) then r.read_as else x.truth end as truth, x.at
       from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as x(id, truth, heir, at)
       join readings r on r.ticket_id = x.id
       left join unnest($5::text[], $6::text[]) as m(queue, heir) on m.queue = r.read_as
     )
     update readings r set truth = b.truth, proved_at = coalesce(r.proved_at, b.at)
     from before b where r.ticket_id = b.ticket_id and r.truth is distinct from b.truth
     returning ${readingColumns}, b.proved_at is null as is_first`,
    [
      textArray(latest.map(({ ticket_id }) => ticket_id)),
      textArray(latest.map(({ truth }) => truth ?? undefined)),
      textArray(latest.map(({ truth }) => (truth === null ? undefined : heirOf(truth)))),
      instantArray(latest.map(({ at }) => at)),
      textArray([...merged.keys()]),
      textArray([...merged.values()]),
    ],
    'prove-readings',
  )
  const found = new Map(
    rows.flatMap(({ is_first: isFirst, ...row }) => (isFirst ? [[row.ticketId, asReading(row)]] : [])),
  )
  return [...told.keys()].flatMap((id) => found.get(id) ?? [])
}

async function mergedNow(client: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await client.query<{ profile: Queue }>('select profile from queues', [], 'queues-for-proofs')
  return mergedQueues(rows.map(({ profile }) => profile))
}

interface DriftRow {
  readonly queue: string
  readonly model: string
  readonly state: DriftState
}

async function readStates(client: Queryable): Promise<readonly DriftEntry[]> {
  const rows = await client.query<DriftRow>('select queue, model, state from drift order by queue', [], 'drift')
  return rows.map(asEntry)
}

function asEntry({ queue, ...entry }: DriftRow): DriftEntry {
  return queue === '' ? entry : { ...entry, queue }
}

async function writeStates(client: Queryable, entries: readonly DriftEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(storable)
  await client.query(
    `insert into drift (queue, model, state)
     select queue, model, state::jsonb from unnest($1::text[], $2::text[], $3::text[]) as x(queue, model, state)
     on conflict (queue) do update set model = excluded.model, state = excluded.state`,
    [
      textArray(rows.map(({ queue = '' }) => queue)),
      textArray(rows.map(({ model }) => model)),
      textArray(rows.map(({ state }) => JSON.stringify(state))),
    ],
    'write-drift',
  )
}

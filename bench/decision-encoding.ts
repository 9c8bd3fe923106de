/*
 * How a decision is best kept: bytes on disk and rows a second for json, jsonb, text and compressed bytea, on both
 * databases, in one run. The outcome is in docs/decisions/0006-how-decisions-are-stored.md.
 * Usage: node bench/decision-encoding.ts [ROWS]; PostgreSQL at POINTSMAN_TEST_DATABASE_URL, else left out.
 */
import { brotliCompressSync, constants, deflateRawSync, zstdCompressSync } from 'node:zlib'
import { bytesArray, textArray } from '../packages/server/src/store/binary-array.ts'
import { openEmbedded } from '../packages/server/src/store/embedded/embedded-database.ts'
import { pack } from '../packages/server/src/store/packed.ts'
import { openServer } from '../packages/server/src/store/server-database.ts'
import { aDecision, aRoster, aTicket, seeded } from '../packages/server/src/store/store-builders.ts'
import type { Random } from '../packages/server/src/store/store-builders.ts'
import type { Database } from '../packages/server/src/store/database.ts'

interface Encoding {
  readonly name: string
  readonly column: string
  readonly encode: (document: object) => Uint8Array | string
}

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const zstd = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const encodings: readonly Encoding[] = [
  { name: 'text', column: 'text', encode: JSON.stringify },
  { name: 'text, external', column: 'text', encode: JSON.stringify },
  { name: 'json', column: 'json', encode: JSON.stringify },
  { name: 'jsonb', column: 'jsonb', encode: JSON.stringify },
  {
    name: 'bytea, deflate 1',
    column: 'bytea',
    encode: (document) => deflateRawSync(JSON.stringify(document), { level: 1 }),
  },
  { name: 'bytea, zstd 1', column: 'bytea', encode: (document) => zstdCompressSync(JSON.stringify(document), zstd) },
  { name: 'chosen (packed.ts)', column: 'bytea', encode: pack },
  {
    name: 'bytea, brotli 1',
    column: 'bytea',
    encode: (document) => brotliCompressSync(JSON.stringify(document), brotli),
  },
]
const rows = Number(process.argv[2] ?? 4000)
const batchSize = 200
const random = seeded(7)
const documents = Array.from({ length: rows }, (_, index) => sampleDocument(random, `${index}`))

await measure(await openEmbedded({ waitLimitMs: 60_000, onError: console.error }))
const url = process.env.POINTSMAN_TEST_DATABASE_URL
if (url === undefined) console.log('server: left out, POINTSMAN_TEST_DATABASE_URL is not set')
else await measure(openServer({ databaseUrl: url, poolSize: 4, waitLimitMs: 60_000, onError: console.error }))

function sampleDocument(from: Random, id: string): { readonly id: string; readonly situation: unknown } {
  const decision = aDecision({ id: `d-${id}`, ticket: aTicket(`t-${id}`), roster: aRoster(30, from), random: from })
  return { ...decision, situation: { ...decision.situation, roster: undefined } }
}

async function measure(database: Database): Promise<void> {
  console.log(
    `\n${database.engine}, ${rows} decisions of ${JSON.stringify(documents[0]).length} bytes, ${batchSize} a batch`,
  )
  console.log('encoding              rows/s   encode µs   bytes/row sent   bytes/row kept')
  for (const encoding of encodings) await measureOne(database, encoding)
  await database.close()
}

async function measureOne(database: Database, { name, column, encode }: Encoding): Promise<void> {
  const type = column.split(' ')[0]!
  const isBytes = type === 'bytea'
  await database.query('drop table if exists bench_encoding')
  await database.query(`create table bench_encoding (id text primary key, document ${column})`)
  await database.query('alter table bench_encoding set (toast_tuple_target = 8160)')
  if (isBytes || name.endsWith('external')) {
    await database.query('alter table bench_encoding alter column document set storage external')
  }
  let encodeMs = 0
  let sent = 0
  const startedAt = performance.now()
  for (let at = 0; at < rows; at += batchSize) {
    const batch = documents.slice(at, at + batchSize)
    const encodeFrom = performance.now()
    const encoded = batch.map((document) => encode(document))
    encodeMs += performance.now() - encodeFrom
    const ids = textArray(batch.map(({ id }) => id))
    const bytes = isBytes ? bytesArray(encoded as Uint8Array[]) : textArray(encoded as string[])
    sent += bytes.length
    const cast = isBytes ? 'bytea[]' : 'text[]'
    const value = isBytes || type === 'text' ? 'd' : `d::${type}`
    await database.query(
      `insert into bench_encoding select i, ${value} from unnest($1::text[], $2::${cast}) as x(i, d)`,
      [ids, bytes],
    )
  }
  const seconds = (performance.now() - startedAt) / 1000
  const [kept] = await database.query<{ bytes: number }>("select pg_total_relation_size('bench_encoding') as bytes")
  const figures = [rows / seconds, (encodeMs * 1000) / rows, sent / rows, kept!.bytes / rows]
  console.log(name.padEnd(18), ...figures.map((figure) => figure.toFixed(0).padStart(10)))
  await database.query('drop table bench_encoding')
}

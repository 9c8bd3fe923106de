import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Milliseconds of processor time so far, by part. */
export type CpuByPart = ReadonlyMap<string, number>

/** What the kernel calls threads of Node, and what they do. */
const partOf: readonly (readonly [RegExp, string])[] = [
  [/V8Worker/, 'garbage, compiler'],
  [/libuv/, 'compression, files'],
  [/Worker/, 'worker threads'],
]

/** Of a server's threads: the main one, those that read or hold the embedded database, the collector's, the pool's. */
export function cpuOfServer(pid: number): CpuByPart {
  const parts = new Map<string, number>()
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8')
    const part = thread === String(pid) ? 'main thread' : (partOf.find(([known]) => known.test(name))?.[1] ?? 'other')
    parts.set(part, (parts.get(part) ?? 0) + processorMs(`${pid}/task/${thread}`))
  }
  return parts
}

/** Of all sessions of a database, which must be on this machine. */
export async function cpuOfDatabase(databaseUrl: string): Promise<CpuByPart> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type <> 'autovacuum worker'
     and (datname = current_database() or backend_type in ('walwriter', 'checkpointer', 'background writer'))`,
  )
  await admin.end()
  return new Map([['PostgreSQL', rows.reduce((sum, { pid }) => sum + processorMs(String(pid)), 0)]])
}

/** What was used since, by part. */
export function cpuSince(before: CpuByPart, after: CpuByPart): CpuByPart {
  return new Map([...after].map(([part, ms]) => [part, ms - (before.get(part) ?? 0)]))
}

/** From Linux's scheduler, in nanoseconds there; 0 where that cannot be seen. */
function processorMs(path: string): number {
  try {
    return Number(readFileSync(`/proc/${path}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}

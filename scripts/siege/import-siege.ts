/*
 * A siege of the import: a change history is read in one command, twice, for the state that it ought to come to; then on a fresh
 * database it is killed (SIGKILL) at random points of reading and of rebuilding, and resumed, until it ends by
 * itself. The state must be the same.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonicalState, differences } from './import-siege-state.ts'
import { siegeLog, type SiegeLog } from './import-siege-log.ts'
import { embeddedGround, serverGround, type Ground } from './store-siege.ts'

const runner = fileURLToPath(new URL('./import-siege-runner.ts', import.meta.url))
/** Reading takes about this share of an import; kills are spread accordingly. */
const readingShare = 0.65

/** Where a run is to be killed: soon after the start, after so many rows of the file, or of the tickets still to be rebuilt. */
type Point =
  | { readonly phase: 'starting'; readonly ms: number }
  | { readonly phase: 'importing' | 'rebuilding tickets'; readonly count: number }

/** Answers what went wrong; prints a line a run. */
export async function besiegeImport(
  engine: 'embedded' | 'server',
  { kills, rows }: { readonly kills: number; readonly rows?: number | undefined },
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pointsman-import-'))
  const log = await siegeLog(folder, { isShort: kills < 10, rows })
  const grounds: Ground[] = []
  const newGround = async (): Promise<Ground> => {
    await grounds.pop()?.clear()
    grounds.push(engine === 'embedded' ? await embeddedGround() : await serverGround())
    return grounds[0]!
  }
  try {
    console.log(`${engine}: ${log.what}, ${kills} kills`)
    const quiet = await newGround()
    const { state: wanted, events, tickets } = await undisturbed(quiet, log)
    const again = differences(wanted, (await undisturbed(quiet, log)).state)
    const besieged = await newGround()
    for (const point of points(kills, events, tickets)) await importAndDie(besieged, log, point)
    const ended = differences(wanted, (await undisturbed(besieged, log)).state)
    const complaints = [
      ...again.map((each) => `read twice: ${each}`),
      ...ended.map((each) => `killed ${kills} times: ${each}`),
    ]
    for (const complaint of complaints) console.log(`  ${complaint}`)
    console.log(`${engine}: read twice, ${kills} kills: ${complaints.length} complaints`)
    return complaints
  } finally {
    await grounds.pop()?.clear()
    await rm(folder, { recursive: true, force: true })
  }
}

/** In the order of the work, so that each run comes somewhat further than the one before. */
function points(kills: number, events: number, tickets: number): readonly Point[] {
  const places = Array.from({ length: kills }, () => Math.random()).toSorted((a, b) => a - b)
  const rebuilding = places.filter((place) => place >= readingShare).length
  return places.map((place, at): Point => {
    if (at === 0) return { phase: 'starting', ms: Math.random() * 4000 }
    if (place < readingShare) return { phase: 'importing', count: (place / readingShare) * events }
    // Of what is left each time.
    return { phase: 'rebuilding tickets', count: (Math.random() * tickets) / rebuilding }
  })
}

/** What an import came to. */
interface Ended {
  readonly state: ReadonlyMap<string, string>
  readonly events: number
  readonly tickets: number
}

/** Runs to the end, and says how fast and with how much memory. */
async function undisturbed(ground: Ground, log: SiegeLog): Promise<Ended> {
  const started = performance.now()
  const { code, text } = await runImport(ground, log)
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`The import failed (${code}):\n${text}`)
  const numberOf = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? 0)
  const events = numberOf(/Read ([\d,]+) events/)
  const rate = Math.round(events / seconds)
  const added = numberOf(/events: ([\d,]+) new/)
  console.log(
    `  ran ${seconds.toFixed(1)} s: ${events} events, ${added} new, ${rate} a second, ${numberOf(/peak (\d+)/)} MB at most`,
  )
  return { state: await canonicalState(ground), events, tickets: numberOf(/Rebuilt ([\d,]+) ticket/) }
}

async function importAndDie(ground: Ground, log: SiegeLog, point: Point): Promise<void> {
  const { signal, last } = await runImport(ground, log, point)
  const where = 'ms' in point ? `${Math.round(point.ms)} ms after its start` : last
  console.log(signal === 'SIGKILL' ? `  killed at: ${where}` : `  was done before the kill (${point.phase})`)
}

/** Everything that the command printed, and how it ended; killed when its progress comes to `point`. */
async function runImport(
  ground: Ground,
  log: SiegeLog,
  point?: Point,
): Promise<{
  readonly code: number | null
  readonly signal: string | null
  readonly text: string
  readonly last: string
}> {
  const { dataFolder, databaseUrl } = ground.options
  const place = databaseUrl === undefined ? ['--data-folder', dataFolder!] : ['--database-url', databaseUrl]
  const child = spawn(process.execPath, [runner, ...place, 'import', log.file, ...log.options])
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  if (point && 'ms' in point) setTimeout(() => child.kill('SIGKILL'), point.ms)
  let text = ''
  let last = ''
  const hear = (chunk: Buffer): void => {
    text += chunk.toString()
    last = /(?:importing|rebuilding)[^\n]*(?=\n?$)/.exec(text)?.[0] ?? last
    if (point && 'count' in point && hasCome(last, point)) setTimeout(() => child.kill('SIGKILL'), Math.random() * 150)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const [code, signal] = await ended
  return { code, signal, text, last }
}

function hasCome(line: string, { phase, count }: { readonly phase: string; readonly count: number }): boolean {
  const done = Number(/([\d,]+) (?:rows|tickets)/.exec(line)?.[1]?.replaceAll(',', '') ?? 0)
  return line.startsWith(phase) ? done >= count : phase === 'importing' && line.startsWith('rebuilding')
}

import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './store.ts'

export interface BackupSchedule {
  /** Where backups go; only files named as this makes them are ever deleted there. */
  readonly folder: string
  readonly everyHours: number
  /** How many of the newest are kept. */
  readonly keep: number
}

const nameOfBackup = /^pointsman-\d{8}T\d{6}Z\.(tar\.gz|dump)$/

/** Backs up at once if the newest backup is older than the interval, and then at every interval. Answers what stops it. */
export function scheduleBackups(
  store: Pick<Store, 'backup' | 'health'>,
  schedule: BackupSchedule,
  onError: (error: Error) => void,
): () => Promise<void> {
  const everyMs = schedule.everyHours * 3_600_000
  let underWay: Promise<void> = Promise.resolve()
  const round = (): void => {
    underWay = underWay
      .then(async () => {
        if (await isDue(schedule, Date.now() - everyMs)) await backUpOnce(store, schedule, new Date())
      })
      .catch(onError)
  }
  // A minute late at most, and right after a start that follows a long stop.
  const timer = setInterval(round, Math.min(everyMs, 60_000))
  timer.unref()
  return () => {
    clearInterval(timer)
    return underWay
  }
}

/** Writes one backup named after `now`, then deletes the oldest beyond `keep`. Answers its path. */
export async function backUpOnce(
  store: Pick<Store, 'backup' | 'health'>,
  { folder, keep }: BackupSchedule,
  now: Date,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { engine } = await store.health()
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const file = join(folder, `pointsman-${stamp}.${engine === 'embedded' ? 'tar.gz' : 'dump'}`)
  await store.backup(file)
  for (const old of (await backupsIn(folder)).slice(0, -keep)) await rm(join(folder, old))
  return file
}

/** Oldest first: the names sort by time. */
async function backupsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => nameOfBackup.test(name)).toSorted()
}

async function isDue({ folder }: BackupSchedule, ifBefore: number): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const newest = (await backupsIn(folder)).at(-1)
  if (newest === undefined) return true
  const [, day, time] = /(\d{8})T(\d{6})Z/.exec(newest)!
  const at = `${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)}T${time!.slice(0, 2)}:${time!.slice(2, 4)}:${time!.slice(4)}Z`
  return Date.parse(at) <= ifBefore
}

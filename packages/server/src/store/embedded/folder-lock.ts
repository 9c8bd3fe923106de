import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import { isAlive, thisProcess } from './lock-holder.ts'
import type { LockHolder } from './lock-holder.ts'

/** The right to use a data folder, held by one process at a time. */
export interface FolderLock {
  /** Gives the folder back. Does nothing the second time. */
  release(): void
}

/** Small against `silenceMs`, so that several signs may be late; each costs one `utimes`. */
const signOfLifeEveryMs = 5_000

/**
 * Takes the folder, or throws `store_locked`. To be called before the embedded database is opened: two processes on one
 * folder would both go on acknowledging and lose nearly everything.
 *
 * The lock is the file `pointsman.lock`, created whole by `link` (which fails if it exists). A lock whose holder X is dead
 * is inherited: whoever creates the file `pointsman.lock.after-X` first (again by `link`) is X's only heir, and only
 * the heir may put its own name over the lock. An heir that dies before it does so has an heir in the same way. A
 * late-comer, who read the lock before somebody else inherited it, finds after creating its own heir file that the lock no
 * longer leads to it, and starts again. So at no time do two processes hold the folder; nothing rests on timing, except for
 * a holder on another host, which is believed dead after a minute without a sign of life.
 */
export function lockFolder(folder: string, onLost: () => void): FolderLock {
  // Everybody's tickets are in it: nobody else on the machine reads them.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, 'pointsman.lock')
  const me = thisProcess(new Date())
  const mine = `${lock}.${me.token}`
  writeFileSync(mine, JSON.stringify(me))
  try {
    take(lock, mine, me, folder)
  } finally {
    rmSync(mine, { force: true })
  }
  return keep(lock, me, onLost)
}

function take(lock: string, mine: string, me: LockHolder, folder: string): void {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (createAs(mine, lock)) return
    const line = lineOfHolders(lock)
    const last = line.at(-1)
    if (last === undefined) continue
    const nowOnDisk = statSync(mine).mtimeMs
    if (isAlive(last, lock, nowOnDisk)) throw lockedBy(last, folder)
    const heirFile = afterFile(lock, last)
    if (!createAs(mine, heirFile)) continue
    if (lineOfHolders(lock).at(-1)?.token !== me.token) {
      rmSync(heirFile, { force: true })
      continue
    }
    renameSync(mine, lock)
    for (const holder of line) rmSync(afterFile(lock, holder), { force: true })
    return
  }
  throw new PointsmanError('store_locked', `The data folder ${folder} could not be locked: others keep taking it.`)
}

/** From the holder named in the lock along its heirs; empty when there is no lock. */
function lineOfHolders(lock: string): readonly LockHolder[] {
  const line: LockHolder[] = []
  for (let file = lock; ;) {
    const holder = readHolder(file)
    if (holder === undefined) return line
    line.push(holder)
    file = afterFile(lock, holder)
  }
}

function afterFile(lock: string, holder: LockHolder): string {
  return `${lock}.after-${holder.token}`
}

function readHolder(file: string): LockHolder | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return JSON.parse(text) as LockHolder
  } catch {
    throw new PointsmanError(
      'store_locked',
      `The lock file ${file} cannot be read: it holds ${text.length} characters that are not a lock.`,
      'Maybe the disk was full or the machine lost power. When no Pointsman runs on this folder, delete that file.',
    )
  }
}

/** True when `target` did not exist and is now a file with the content of `source`, all at once. */
function createAs(source: string, target: string): boolean {
  try {
    linkSync(source, target)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
  }
  try {
    // A file system without hard links: as exclusive, but for a moment the file is not whole.
    copyFileSync(source, target, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function keep(lock: string, me: LockHolder, onLost: () => void): FolderLock {
  const isMine = (): boolean => readHolder(lock)?.token === me.token
  const timer = setInterval(() => {
    if (isMine()) {
      const now = new Date()
      utimesSync(lock, now, now)
      return
    }
    clearInterval(timer)
    onLost()
  }, signOfLifeEveryMs)
  timer.unref()
  let isHeld = true
  return {
    release(): void {
      if (!isHeld) return
      isHeld = false
      clearInterval(timer)
      if (isMine()) rmSync(lock, { force: true })
    },
  }
}

function lockedBy({ pid, host, since, command }: LockHolder, folder: string): PointsmanError {
  const holder = command === undefined ? `process ${pid}` : `\`${command}\` (process ${pid})`
  return new PointsmanError(
    'store_locked',
    `The data folder ${folder} is in use by ${holder} on ${host}, since ${since}. Two processes on one folder would destroy it.`,
    `${remedy(command, pid)} Else give this one another folder (--data-folder), or set DATABASE_URL to share one PostgreSQL.`,
  )
}

function remedy(command: string | undefined, pid: number): string {
  const stop = `stop it (Ctrl-C, or kill ${pid})`
  if (command === undefined)
    return `Maybe it is your own \`pointsman serve\`: then use its HTTP API, or ${stop} for this command.`
  if (command === 'pointsman serve' || command === 'pointsman demo')
    return `Maybe use its HTTP API, or ${stop} for this command.`
  return `Maybe wait until it is done, or ${stop}.`
}

import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'

/** Who holds a folder: the content of a lock file. */
export interface LockHolder {
  /** Never the same twice; a holder is named by it, not by the pid, which comes again. */
  readonly token: string
  readonly pid: number
  /** When the process began, as the system counts it; empty where it does not say. Tells a pid from its reuse. */
  readonly began: string
  readonly host: string
  /** ISO time, for people. */
  readonly since: string
  /** For people: `pointsman import`. Absent in locks of older versions, and where it is not known. */
  readonly command?: string
}

/** This process, as a holder. `token` is new at every call. */
export function thisProcess(now: Date): LockHolder {
  const { pid } = process
  const command = commandOf(process.argv)
  return {
    ...{ token: randomUUID(), pid, began: processBegan(pid), host: hostname(), since: now.toISOString() },
    ...(command !== undefined && { command }),
  }
}

/** Options that stand before the command, each with a value. */
const before: ReadonlySet<string> = new Set(['--data-folder', '--database-url'])

/** The command without its arguments, as they may hold secrets; undefined where the process is no command of ours. */
export function commandOf([, script = '', ...words]: readonly string[]): string | undefined {
  const isOurs = /(?:[\\/]cli[\\/]main\.ts|[\\/]pointsman(?:\.mjs)?)$/.test(script)
  const name = words.find((word, i) => !word.startsWith('-') && !before.has(words[i - 1] ?? ''))
  return isOurs && name !== undefined ? `pointsman ${name}` : undefined
}

/** A holder on another host is judged by its sign of life: larger waits longer after a crash, smaller mistrusts a busy disk. */
const silenceMs = 60_000

/**
 * Whether the holder may still be using the folder. On this host the process table knows. Of another host (or
 * container) only the age of `signOfLife` is known, the file that a holder touches every few seconds; `nowOnDisk` is
 * the same disk's idea of the present, so that two clocks need not agree.
 */
export function isAlive(holder: LockHolder, signOfLife: string, nowOnDisk: number): boolean {
  if (holder.host !== hostname()) return nowOnDisk - modifiedAt(signOfLife) < silenceMs
  if (!processExists(holder.pid)) return false
  return holder.began === '' || holder.began === processBegan(holder.pid)
}

function modifiedAt(file: string): number {
  try {
    return statSync(file).mtimeMs
  } catch {
    return 0
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux: the boot's id and field 22 of /proc/PID/stat (clock ticks since boot). Elsewhere unknown. */
function processBegan(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A killed process that nobody has waited for (state Z) holds nothing any more.
    return fields[0] === 'Z' ? 'gone' : `${boot}/${fields[19]}`
  } catch {
    return ''
  }
}

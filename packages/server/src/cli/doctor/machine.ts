import { accessSync, constants, existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { dirname, resolve } from 'node:path'
import { size } from '../progress.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** The embedded database and a model of a large company need about this much. */
const comfortableMemory = 1e9
const comfortableDisk = 2e9
const leastDisk = 2e8

/** Node, memory, data folder, disk. */
export async function examineMachine(dataFolder: string, database: 'embedded' | 'server'): Promise<readonly Finding[]> {
  const findings = [examineNode(process.versions.node), examineMemory(freemem(), totalmem())]
  if (database === 'server') return findings
  return [...findings, examineFolder(dataFolder), await examineDisk(dataFolder)]
}

/** Type stripping as used here is in Node 26. */
export function examineNode(version: string): Finding {
  if (Number(version.split('.')[0]) >= 26) return ok('Node', version)
  return fail('Node', `${version}; 26 or newer is needed`, 'npm ci brings its own; start it with npx pointsman')
}

/** Free memory; what the system uses for caching counts as free on most systems, but not on all. */
export function examineMemory(free: number, total: number): Finding {
  const found = `${size(free)} of ${size(total)} free`
  if (free >= comfortableMemory) return ok('memory', found)
  return warn(
    'memory',
    found,
    'training and the embedded database want about 1 GB; stop something, or use DATABASE_URL',
  )
}

function examineFolder(dataFolder: string): Finding {
  const folder = resolve(dataFolder)
  const place = existing(folder)
  try {
    accessSync(place, constants.W_OK | constants.X_OK)
  } catch {
    return fail('data folder', `${place} cannot be written`, 'give another one with --data-folder, or change its owner')
  }
  return ok('data folder', existsSync(folder) ? folder : `${folder} (will be created)`)
}

async function examineDisk(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(resolve(dataFolder)))
  const free = bavail * bsize
  const found = `${size(free)} free`
  if (free < leastDisk) return fail('disk', found, 'make room: a database on a full disk cannot write')
  if (free < comfortableDisk) return warn('disk', found, 'make room: backups are kept beside the database')
  return ok('disk', found)
}

/** The nearest folder above that exists. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder))
}

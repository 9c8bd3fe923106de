import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { PointsmanError } from '@pointsman/core'

/** Whether anything is lost if a file is written there. */
export async function refuseExisting(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined)) === undefined) return
  throw new PointsmanError('already_exists', `${resolve(file)} is there already.`, 'Maybe --force, to replace it.')
}

/**
 * Writes a file whole or not at all: under another name beside it, on the disk, and then renamed. Packed where the name ends in `.gz`.
 * Only its owner may read it: customers' words are in it. Whoever is killed leaves `FILE.PROCESS.partial`.
 */
export async function writeWholeFile(
  file: string,
  lines: AsyncIterable<string>,
  how: 'new' | 'replace',
): Promise<void> {
  const partial = `${file}.${process.pid}.partial`
  try {
    const sink = createWriteStream(partial, { mode: 0o600, flush: true })
    const source = Readable.from(lines)
    await (/\.gz$/i.test(file) ? pipeline(source, createGzip(), sink) : pipeline(source, sink))
    // Somebody may have written it meanwhile.
    if (how === 'new') await refuseExisting(file)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw isOfDisk(error)
      ? new PointsmanError(
          'usage',
          `${resolve(file)} cannot be written (${error.message}).`,
          `Maybe choose a folder that exists; ${dirname(resolve(file))} is where it was to be.`,
        )
      : error
  }
}

function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

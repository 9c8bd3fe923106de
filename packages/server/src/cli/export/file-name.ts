import { basename, extname } from 'node:path'
import { PointsmanError } from '@pointsman/core'

/** A name that promises another format than JSON Lines would mislead whoever opens the file. Without any ending it promises nothing. */
export function refuseOtherFormat(file: string): void {
  const unpacked = basename(file).replace(/\.gz$/i, '')
  const ending = extname(unpacked)
  if (ending === '' || /^\.(jsonl|ndjson)$/i.test(ending)) return
  const stem = basename(unpacked, ending)
  throw new PointsmanError(
    'usage',
    `file: ${JSON.stringify(file)} is not allowed, since JSON Lines are written; allowed are names that end in .jsonl or .ndjson, and ` +
      'in .jsonl.gz or .ndjson.gz to be packed.',
    `${stem}.jsonl`,
  )
}

import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PointsmanError } from '@pointsman/core'

/** Writes the page that `--html` asks for, in place of one of that name. */
export async function writePage(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new PointsmanError(
      'usage',
      `--html ${file}: cannot be written (${why})`,
      `choose a folder that exists, such as ${resolve('.')}`,
    )
  }
}

import { textBytes } from './bytes.ts'
import { FileReport } from './file-report.ts'
import { refuseUnknownColumns, refuseWordless, type FileHeader } from './header.ts'
import { openSource, rawRows, type RowOptions } from './read-rows.ts'

/**
 * Looks at the beginning of each file before anything is opened or written: a file that is not there, has no words or
 * lacks a mapped column is refused here. Pipes are passed over, as they can be read only once.
 */
export async function lookAtHeaders(files: readonly string[], options: RowOptions): Promise<void> {
  const headers: FileHeader[] = []
  let areAllKnown = true
  for (const file of files) {
    const names = file === '-' ? undefined : await headerNames(file, options)
    if (names) headers.push({ file, names })
    else areAllKnown = false
  }
  // A column that is not here may be in the file whose columns are not known.
  if (areAllKnown) refuseUnknownColumns(headers, options.map)
  for (const { file, names } of headers) refuseWordless(names, file, options)
}

/** Column names of a CSV file; undefined for a pipe, for JSON Lines and for an empty file. */
async function headerNames(file: string, options: RowOptions): Promise<readonly string[] | undefined> {
  const report = new FileReport(file)
  const source = await openSource(file, report)
  if (report.totalBytes === undefined) return undefined
  let found: readonly string[] | undefined
  const onHeader = (names: readonly string[]): void => {
    found = names
  }
  for await (const _ of rawRows(textBytes(source, file, options.encoding), report, onHeader)) break
  return found
}

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
    const first = file === '-' ? undefined : await firstNames(file, options)
    if (first?.isCsv) headers.push({ file, names: first.names })
    else areAllKnown = false
  }
  // A column that is not here may be in the file whose columns are not known.
  if (areAllKnown) refuseUnknownColumns(headers, options.map)
  for (const { file, names } of headers) refuseWordless(names, file, options)
}

/** The names of the columns of a file, as far as one can know before reading it. */
export interface FirstNames {
  readonly names: readonly string[]
  /** In CSV the header speaks for every row; in JSON Lines the first row speaks for itself. */
  readonly isCsv: boolean
}

/** The columns of a file's header or first row; undefined for a pipe and where there is no row. */
export async function firstNames(file: string, options: Pick<RowOptions, 'encoding'>): Promise<FirstNames | undefined> {
  const report = new FileReport(file)
  const source = await openSource(file, report)
  if (report.totalBytes === undefined) return undefined
  let header: readonly string[] | undefined
  const onHeader = (names: readonly string[]): void => {
    header = names
  }
  let first: readonly string[] | undefined
  for await (const row of rawRows(textBytes(source, file, options.encoding), report, onHeader)) {
    if ('problem' in row) continue
    first = row.names
    break
  }
  const names = header ?? first
  return names && { names, isCsv: header !== undefined }
}

import { isUtf8 } from 'node:buffer'
import { CsvError, parse, type Parser } from 'csv-parse'
import { maxRowBytes, maybeEncoding, type RawRow } from './raw-row.ts'

interface ParsedRow {
  readonly record: readonly string[]
  /** Lines read up to and including this row, and the empty ones passed over. */
  readonly lines: number
  readonly emptyLines: number
}

/** CSV with a header row; values are text. Quoted values may hold line breaks. */
export async function* csvRows(
  source: AsyncIterable<Uint8Array>,
  separator: string,
  onHeader: (names: readonly string[]) => void,
): AsyncGenerator<RawRow> {
  let header: readonly string[] | undefined
  let end = 0
  let empty = 0
  for await (const row of parsedRows(source, separator)) {
    if (row instanceof CsvError) {
      yield { line: end + 1, problem: csvProblem(row) }
      return
    }
    const line = end + 1 + row.emptyLines - empty
    end = row.lines
    empty = row.emptyLines
    const values = row.record.map(utf8)
    if (header !== undefined) {
      yield toRow(line, header, values)
      continue
    }
    header = values.map((name) => name ?? '')
    onHeader(header)
  }
}

/**
 * Rows as they come, and last the error that ended them, if one did. The parser is fed chunk by chunk and its rows are
 * taken from a callback, because as a stream it throws away the good rows in its buffer when it meets a bad one.
 */
async function* parsedRows(source: AsyncIterable<Uint8Array>, separator: string): AsyncGenerator<ParsedRow | CsvError> {
  let ready: ParsedRow[] = []
  const parser = csvParser(separator, (row) => ready.push(row))
  // Failures arrive through the callbacks below; without a listener the same one would end the process as well.
  parser.on('error', () => {})
  parser.resume()
  const settle = (act: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> =>
    new Promise((resolve) => act((error) => resolve(error ?? undefined)))
  let failure: Error | undefined
  for await (const chunk of source) {
    failure = await settle((done) => parser.write(chunk, done))
    yield* ready
    ready = []
    if (failure) break
  }
  failure ??= await settle((done) => parser.once('error', done).end(() => done()))
  yield* ready
  if (failure instanceof CsvError) yield failure
  else if (failure) throw failure
}

/** Values come as Latin-1, one character a byte, so that invalid UTF-8 can be told from a genuine `�`. */
function csvParser(separator: string, onRow: (row: ParsedRow) => void): Parser {
  return parse({
    delimiter: separator,
    encoding: 'latin1',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
    on_record: (record: string[], { lines, empty_lines: emptyLines }) => {
      onRow({ record, lines, emptyLines })
      return null
    },
  })
}

function utf8(value: string): string | undefined {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

function toRow(line: number, header: readonly string[], values: readonly (string | undefined)[]): RawRow {
  const broken = values.indexOf(undefined)
  if (broken >= 0) {
    const problem = `${header[broken] ?? `value ${broken + 1}`}: not valid UTF-8`
    return { line, problem, maybe: maybeEncoding }
  }
  if (values.length !== header.length) {
    const count = values.length === 1 ? '1 value' : `${values.length} values`
    return {
      line,
      problem: `${count}, but the header has ${header.length} columns; maybe a quote or a separator is missing`,
    }
  }
  return { line, names: header, values }
}

function csvProblem(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quote is opened in this row and never closed; the rest of the file was not read'
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return `this row is longer than ${maxRowBytes / 1024 / 1024} MB, maybe a quote is not closed; the rest of the file was not read`
  }
  return `${error.message}; the rest of the file was not read`
}

/** The separator of a header line: whichever of comma, semicolon, tab and bar stands in it most often outside quotes. */
export function separatorOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const count = (mark: string): number => bare.split(mark).length
  return [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

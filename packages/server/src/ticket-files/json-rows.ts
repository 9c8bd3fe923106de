import { isUtf8 } from 'node:buffer'
import { maxRowBytes, maybeEncoding, shown, type RawRow } from './raw-row.ts'

/** JSON Lines: one object a line. Lines end in LF or CRLF; blank ones are passed over. */
export async function* jsonRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  let line = 0
  for await (const bytes of lines(source)) {
    line++
    const row = bytes ? parse(bytes, line) : tooLong(line)
    if (row) yield row
  }
}

function tooLong(line: number): RawRow {
  return { line, problem: `longer than ${maxRowBytes / 1024 / 1024} MB; at most that is read` }
}

function parse(bytes: Buffer, line: number): RawRow | undefined {
  if (!isUtf8(bytes)) return { line, problem: 'not valid UTF-8', maybe: maybeEncoding }
  const text = bytes.toString('utf8').trim()
  if (text === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { line, problem: `not valid JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, problem: `${shown(value)} is not an object; expected {"subject": …, "body": …}` }
  }
  return { line, names: Object.keys(value), values: Object.values(value) }
}

/** Splits at line feeds. A line over the limit is given as undefined, and never held. */
async function* lines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | undefined> {
  let pieces: Buffer[] = []
  let length = 0
  const add = (piece: Buffer): void => {
    length += piece.length
    if (length <= maxRowBytes) pieces.push(piece)
    else pieces = []
  }
  const take = (): Buffer | undefined => {
    const whole = length > maxRowBytes ? undefined : Buffer.concat(pieces)
    pieces = []
    length = 0
    return whole
  }
  for await (const chunk of source) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    let from = 0
    for (let to = buffer.indexOf(10); to >= 0; to = buffer.indexOf(10, from)) {
      add(buffer.subarray(from, to))
      from = to + 1
      yield take()
    }
    add(buffer.subarray(from))
  }
  if (length > 0) yield take()
}

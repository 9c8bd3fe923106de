import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { PointsmanError } from '@pointsman/core'

/** The beginning of a file, by which its kind is known; its name says nothing. */
const magics: readonly { readonly bytes: readonly number[]; readonly kind: string; readonly maybe: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'an Excel workbook or zip archive', maybe: 'save it as CSV (UTF-8) first' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Excel workbook', maybe: 'save it as CSV (UTF-8) first' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'compressed with zstd', maybe: 'unpack it first, or use gzip' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], kind: 'compressed with xz', maybe: 'unpack it first, or use gzip' },
  { bytes: [0x42, 0x5a, 0x68], kind: 'compressed with bzip2', maybe: 'unpack it first, or use gzip' },
  { bytes: [0x50, 0x41, 0x52, 0x31], kind: 'a Parquet file', maybe: 'convert it to CSV or JSON Lines first' },
  { bytes: [0x53, 0x51, 0x4c, 0x69], kind: 'an SQLite database', maybe: 'export the table as CSV first' },
]
const sniffed = 4096

/**
 * The text of a file as UTF-8 bytes: unpacked when it is gzip (whatever it is called), decoded when it is UTF-16 or
 * `encoding` is given, without the byte order mark. Refuses empty and binary files. Holds one chunk at a time.
 */
export async function* textBytes(
  source: AsyncIterable<Uint8Array>,
  name: string,
  encoding?: string,
): AsyncGenerator<Uint8Array> {
  let [head, rest] = await peek(source)
  if (head[0] === 0x1f && head[1] === 0x8b) [head, rest] = await peek(gunzip(rest, name))
  if (head.length === 0) throw new PointsmanError('invalid_request', `${name} is empty`)
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
  if (!utf16) refuseBinary(head, name)
  const decoded = encoding ?? utf16
  yield* withoutMark(decoded && !/^utf-?8$/i.test(decoded) ? recode(rest, decoded) : rest)
}

/** Enough of the beginning to judge by, and the whole again. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  while (head.length < sniffed) {
    const next = await iterator.next()
    if (next.done) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return [head, whole()]
}

async function* gunzip(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(source, { objectMode: false })
  const unpacked = createGunzip()
  packed.on('error', (error) => unpacked.destroy(error))
  let bytes = 0
  try {
    for await (const chunk of packed.pipe(unpacked) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      yield chunk
    }
  } catch (error) {
    if (!isZlibError(error)) throw error
    const reason = error.code === 'Z_BUF_ERROR' ? 'it ends in the middle' : error.message
    throw new PointsmanError(
      'invalid_request',
      `${name}: the gzip data is damaged after ${bytes.toLocaleString('en')} unpacked bytes (${reason})`,
      'the file was not copied whole; nothing after that point was read',
    )
  } finally {
    packed.destroy()
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

function refuseBinary(head: Uint8Array, name: string): void {
  const magic = magics.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))
  if (magic) throw new PointsmanError('invalid_request', `${name} is ${magic.kind}, not CSV or JSON Lines`, magic.maybe)
  if (head.subarray(0, sniffed).includes(0)) {
    throw new PointsmanError('invalid_request', `${name} is a binary file, not CSV or JSON Lines`)
  }
}

async function* recode(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = decoderFor(encoding)
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new PointsmanError(
      'usage',
      `--encoding ${encoding} is not known`,
      'utf-8, windows-1252, iso-8859-1, utf-16le … are',
    )
  }
}

async function* withoutMark(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of source) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    if (hasMark) yield chunk.subarray(3)
    else yield chunk
  }
}

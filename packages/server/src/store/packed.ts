import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import { PointsmanError } from '@pointsman/core'
import { exactJson } from '../exact-json.ts'

/*
 * A plain value as few bytes, and back again exactly. First byte: how it was packed, so that another way can be added.
 * 1: JSON, zstd with the first dictionary (measured in bench/decision-encoding.ts; docs/decisions/0006).
 * 2: the same, of several JSON documents, each on a line of its own.
 */
const zstdWithFirstDictionary = 1
const linesWithFirstDictionary = 2

/** A decision written out: what decisions have in common need not be said again. Never edited; a better one is a new file. */
const dictionary = readFileSync(new URL('./decision-dictionary-1.txt', import.meta.url))

/** A window of 32 KB: larger costs memory to set up at every call, smaller forgets the start of a long text. */
const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 15 }

/** For lines a window of 128 KB, so that a document finds the one before it. Larger: hardly fewer bytes, and more memory. */
const lineParams = { ...params, [constants.ZSTD_c_windowLog]: 17 }

const compressInBackground = promisify(zstdCompress)
const decompressInBackground = promisify(zstdDecompress)

/** Packs a value at once, in this thread. */
export function pack(value: unknown): Buffer {
  const json = Buffer.from(exactJson(value))
  const packed = zstdCompressSync(json, { params, dictionary, chunkSize: 8192 })
  return Buffer.concat([Buffer.from([zstdWithFirstDictionary]), packed])
}

/** What `pack` packed. */
export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(decompressed(bytes, zstdWithFirstDictionary).toString('utf8'))
}

/** Packs documents that are JSON already, on another thread: this one goes on with its work meanwhile. */
export async function packLines(documents: readonly string[]): Promise<Buffer> {
  const lines = asLines(documents)
  const packed = await compressInBackground(lines, { params: lineParams, dictionary, chunkSize: 65_536 })
  return Buffer.concat([Buffer.from([linesWithFirstDictionary]), packed])
}

/** Written one by one: joined they would first be one long text, of two bytes a character where one document needs them. */
function asLines(documents: readonly string[]): Buffer {
  let size = Math.max(0, documents.length - 1)
  for (const document of documents) size += Buffer.byteLength(document)
  const lines = Buffer.allocUnsafe(size)
  let at = 0
  for (const document of documents) {
    if (at > 0) at = lines.writeUInt8(lineFeed, at)
    at += lines.write(document, at)
  }
  return lines
}

/** What `packLines` packed, a document a line, unpacked on another thread. JSON in UTF-8: most are never looked at. */
export async function unpackLines(bytes: Uint8Array): Promise<readonly Buffer[]> {
  checkWay(bytes, linesWithFirstDictionary)
  const all = await decompressInBackground(bytes.subarray(1), { dictionary })
  const lines: Buffer[] = []
  let start = 0
  for (let end = all.indexOf(lineFeed); end !== -1; end = all.indexOf(lineFeed, start)) {
    lines.push(all.subarray(start, end))
    start = end + 1
  }
  return [...lines, all.subarray(start)]
}

const lineFeed = 0x0a

function decompressed(bytes: Uint8Array, way: number): Buffer {
  checkWay(bytes, way)
  return zstdDecompressSync(bytes.subarray(1), { dictionary })
}

function checkWay(bytes: Uint8Array, way: number): void {
  if (bytes[0] !== way) {
    throw new PointsmanError(
      'store_unavailable',
      `A stored document begins with ${bytes[0]}; this version knows ${way} only.`,
      'Maybe the database was written by a newer version.',
    )
  }
}

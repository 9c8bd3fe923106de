import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { PointsmanError } from '@pointsman/core'

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

export function pack(value: unknown): Buffer {
  const json = Buffer.from(exactJson(value))
  const packed = zstdCompressSync(json, { params, dictionary, chunkSize: 8192 })
  return Buffer.concat([Buffer.from([zstdWithFirstDictionary]), packed])
}

export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(decompressed(bytes, zstdWithFirstDictionary).toString('utf8'))
}

/** Packs documents that are JSON already, on another thread: this one goes on with its work meanwhile. */
export async function packLines(documents: readonly string[]): Promise<Buffer> {
  const lines = Buffer.from(documents.join('\n'))
  const packed = await compressInBackground(lines, { params: lineParams, dictionary, chunkSize: 65_536 })
  return Buffer.concat([Buffer.from([linesWithFirstDictionary]), packed])
}

/** What `packLines` packed: a document a line. */
export function unpackLines(bytes: Uint8Array): readonly string[] {
  return decompressed(bytes, linesWithFirstDictionary).toString('utf8').split('\n')
}

function decompressed(bytes: Uint8Array, way: number): Buffer {
  if (bytes[0] !== way) {
    throw new PointsmanError(
      'store_unavailable',
      `A stored document begins with ${bytes[0]}; this version knows ${way} only.`,
      'Maybe the database was written by a newer version.',
    )
  }
  return zstdDecompressSync(bytes.subarray(1), { dictionary })
}

/** JSON that parses to the same numbers, bit for bit: `JSON.stringify` alone writes −0 as 0 and the infinities as null. */
export function exactJson(value: unknown): string {
  return hasOddNumber(value) ? JSON.stringify(value, writeOddNumbers) : JSON.stringify(value)
}

function hasOddNumber(value: unknown): boolean {
  if (typeof value === 'number') return value === 0 ? Object.is(value, -0) : !Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) {
    for (const item of value) if (hasOddNumber(item)) return true
    return false
  }
  for (const key in value) if (hasOddNumber((value as Record<string, unknown>)[key])) return true
  return false
}

/** Of ES2025 and in Node since 21; TypeScript's ES2024 library does not know it yet. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown }

function writeOddNumbers(key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value
  if (Object.is(value, -0)) return rawJSON('-0')
  if (value === Number.POSITIVE_INFINITY) return rawJSON('1e999')
  if (value === Number.NEGATIVE_INFINITY) return rawJSON('-1e999')
  if (Number.isNaN(value))
    throw new PointsmanError('invalid_request', `'${key}' is not a number (NaN); it cannot be kept.`)
  return value
}

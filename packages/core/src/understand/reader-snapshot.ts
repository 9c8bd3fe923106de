import { PointsmanError } from '../errors.ts'
import { loadClassifier } from '../learn/train-classifier.ts'
import { facetNames } from './facet-examples.ts'
import type { Facets, ReaderModel } from './ticket-reader.ts'
import { parseHead } from '../learn/snapshot-head.ts'
import { encodeUtf8 } from '../learn/utf8.ts'

/** First bytes of every snapshot of a reader; the last is the version of the format. */
const magic = [0x50, 0x4d, 0x52, 0x01]

/** What stands in the JSON head. */
interface Head {
  readonly id: string
  readonly lastSeq: number
  /** Bytes of each facet's classifier in the order of `facetNames`; 0 for a facet that was not learned. */
  readonly sizes: readonly number[]
}

/** Magic (4 bytes), length of the head (u32, little-endian), the head as JSON, the classifiers. */
export function writeReaderSnapshot({ id, lastSeq, facets }: ReaderModel): Uint8Array {
  const parts = facetNames.map((facet) => facets[facet]?.snapshot() ?? new Uint8Array(0))
  const head: Head = { id, lastSeq, sizes: parts.map((part) => part.length) }
  const json = encodeUtf8(JSON.stringify(head))
  const out = new Uint8Array(8 + json.length + parts.reduce((sum, part) => sum + part.length, 0))
  out.set(magic)
  new DataView(out.buffer).setUint32(4, json.length, true)
  out.set(json, 8)
  let at = 8 + json.length
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Reads what `writeReaderSnapshot` wrote; throws `model_unreadable` when it is not that, or not whole. */
export function readReaderSnapshot(bytes: Uint8Array): ReaderModel {
  if (bytes.length < 8 || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new PointsmanError(
      'model_unreadable',
      `${bytes.length} bytes that do not begin as a reader of this version does`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headEnd = 8 + view.getUint32(4, true)
  if (headEnd > bytes.length) {
    throw new PointsmanError('model_unreadable', `a reader that was cut to ${bytes.length} bytes`)
  }
  const head = parseHead<Head>(bytes.subarray(8, headEnd), isHead)
  const facets: Facets = {}
  let at = headEnd
  facetNames.forEach((facet, i) => {
    const size = head.sizes[i]!
    if (size > 0) facets[facet] = loadClassifier(bytes.subarray(at, at + size))
    at += size
  })
  if (at !== bytes.length) throw new PointsmanError('model_unreadable', `a reader of ${at} bytes in ${bytes.length}`)
  return { id: head.id, lastSeq: head.lastSeq, facets }
}

function isHead({ id, lastSeq, sizes }: Partial<Head>): boolean {
  return (
    typeof id === 'string' &&
    Number.isSafeInteger(lastSeq) &&
    Array.isArray(sizes) &&
    sizes.length === facetNames.length &&
    sizes.every((size) => Number.isSafeInteger(size) && size >= 0)
  )
}

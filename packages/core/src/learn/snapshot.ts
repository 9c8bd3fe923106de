import { PointsmanError } from '../errors.ts'
import type { LabelledText } from './classifier.ts'
import { knots } from './familiar.ts'
import { widthOf, type LinearModel } from './linear-model.ts'
import { parseHead } from './snapshot-head.ts'
import { encodeUtf8 } from './utf8.ts'

/** First bytes of every snapshot; the last is the version of the format. */
const magic = [0x50, 0x4d, 0x43, 0x01]
const prefixBytes = 12

/** What stands in the JSON head; the arrays follow in the order of `LinearModel`, little-endian, unpadded. */
interface Head {
  readonly labels: readonly string[]
  readonly features: number
  readonly unit: number
  readonly bias: readonly number[]
  readonly familiar: readonly number[]
  readonly heldOut: LinearModel['heldOut']
  readonly lessons: readonly LabelledText[]
}

/** Magic (4 bytes), length of the head and of the whole (u32 each), the head as JSON, hashes, rarity, gains, matrix. */
export function writeSnapshot(model: LinearModel, lessons: readonly LabelledText[]): Uint8Array {
  const head: Head = {
    labels: model.labels,
    features: model.hashes.length,
    unit: model.unit,
    bias: [...model.bias],
    familiar: [...model.familiar],
    heldOut: model.heldOut,
    lessons,
  }
  const json = encodeUtf8(JSON.stringify(head))
  const features = model.hashes.length
  const size = prefixBytes + json.length + features * (10 + model.width)
  const out = new Uint8Array(size)
  const view = new DataView(out.buffer)
  out.set(magic)
  view.setUint32(4, json.length, true)
  view.setUint32(8, size, true)
  out.set(json, prefixBytes)
  let at = prefixBytes + json.length
  for (const hash of model.hashes) view.setUint32((at += 4) - 4, hash, true)
  for (const value of model.rarity) view.setFloat32((at += 4) - 4, value, true)
  for (const gain of model.gains) view.setUint16((at += 2) - 2, gain, true)
  out.set(new Uint8Array(model.matrix.buffer, model.matrix.byteOffset, model.matrix.length), at)
  return out
}

/** Reads what `writeSnapshot` wrote; throws `model_unreadable` when it is not that, or not whole. */
export function readSnapshot(bytes: Uint8Array): { model: LinearModel; lessons: readonly LabelledText[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < prefixBytes || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new PointsmanError(
      'model_unreadable',
      `${bytes.length} bytes that do not begin as a model of this version does`,
    )
  }
  const headBytes = view.getUint32(4, true)
  const size = view.getUint32(8, true)
  if (size !== bytes.length || prefixBytes + headBytes > size) {
    throw new PointsmanError('model_unreadable', `a model of ${size} bytes was cut or padded to ${bytes.length}`)
  }
  const head = parseHead<Head>(bytes.subarray(prefixBytes, prefixBytes + headBytes), isHead)
  const { features } = head
  const width = widthOf(head.labels.length)
  let at = prefixBytes + headBytes
  if (at + features * (10 + width) !== size) {
    throw new PointsmanError('model_unreadable', `a model whose parts do not add up to its ${size} bytes`)
  }
  const hashes = Uint32Array.from({ length: features }, () => view.getUint32((at += 4) - 4, true))
  const rarity = Float32Array.from({ length: features }, () => view.getFloat32((at += 4) - 4, true))
  const gains = Uint16Array.from({ length: features }, () => view.getUint16((at += 2) - 2, true))
  const matrix = new Int8Array(bytes.slice(at).buffer)
  const { labels, unit, heldOut, lessons } = head
  const bias = Float64Array.from(head.bias)
  const familiar = Float64Array.from(head.familiar)
  return { model: { labels, hashes, rarity, gains, matrix, width, unit, bias, familiar, heldOut }, lessons }
}

/** Whether all that stands in a head is there and fits together; its numbers are believed. */
function isHead({ labels, features, unit, bias, familiar, heldOut, lessons }: Partial<Head>): boolean {
  return (
    [labels, bias, familiar, heldOut, lessons].every(Array.isArray) &&
    labels!.length === bias!.length &&
    [0, knots + 1].includes(familiar!.length) &&
    Number.isSafeInteger(features) &&
    features! >= 0 &&
    Number.isFinite(unit)
  )
}

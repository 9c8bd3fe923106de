import { PointsmanError } from '../errors.ts'
import { knots } from './familiar.ts'
import type { KeptLesson } from './kept-lesson.ts'
import { widthOf, type LinearModel } from './linear-model.ts'
import { expectEnd, seal, unseal, type Magic } from './sealed-block.ts'
import { parseHead } from './snapshot-head.ts'
import { encodeUtf8 } from './utf8.ts'
import type { Vocabulary } from './vocabulary.ts'

const vocabularyMagic: Magic = [0x50, 0x4d, 0x56, 0x01]
const modelMagic: Magic = [0x50, 0x4d, 0x43, 0x02]

/** A model, the labels that lessons brought, and the lessons learned since, oldest first. */
export interface StoredModel {
  readonly model: LinearModel
  readonly brought: readonly string[]
  readonly lessons: readonly KeptLesson[]
  /** How many of `brought` were brought by lessons forgotten since; 0 when absent. */
  readonly settled?: number
}

/** What stands in the JSON head of a model. */
interface Head {
  readonly labels: readonly string[]
  readonly brought: readonly string[]
  readonly unit: number
  readonly bias: readonly number[]
  readonly familiar: readonly number[]
  readonly heldOut: LinearModel['heldOut']
  readonly lessons: readonly KeptLesson[]
  readonly settled?: number
}

/** The vocabulary, then the model: all that a classifier needs to be loaded elsewhere. */
export function writeSnapshot(stored: StoredModel): Uint8Array {
  const vocabulary = writeVocabulary(stored.model.vocabulary)
  const model = writeModel(stored)
  const out = new Uint8Array(vocabulary.length + model.length)
  out.set(vocabulary)
  out.set(model, vocabulary.length)
  return out
}

/** Reads what `writeSnapshot` wrote; throws `model_unreadable` when it is not that, or not whole. */
export function readSnapshot(bytes: Uint8Array): StoredModel {
  const { vocabulary, rest } = readVocabulary(bytes)
  const { stored, rest: end } = readModel(vocabulary, rest)
  expectEnd(end, 'a model')
  return stored
}

/** Hashes, then rarity: four bytes each, little-endian. */
export function writeVocabulary({ hashes, rarity }: Vocabulary): Uint8Array {
  const out = new Uint8Array(hashes.length * 8)
  const view = new DataView(out.buffer)
  hashes.forEach((hash, id) => view.setUint32(id * 4, hash, true))
  rarity.forEach((value, id) => view.setFloat32((hashes.length + id) * 4, value, true))
  return seal(vocabularyMagic, [out])
}

/** The vocabulary that the bytes begin with, and what comes behind it. */
export function readVocabulary(bytes: Uint8Array): { vocabulary: Vocabulary; rest: Uint8Array } {
  const { inside, rest } = unseal(vocabularyMagic, bytes, 'a vocabulary')
  const view = new DataView(inside.buffer, inside.byteOffset, inside.byteLength)
  const features = Math.floor(inside.length / 8)
  const hashes = Uint32Array.from({ length: features }, (_, id) => view.getUint32(id * 4, true))
  const rarity = Float32Array.from({ length: features }, (_, id) => view.getFloat32((features + id) * 4, true))
  return { vocabulary: { hashes, rarity }, rest }
}

/** Length of the head (u32), the head as JSON, gains (u16), matrix; little-endian, unpadded. */
export function writeModel({ model, brought, lessons, settled }: StoredModel): Uint8Array {
  const { labels, unit, heldOut, gains, matrix } = model
  const [bias, familiar] = [[...model.bias], [...model.familiar]]
  const kept = settled === undefined ? {} : { settled }
  const head: Head = { labels, brought, unit, bias, familiar, heldOut, lessons, ...kept }
  const json = encodeUtf8(JSON.stringify(head))
  const numbers = new Uint8Array(4 + gains.length * 2)
  const view = new DataView(numbers.buffer)
  view.setUint32(0, json.length, true)
  gains.forEach((gain, id) => view.setUint16(4 + id * 2, gain, true))
  const bytes = new Uint8Array(matrix.buffer, matrix.byteOffset, matrix.length)
  return seal(modelMagic, [numbers.subarray(0, 4), json, numbers.subarray(4), bytes])
}

/** The model that the bytes begin with, of the vocabulary given, and what comes behind it. */
export function readModel(vocabulary: Vocabulary, bytes: Uint8Array): { stored: StoredModel; rest: Uint8Array } {
  const { inside, rest } = unseal(modelMagic, bytes, 'a model')
  const view = new DataView(inside.buffer, inside.byteOffset, inside.byteLength)
  const headEnd = 4 + (inside.length >= 4 ? view.getUint32(0, true) : inside.length)
  if (headEnd > inside.length) throw new PointsmanError('model_unreadable', 'a model without a whole head')
  const { labels, brought, unit, heldOut, lessons, settled, ...head } = parseHead<Head>(
    inside.subarray(4, headEnd),
    isHead,
  )
  const width = widthOf(labels.length)
  const features = labels.length > 0 ? vocabulary.hashes.length : 0
  if (headEnd + features * (2 + width) !== inside.length) {
    throw new PointsmanError('model_unreadable', `a model of ${inside.length} bytes, which is not ${features} features`)
  }
  const gains = Uint16Array.from({ length: features }, (_, id) => view.getUint16(headEnd + id * 2, true))
  const matrix = new Int8Array(features * width)
  matrix.set(new Int8Array(inside.buffer, inside.byteOffset + headEnd + features * 2, matrix.length))
  const bias = Float64Array.from(head.bias)
  const familiar = Float64Array.from(head.familiar)
  const model = { vocabulary, labels, gains, matrix, width, unit, bias, familiar, heldOut }
  return { stored: { model, brought, lessons, ...(settled === undefined ? {} : { settled }) }, rest }
}

/** Whether all that stands in a head is there and fits together; its numbers are believed. */
function isHead({ labels, brought, unit, bias, familiar, heldOut, lessons }: Partial<Head>): boolean {
  return (
    [labels, brought, bias, familiar, heldOut, lessons].every(Array.isArray) &&
    labels!.length === bias!.length &&
    [0, knots + 1].includes(familiar!.length) &&
    Number.isFinite(unit)
  )
}

import type { UnitText } from './text-units.ts'

const mostWords = 512
const pairBudget = 800
const stemUnits = 5

/**
 * Told of each feature its hash and the positions of two units of the words it belongs to: the first and the last of a
 * run of characters, the beginnings of two words, or one word's beginning twice.
 */
type EmitFeature = (hash: number, first: number, last: number) => void

/** The features of a text, as `assembly/features.ts` finds them, in the same order and with the same hashes. */
export function plainFeatures({ text, subjectEnd }: UnitText, emit: EmitFeature): void {
  const length = text.length
  for (let i = 0; i < length; i++) {
    let h = 0x811c9dc5
    const end = Math.min(i + 5, length)
    for (let j = i; j < end; j++) {
      h = Math.imul(h ^ text.charCodeAt(j), 0x01000193)
      if (j > i) emit(mix(h), i, j)
    }
  }
  const words = findWords(text, subjectEnd)
  emitWords(words, emit)
  emitPairs(words, emit)
}

/** A word: its place (end exclusive), its hash, and that of its beginning. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly hash: number
  readonly stem: number
  readonly isSubject: boolean
}

/** The first `most` words of a folded text (see `toUnits`), in order. */
export function findWords(text: string, subjectEnd: number, most = mostWords): readonly Word[] {
  const words: Word[] = []
  let i = 0
  while (i < text.length && words.length < most) {
    if (!isWordUnit(text.charCodeAt(i))) {
      i++
      continue
    }
    let h = 0x9747b28c
    let stem = 0
    const start = i
    for (; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (!isWordUnit(unit)) break
      h = Math.imul(h ^ unit, 0x01000193)
      if (i - start < stemUnits) stem = h
    }
    words.push({ start, end: i, hash: mix(h), stem: mix(stem), isSubject: start < subjectEnd })
  }
  return words
}

function emitWords(words: readonly Word[], emit: EmitFeature): void {
  for (let w = 0; w < words.length; w++) {
    const word = words[w]!
    emit(word.hash, word.start, word.start)
    const next = words[w + 1]
    if (next) {
      const pair = mix((Math.imul(word.hash, 0x9e3779b1) + next.hash) | 0)
      emit(pair, word.start, next.start)
    }
    if (word.isSubject) emit(mix((word.hash + 0x5bd1e995) | 0), word.start, word.start)
  }
}

function emitPairs(words: readonly Word[], emit: EmitFeature): void {
  const pairWindow = Math.min(30, Math.max(5, Math.floor(pairBudget / Math.max(1, words.length))))
  for (let w = 0; w < words.length; w++) {
    const first = words[w]!
    const end = Math.min(words.length, w + 1 + pairWindow)
    for (let v = w + 1; v < end; v++) {
      const second = words[v]!
      if (first.stem === second.stem) continue
      const lower = Math.min(first.stem, second.stem)
      const hash = mix(((first.stem + second.stem) | 0) ^ Math.imul(lower, 0x27d4eb2f))
      emit(hash, first.start, second.start)
    }
  }
}

/** Finalizer of MurmurHash3 (Appleby 2011), as an unsigned 32-bit number. */
export function mix(hash: number): number {
  let h = hash
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Letters and digits of any script, roughly: everything that is not space, punctuation or a symbol block. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 39
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba
  if (unit === 0xd7 || unit === 0xf7) return false
  if (unit >= 0x2000 && unit < 0x2070) return false
  if (unit >= 0x3000 && unit < 0x3040) return false
  return !(unit >= 0xff00 && unit < 0xff10)
}

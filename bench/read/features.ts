import { closeSync, openSync, writeSync } from 'node:fs'

import type { FieldText, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { joined } from './trial.ts'

/** Which features a text has: words 1–2, and optionally characters 2–5 over the whole text with its spaces. */
export type FeatureKind = 'words' | 'words+characters'

/** Longer texts are cut, for the sake of the disk: 5,000 characters hold all but one ticket in a hundred. */
const maxCharacters = 5000

/**
 * TF-IDF as scikit-learn computes it with `sublinear_tf` (1 + ln tf; smoothed idf; L2 norm; the user guide's §6.2.3.4),
 * words and characters each normalised on their own and then together, as a FeatureUnion of two would be.
 */
export class TfIdf {
  readonly #kind: FeatureKind
  readonly #index = new Map<string, number>()
  readonly #idf: number[] = []

  constructor(kind: FeatureKind, examples: readonly LabelledText[]) {
    this.#kind = kind
    const seen = new Map<string, number>()
    for (const example of examples) {
      for (const term of this.#terms(example).keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
    }
    // In one ticket only: half of all features and no gain, except where every ticket counts.
    const least = examples.length < 2500 ? 1 : 2
    for (const [term, count] of seen) {
      if (count < least) continue
      this.#index.set(term, this.#idf.length)
      this.#idf.push(Math.log((1 + examples.length) / (1 + count)) + 1)
    }
  }

  get size(): number {
    return this.#idf.length
  }

  /** One line of LIBLINEAR's format without the label: ` index:value …`, indices from 1 and ascending. */
  line(ticket: FieldText): string {
    const found: { readonly at: number; readonly value: number; readonly isWord: boolean }[] = []
    const squares = [0, 0]
    for (const [term, count] of this.#terms(ticket)) {
      const at = this.#index.get(term)
      if (at === undefined) continue
      const value = (1 + Math.log(count)) * (this.#idf[at] ?? 0)
      const isWord = term.charCodeAt(0) === 119
      squares[isWord ? 0 : 1]! += value * value
      found.push({ at, value, isWord })
    }
    const blocks = squares.filter((sum) => sum > 0).length
    const norms = squares.map((sum) => Math.sqrt(sum * blocks))
    found.sort((a, b) => a.at - b.at)
    return found
      .map(({ at, value, isWord }) => ` ${at + 1}:${(value / norms[isWord ? 0 : 1]!).toPrecision(5)}`)
      .join('')
  }

  /** How often each term stands in the text; a `w` or `c` in front tells words from characters. */
  #terms(ticket: FieldText): Map<string, number> {
    const text = joined(ticket).slice(0, maxCharacters).toLowerCase()
    const terms = new Map<string, number>()
    const add = (term: string): void => void terms.set(term, (terms.get(term) ?? 0) + 1)
    const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
    for (const [i, word] of words.entries()) {
      add(`w${word}`)
      if (i > 0) add(`w${words[i - 1]} ${word}`)
    }
    if (this.#kind === 'words') return terms
    const spaced = ` ${text.replace(/\s+/g, ' ').trim()} `
    for (let length = 2; length <= 5; length++) {
      for (let i = 0; i + length <= spaced.length; i++) add(`c${spaced.slice(i, i + length)}`)
    }
    return terms
  }
}

/** Writes line by line: a large set takes some hundred megabytes in this format. */
export function writeLines(file: string, lines: Iterable<string>): void {
  const handle = openSync(file, 'w')
  let pending: string[] = []
  let size = 0
  for (const line of lines) {
    pending.push(line)
    size += line.length
    if (size < 1 << 22) continue
    writeSync(handle, `${pending.join('\n')}\n`)
    pending = []
    size = 0
  }
  if (pending.length) writeSync(handle, `${pending.join('\n')}\n`)
  closeSync(handle)
}

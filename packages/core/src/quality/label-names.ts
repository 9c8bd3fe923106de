import { byCodeUnit } from './in-words.ts'

/** Names that differ in what people overlook: case, spaces, signs, plural, order of words, one letter. */
export interface AlikeNames {
  readonly names: readonly [string, string]
  /** What they differ in, in words. */
  readonly difference: string
}

/** Below this length one letter makes another word ("bug", "bag"). */
const shortest = 6
/** Labels compared letter by letter; beyond it only names alike in all but signs are found, since pairs are many. */
const mostCompared = 1_500

/** Pairs of names that look like one name written twice, in their order. */
export function alikeNames(names: readonly string[]): readonly AlikeNames[] {
  const sorted = [...new Set(names)].toSorted(byCodeUnit)
  const found = new Map<string, AlikeNames>()
  for (const [difference, keyOf] of keys) {
    const seen = new Map<string, string>()
    for (const name of sorted) {
      const key = keyOf(name)
      const other = seen.get(key)
      if (key === '' || other === undefined) seen.set(key, name)
      else add(found, other, name, difference)
    }
  }
  if (sorted.length <= mostCompared) addMisspelled(found, sorted)
  return [...found.values()]
}

const keys: readonly (readonly [string, (name: string) => string])[] = [
  ['they differ in case, spaces or signs only', (name) => wordsOf(name).join('')],
  ['they differ in the plural only', (name) => wordsOf(name).map(singular).join('')],
  ['they have the same words in another order', (name) => wordsOf(name).map(singular).toSorted(byCodeUnit).join(' ')],
]

function addMisspelled(found: Map<string, AlikeNames>, sorted: readonly string[]): void {
  const plain = sorted.map((name) => wordsOf(name).join(''))
  plain.forEach((one, i) => {
    for (let j = i + 1; j < plain.length; j++) {
      const other = plain[j]!
      if (Math.min(one.length, other.length) < shortest || /\d/.test(one + other)) continue
      if (isOneLetterApart(one, other)) add(found, sorted[i]!, sorted[j]!, 'they differ in one letter')
    }
  })
}

function add(found: Map<string, AlikeNames>, one: string, other: string, difference: string): void {
  const key = `${one}\n${other}`
  if (!found.has(key)) found.set(key, { names: [one, other], difference })
}

function wordsOf(name: string): readonly string[] {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\d]+/gu) ?? []
  )
}

function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

/** One letter added, left out, replaced, or two neighbours exchanged: Damerau (1964). */
function isOneLetterApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let end = 0
  while (end < Math.min(one.length, other.length) - from && one.at(-1 - end) === other.at(-1 - end)) end++
  const [a, b] = [one.slice(from, one.length - end), other.slice(from, other.length - end)]
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
}

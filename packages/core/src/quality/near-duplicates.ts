import { seededRandom } from '../learn/training/shuffle.ts'

/** Groups of tickets that say the same in nearly the same words: numbers of tickets, oldest first. */
export type DuplicateGroups = readonly (readonly number[])[]

/** Hashes kept of a text: its smallest. Larger: longer texts are compared more exactly, at more memory. */
const mostHashes = 200
/** Words looked at. */
const mostWords = 400
/**
 * 24 minima in 8 bands of 3: of pairs that share 80 % of their features 99.7 % meet in a band, of those that share 30 %
 * one in five, and these are thrown out by the exact comparison.
 */
const bands = 8
const rowsOfBand = 3
/** Share of common features (Jaccard) from which texts are the same. Smaller: "card balance" and "loan balance" meet. */
const sameFrom = 0.8
/** Tickets of a bucket that one is compared with: a thousand copies of one mail need not be compared pair by pair. */
const mostCompared = 12
/** Texts of fewer words say too little to contradict each other ("help", "call me back"). */
const fewestWords = 4

/**
 * Finds texts that are the same or nearly so: minima of hashed words and neighbouring words (Broder 1997, "On the
 * resemblance and containment of documents"), bands of them as keys (Leskovec, Rajaraman and Ullman 2014, §3.4), then an
 * exact comparison. Case, digits and punctuation do not count. Linear in the number of texts.
 */
export function nearDuplicates(texts: readonly string[]): DuplicateGroups {
  const features = texts.map(featuresOf)
  const parent = Int32Array.from(texts, (_, i) => i)
  const factors = oddFactors(bands * rowsOfBand)
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<number, number[]>()
    features.forEach((hashes, i) => {
      if (hashes.length === 0) return
      const key = bandKey(hashes, factors, band)
      const members = buckets.get(key)
      if (!members) return void buckets.set(key, [i])
      const twin = members.find((other) => root(parent, other) === root(parent, i) || isSame(features[other]!, hashes))
      if (twin !== undefined) join(parent, twin, i)
      else if (members.length < mostCompared) members.push(i)
    })
  }
  const groups = new Map<number, number[]>()
  features.forEach((hashes, i) => {
    if (hashes.length === 0) return
    const top = root(parent, i)
    const group = groups.get(top)
    if (group) group.push(i)
    else groups.set(top, [i])
  })
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Sorted hashes of the words and of neighbouring words, the smallest ones; empty for texts too short to compare. */
function featuresOf(text: string): Uint32Array {
  const words = (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, mostWords)
  if (words.length < fewestWords) return new Uint32Array(0)
  const hashes = new Set<number>()
  let before = 0
  for (const word of words) {
    const hash = hashOf(word)
    hashes.add(hash)
    if (before !== 0) hashes.add((Math.imul(before, 31) ^ hash) >>> 0)
    before = hash
  }
  return Uint32Array.from(hashes).toSorted().slice(0, mostHashes)
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Multipliers of independent hash functions, the same in every run. */
function oddFactors(count: number): Int32Array {
  const random = seededRandom(0x5eed)
  return Int32Array.from({ length: count }, () => Math.floor(random() * 0x1_0000_0000) | 1)
}

function bandKey(hashes: Uint32Array, factors: Int32Array, band: number): number {
  let key = band
  for (let row = band * rowsOfBand; row < (band + 1) * rowsOfBand; row++) {
    let least = 0xffffffff
    for (let i = 0; i < hashes.length; i++) {
      const mixed = Math.imul(hashes[i]! ^ (hashes[i]! >>> 15), factors[row]!) >>> 0
      if (mixed < least) least = mixed
    }
    key = Math.imul(key ^ least, 0x01000193)
  }
  return key
}

/** Whether two sorted lists share enough. */
function isSame(a: Uint32Array, b: Uint32Array): boolean {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) common++
    const step = a[i]! - b[j]!
    if (step <= 0) i++
    if (step >= 0) j++
  }
  return common >= sameFrom * (a.length + b.length - common)
}

function root(parent: Int32Array, of: number): number {
  let at = of
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!
    at = parent[at]!
  }
  return at
}

function join(parent: Int32Array, one: number, other: number): void {
  const [a, b] = [root(parent, one), root(parent, other)]
  parent[Math.max(a, b)] = Math.min(a, b)
}

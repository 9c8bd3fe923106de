// Text to feature hashes. `../plain-features.ts` is the same in plain TypeScript, bit for bit.

/** Most words looked at. Beyond that nothing new is learned from a ticket. */
export const maxWords: i32 = 512

const wordHash: usize = memory.data(2048) // u32 × 512
const stemHash: usize = memory.data(2048)

/** About how many pairs a long ticket may have: words pair with those up to `pairBudget / words` further on, 5 to 30. */
export const pairBudget: i32 = 800
/** Pairs are of word beginnings of this length, so that "refund" meets "refunded". */
export const stemUnits: i32 = 5

// @ts-ignore: decorator
@inline
function mix(h: u32): u32 {
  h ^= h >>> 16
  h *= 0x85ebca6b
  h ^= h >>> 13
  h *= 0xc2b2ae35
  return h ^ (h >>> 16)
}

// @ts-ignore: decorator
@inline
export function isWordUnit(c: u32): bool {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c == 39
  if (c < 0xc0) return c == 0xaa || c == 0xb5 || c == 0xba
  if (c == 0xd7 || c == 0xf7) return false
  if (c >= 0x2000 && c < 0x2070) return false
  if (c >= 0x3000 && c < 0x3040) return false
  return !(c >= 0xff00 && c < 0xff10)
}

/**
 * Characters 2–5, words, word pairs in order, words of the subject, and unordered pairs of word beginnings.
 * Writes one u32 hash per feature occurrence to `out` and answers how many.
 * The text is lower-cased, white space folded to single spaces, with a space in front and behind.
 */
export function features(text: usize, length: i32, subjectEnd: i32, out: usize): i32 {
  let n: usize = out
  for (let i = 0; i < length; i++) {
    let h: u32 = 0x811c9dc5
    const end = min(i + 5, length)
    for (let j = i; j < end; j++) {
      h = (h ^ load<u16>(text + ((<usize>j) << 1))) * 0x01000193
      if (j > i) {
        store<u32>(n, mix(h))
        n += 4
      }
    }
  }
  let words: i32 = 0
  let i = 0
  let subjectWords: i32 = 0
  while (i < length && words < maxWords) {
    const c: u32 = load<u16>(text + ((<usize>i) << 1))
    if (!isWordUnit(c)) {
      i++
      continue
    }
    let h: u32 = 0x9747b28c
    let s: u32 = 0
    const start = i
    while (i < length) {
      const d: u32 = load<u16>(text + ((<usize>i) << 1))
      if (!isWordUnit(d)) break
      h = (h ^ d) * 0x01000193
      if (i - start < stemUnits) s = h
      i++
    }
    store<u32>(wordHash + ((<usize>words) << 2), mix(h))
    store<u32>(stemHash + ((<usize>words) << 2), mix(s))
    words++
    if (start < subjectEnd) subjectWords = words
  }
  for (let w = 0; w < words; w++) {
    const a = load<u32>(wordHash + ((<usize>w) << 2))
    store<u32>(n, a)
    n += 4
    if (w + 1 < words) {
      store<u32>(n, mix(a * 0x9e3779b1 + load<u32>(wordHash + ((<usize>w + 1) << 2))))
      n += 4
    }
    if (w < subjectWords) {
      store<u32>(n, mix(a + 0x5bd1e995))
      n += 4
    }
  }
  const pairWindow = min(30, max(5, pairBudget / max(1, words)))
  for (let w = 0; w < words; w++) {
    const a = load<u32>(stemHash + ((<usize>w) << 2))
    const end = min(words, w + 1 + pairWindow)
    for (let v = w + 1; v < end; v++) {
      const b = load<u32>(stemHash + ((<usize>v) << 2))
      if (a == b) continue
      store<u32>(n, mix((a + b) ^ ((a < b ? a : b) * 0x27d4eb2f)))
      n += 4
    }
  }
  return <i32>((n - out) >> 2)
}

// Which words a score came from: the same walk as `features.ts`, with each feature's share handed to its words.

import { isWordUnit, maxWords, pairBudget, stemUnits } from './features'

const wordStarts: usize = memory.data(1024) // u16 × 512
const stems: usize = memory.data(2048) // u32 × 512, unmixed

let weights: usize = 0
let removals: usize = 0
let wordAt: usize = 0

/** Gives a share to the words at two positions: all of it to one word, or half to each of two. */
// @ts-ignore: decorator
@inline
function give(first: i32, last: i32, share: f64): void {
  const one = (<usize>load<u16>(wordAt + ((<usize>first) << 1))) << 3
  const two = (<usize>load<u16>(wordAt + ((<usize>last) << 1))) << 3
  store<f64>(removals + one, load<f64>(removals + one) + share)
  if (one == two) {
    store<f64>(weights + one, load<f64>(weights + one) + share)
    return
  }
  store<f64>(removals + two, load<f64>(removals + two) + share)
  store<f64>(weights + one, load<f64>(weights + one) + share / 2)
  store<f64>(weights + two, load<f64>(weights + two) + share / 2)
}

/**
 * `found` holds feature number + 1 of every occurrence in the order of `features`, 0 for an unknown one; `shares` a
 * double per feature, filled for those that were found. `at` is the number of the word at every position. Adds to
 * `ofWord` and `ifRemoved`, a double per word each.
 */
export function shareOut(text: usize, length: i32, subjectEnd: i32, found: usize, shares: usize, at: usize, ofWord: usize, ifRemoved: usize): void {
  wordAt = at
  weights = ofWord
  removals = ifRemoved
  let next = found
  for (let i = 0; i < length; i++) {
    const end = min(i + 5, length)
    for (let j = i + 1; j < end; j++) {
      const id = load<u32>(next)
      next += 4
      if (id != 0) give(i, j, load<f64>(shares + ((<usize>id - 1) << 3)))
    }
  }
  let words: i32 = 0
  let i = 0
  while (i < length && words < maxWords) {
    if (!isWordUnit(load<u16>(text + ((<usize>i) << 1)))) {
      i++
      continue
    }
    store<u16>(wordStarts + ((<usize>words) << 1), <u16>i)
    let h: u32 = 0x9747b28c
    let s: u32 = 0
    for (const start = i; i < length; i++) {
      const unit: u32 = load<u16>(text + ((<usize>i) << 1))
      if (!isWordUnit(unit)) break
      h = (h ^ unit) * 0x01000193
      if (i - start < stemUnits) s = h
    }
    store<u32>(stems + ((<usize>words) << 2), s)
    words++
  }
  for (let w = 0; w < words; w++) {
    const start = <i32>load<u16>(wordStarts + ((<usize>w) << 1))
    let id = load<u32>(next)
    next += 4
    if (id != 0) give(start, start, load<f64>(shares + ((<usize>id - 1) << 3)))
    if (w + 1 < words) {
      id = load<u32>(next)
      next += 4
      if (id != 0) give(start, <i32>load<u16>(wordStarts + ((<usize>w + 1) << 1)), load<f64>(shares + ((<usize>id - 1) << 3)))
    }
    if (start < subjectEnd) {
      id = load<u32>(next)
      next += 4
      if (id != 0) give(start, start, load<f64>(shares + ((<usize>id - 1) << 3)))
    }
  }
  const pairWindow = min(30, max(5, pairBudget / max(1, words)))
  for (let w = 0; w < words; w++) {
    const start = <i32>load<u16>(wordStarts + ((<usize>w) << 1))
    const end = min(words, w + 1 + pairWindow)
    for (let v = w + 1; v < end; v++) {
      if (load<u32>(stems + ((<usize>w) << 2)) == load<u32>(stems + ((<usize>v) << 2))) continue
      const other = <i32>load<u16>(wordStarts + ((<usize>v) << 1))
      const id = load<u32>(next)
      next += 4
      if (id != 0) give(start, other, load<f64>(shares + ((<usize>id - 1) << 3)))
    }
  }
}

/**
 * What each occurrence of a feature adds to a label's score: multiplier × weight byte × scale / occurrences. `ids` are
 * the distinct features, `occurrences` (u16) how often each stands in the text; writes a double per feature.
 */
export function sharesOf(
  ids: usize, occurrences: usize, n: i32, gains: usize, timesWeight: usize, matrix: usize, width: i32, label: i32, scale: f64, shares: usize,
): void {
  for (let i = 0; i < n; i++) {
    const id = <usize>load<u32>(ids + ((<usize>i) << 2))
    const count = <i32>load<u16>(occurrences + ((<usize>i) << 1))
    const gain = <i32>load<u16>(gains + (id << 1))
    const m = min((gain * <i32>load<u16>(timesWeight + ((<usize>min(count, 255)) << 1))) >> 8, 32767)
    const weight = <i32>load<i8>(matrix + id * <usize>width + <usize>label)
    store<f64>(shares + (id << 3), (<f64>(m * weight) * scale) / <f64>count)
  }
}

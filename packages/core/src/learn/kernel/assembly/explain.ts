// Which words a score came from: the same walk as `features.ts`, with each feature's share handed to its words.

import { isWordUnit, maxWords, pairBudget, stemUnits } from './features'
import { multiplier, rowOf } from './score'

const wordStarts: usize = memory.data(1024) // u16 × 512
const stems: usize = memory.data(2048) // u32 × 512, unmixed

let wordAt: usize = 0
let out: usize = 0

/** Notes that an occurrence of a feature belongs to the words at two positions. */
// @ts-ignore: decorator
@inline
function own(place: u32, first: i32, last: i32): void {
  store<u32>(out, place - 1)
  store<u16>(out, load<u16>(wordAt + ((<usize>first) << 1)), 4)
  store<u16>(out, load<u16>(wordAt + ((<usize>last) << 1)), 6)
  out += 8
}

/**
 * Which words every occurrence of a known feature belongs to: its place among the known features (u32), the numbers of one
 * or two words (u16, twice the same for one). `which` and `places` are as `find` writes them; `at` is the number of the word at every
 * position. Answers how many. The same for every label, so one walk over the text serves them all.
 */
export function owners(text: usize, length: i32, subjectEnd: i32, which: usize, places: usize, at: usize, owners: usize): i32 {
  wordAt = at
  out = owners
  let next = which
  for (let i = 0; i < length; i++) {
    const end = min(i + 5, length)
    for (let j = i + 1; j < end; j++) {
      const id = load<u32>(places + ((<usize>load<u32>(next)) << 2))
      next += 4
      if (id != 0) own(id, i, j)
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
    let id = load<u32>(places + ((<usize>load<u32>(next)) << 2))
    next += 4
    if (id != 0) own(id, start, start)
    if (w + 1 < words) {
      id = load<u32>(places + ((<usize>load<u32>(next)) << 2))
      next += 4
      if (id != 0) own(id, start, <i32>load<u16>(wordStarts + ((<usize>w + 1) << 1)))
    }
    if (start < subjectEnd) {
      id = load<u32>(places + ((<usize>load<u32>(next)) << 2))
      next += 4
      if (id != 0) own(id, start, start)
    }
  }
  const pairWindow = min(30, max(5, pairBudget / max(1, words)))
  for (let w = 0; w < words; w++) {
    const start = <i32>load<u16>(wordStarts + ((<usize>w) << 1))
    const end = min(words, w + 1 + pairWindow)
    for (let v = w + 1; v < end; v++) {
      if (load<u32>(stems + ((<usize>w) << 2)) == load<u32>(stems + ((<usize>v) << 2))) continue
      const other = <i32>load<u16>(wordStarts + ((<usize>v) << 1))
      const id = load<u32>(places + ((<usize>load<u32>(next)) << 2))
      next += 4
      if (id != 0) own(id, start, other)
    }
  }
  return <i32>((out - owners) >> 3)
}

/** Gives the share of each occurrence to its words: all of it to one, or half to each of two. Adds to a double per word each. */
export function shareOut(owners: usize, n: i32, shares: usize, ofWord: usize, ifRemoved: usize): void {
  for (let i = 0; i < n; i++) {
    const owner = owners + ((<usize>i) << 3)
    const share = load<f64>(shares + ((<usize>load<u32>(owner)) << 3))
    const one = (<usize>load<u16>(owner, 4)) << 3
    const two = (<usize>load<u16>(owner, 6)) << 3
    store<f64>(ifRemoved + one, load<f64>(ifRemoved + one) + share)
    if (one == two) {
      store<f64>(ofWord + one, load<f64>(ofWord + one) + share)
      continue
    }
    store<f64>(ifRemoved + two, load<f64>(ifRemoved + two) + share)
    store<f64>(ofWord + one, load<f64>(ofWord + one) + share / 2)
    store<f64>(ofWord + two, load<f64>(ofWord + two) + share / 2)
  }
}

/**
 * What each occurrence of a feature adds to a label's score: multiplier × weight byte × scale / occurrences. `ids` are
 * the distinct features, `occurrences` (u16) how often each stands in the text; the gain stands at `gain` in a row of
 * `stride` bytes, the label's weight at `column`. Writes a double per distinct feature.
 */
export function sharesOf(
  ids: usize, occurrences: usize, n: i32, rows: usize, stride: i32, gain: i32, column: i32, timesWeight: usize, scale: f64, shares: usize,
): void {
  for (let i = 0; i < n; i++) {
    const count = <u32>load<u16>(occurrences + ((<usize>i) << 1))
    const m = multiplier(rowOf(ids, i, rows + gain, stride), min(count, 255), timesWeight)
    const weight = <i32>load<i8>(rowOf(ids, i, rows + column, stride))
    store<f64>(shares + ((<usize>i) << 3), (<f64>(m * weight) * scale) / <f64>count)
  }
}

// Counting features over a history, and looking them up.

/** Sketch cell: (document + 1) << 2 | count up to 3. A first cheap pass, so that features seen once never take a slot. */
export function sketch(hashes: usize, n: i32, doc: i32, cells: usize, mask: u32): void {
  const mark = <u32>(doc + 1)
  for (let i = 0; i < n; i++) {
    const cell = cells + ((<usize>(load<u32>(hashes + ((<usize>i) << 2)) & mask)) << 2)
    const seen = load<u32>(cell)
    if (seen >>> 2 == mark) continue
    const count = seen & 3
    store<u32>(cell, (mark << 2) | (count < 3 ? count + 1 : 3))
  }
}

/** Slots of (hash, document frequency, last document + 1). Answers how many slots are taken now. */
export function count(
  hashes: usize,
  n: i32,
  doc: i32,
  cells: usize,
  cellMask: u32,
  slots: usize,
  slotMask: u32,
  taken: i32,
  most: i32,
): i32 {
  const mark = <u32>(doc + 1)
  for (let i = 0; i < n; i++) {
    const h = load<u32>(hashes + ((<usize>i) << 2))
    if (cellMask && (load<u32>(cells + ((<usize>(h & cellMask)) << 2)) & 3) < 2) continue
    let at = h & slotMask
    while (true) {
      const slot = slots + <usize>at * 12
      const df = load<u32>(slot, 4)
      if (df == 0) {
        if (taken >= most) break
        store<u32>(slot, h)
        store<u32>(slot, 1, 4)
        store<u32>(slot, mark, 8)
        taken++
        break
      }
      if (load<u32>(slot) == h) {
        if (load<u32>(slot, 8) != mark) {
          store<u32>(slot, df + 1, 4)
          store<u32>(slot, mark, 8)
        }
        break
      }
      at = (at + 1) & slotMask
    }
  }
  return taken
}

/**
 * The distinct features of a text, in order of first occurrence, and how often each stands there. Every hash is looked up
 * once, however often it comes: `table`, as `feature-table.ts` fills it, is too large for a cache and `marks` is not.
 *
 * `marks` has `markMask + 1` slots of four bytes, more than there are hashes, in any state; `distinct` has room for a u32 per
 * hash. Writes to `which`, for every hash in turn, the number of its distinct hash, and to `places`, for every distinct
 * hash, its place among the known features + 1, or 0 for an unknown one; of the known features numbers (u32), occurrences
 * (u16) and the same in a byte, at most 255. Answers how many are known.
 */
export function find(
  hashes: usize, n: i32, table: usize, mask: u32, marks: usize, markMask: u32, distinct: usize, places: usize,
  which: usize, ids: usize, occurrences: usize, times: usize,
): i32 {
  const different = distinguish(hashes, n, table, mask, marks, markMask, distinct, places, which, ids)
  let known: i32 = 0
  for (let d = 0; d < different; d++) {
    const h = load<u32>(distinct + ((<usize>d) << 2))
    let entry = load<u32>(ids + ((<usize>d) << 2))
    for (let at = h & mask; entry != 0 && (entry ^ h) >>> 18 != 0; ) {
      at = (at + 1) & mask
      entry = load<u32>(table + ((<usize>at) << 2))
    }
    const place = places + ((<usize>d) << 2)
    if (entry == 0) {
      store<u32>(place, 0)
      continue
    }
    const count = load<u32>(place)
    store<u32>(ids + ((<usize>known) << 2), (entry & 0x3ffff) - 1)
    store<u16>(occurrences + ((<usize>known) << 1), <u16>count)
    store<u8>(times + known, <u8>min<u32>(count, 255))
    store<u32>(place, ++known)
  }
  return known
}

/**
 * Writes the different hashes to `distinct`, how often each comes to `counts`, the table's first entry for each to `entries`,
 * and for every hash which one it is to `which`. Answers how many are different.
 */
function distinguish(
  hashes: usize, n: i32, table: usize, mask: u32, marks: usize, markMask: u32, distinct: usize, counts: usize, which: usize, entries: usize,
): i32 {
  memory.fill(marks, 0, (<usize>markMask + 1) << 2)
  let different: i32 = 0
  for (let i = 0; i < n; i++) {
    const h = load<u32>(hashes + ((<usize>i) << 2))
    let at = h & markMask
    let number: i32
    while (true) {
      const slot = marks + ((<usize>at) << 2)
      number = load<i32>(slot) - 1
      if (number < 0) {
        number = different++
        store<i32>(slot, different)
        store<u32>(distinct + ((<usize>number) << 2), h)
        store<u32>(counts + ((<usize>number) << 2), 0)
        // The table is far away. Nothing here depends on the entry, so many are on their way at the same time.
        store<u32>(entries + ((<usize>number) << 2), load<u32>(table + ((<usize>(h & mask)) << 2)))
        break
      }
      if (load<u32>(distinct + ((<usize>number) << 2)) == h) break
      at = (at + 1) & markMask
    }
    const count = counts + ((<usize>number) << 2)
    store<u32>(count, load<u32>(count) + 1)
    store<u32>(which + ((<usize>i) << 2), number)
  }
  return different
}

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

/** Feature number + 1 of every hash in turn, 0 for an unknown one: for telling which words a score came from. `table` is as `feature-table.ts` fills it. */
export function lookUpEach(hashes: usize, n: i32, table: usize, mask: u32, out: usize): void {
  for (let i = 0; i < n; i++) {
    const h = load<u32>(hashes + ((<usize>i) << 2))
    let at = h & mask
    while (true) {
      const entry = load<u32>(table + ((<usize>at) << 2))
      if (entry == 0 || (entry ^ h) >>> 18 == 0) {
        store<u32>(out + ((<usize>i) << 2), entry & 0x3ffff)
        break
      }
      at = (at + 1) & mask
    }
  }
}

/**
 * The distinct features of what `lookUpEach` wrote, in order of first occurrence, and how often each stands there.
 * `counts` is a zeroed u16 per feature and is left so. Writes numbers (u32), occurrences (u16) and the same in a byte, at
 * most 255; answers how many.
 */
export function tally(found: usize, n: i32, counts: usize, ids: usize, occurrences: usize, times: usize): i32 {
  let m: i32 = 0
  for (let i = 0; i < n; i++) {
    const id = load<u32>(found + ((<usize>i) << 2))
    if (id == 0) continue
    const at = counts + ((<usize>id - 1) << 1)
    const seen = load<u16>(at)
    if (seen == 0) {
      store<u32>(ids + ((<usize>m) << 2), id - 1)
      m++
    }
    store<u16>(at, seen + 1)
  }
  for (let i = 0; i < m; i++) {
    const at = counts + ((<usize>load<u32>(ids + ((<usize>i) << 2))) << 1)
    const seen = load<u16>(at)
    store<u16>(occurrences + ((<usize>i) << 1), seen)
    store<u8>(times + i, <u8>min<i32>(seen, 255))
    store<u16>(at, 0)
  }
  return m
}

// The hot path of reading: whole numbers only, so that every machine adds up to the same bits.

/**
 * sums[k] = Σ over features of multiplier × weight byte. `times` picks the multiplier: gain of the feature ×
 * `timesWeight[times]` / 256. A feature's row is `stride` bytes; at `gain` stands the gain (u16) and at `column` the
 * weights of this model, `width` bytes, a multiple of 16. 32-bit sums, wrapping. Up to three more ids are written.
 */
export function score(
  ids: usize, times: usize, n: i32, rows: usize, stride: i32, gain: i32, column: i32, width: i32, timesWeight: usize, sums: usize, multipliers: usize,
): void {
  for (let k: usize = 0; k < <usize>width << 2; k += 16) v128.store(sums + k, i32x4.splat(0))
  for (let i = 0; i < n; i++) {
    store<i16>(multipliers + ((<usize>i) << 1), <i16>multiplier(rowOf(ids, i, rows + gain, stride), load<u8>(times + i), timesWeight))
  }
  for (let i = n; i & 3; i++) {
    store<u32>(ids + ((<usize>i) << 2), 0)
    store<i16>(multipliers + ((<usize>i) << 1), 0)
  }
  const first = rows + column
  for (let i = 0; i < n; i += 4) {
    const m = v128.load32_splat(multipliers + ((<usize>i) << 1))
    const m2 = v128.load32_splat(multipliers + ((<usize>i + 2) << 1))
    const a = rowOf(ids, i, first, stride)
    const b = rowOf(ids, i + 1, first, stride)
    const c = rowOf(ids, i + 2, first, stride)
    const d = rowOf(ids, i + 3, first, stride)
    for (let k: usize = 0; k < <usize>width; k += 16) {
      dots(v128.load(a + k), v128.load(b + k), m, v128.load(c + k), v128.load(d + k), m2, sums + (k << 2))
    }
  }
}

// @ts-ignore: decorator
@inline
/** What a row is multiplied with whose gain stands at an address: gain × weight of how often it comes, at most 32,767. */
export function multiplier(gain: usize, count: u32, timesWeight: usize): i32 {
  return min((<i32>load<u16>(gain) * <i32>load<u16>(timesWeight + ((<usize>count) << 1))) >> 8, 32767)
}

// @ts-ignore: decorator
@inline
/** Adds 16 columns of four rows: bytes of two rows side by side, so that one dot product takes both. */
function dots(a: v128, b: v128, m: v128, c: v128, d: v128, m2: v128, at: usize): void {
  const low = i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
  const high = i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
  const low2 = i8x16.shuffle(c, d, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
  const high2 = i8x16.shuffle(c, d, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
  v128.store(at, i32x4.add(v128.load(at), i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low), m), i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low2), m2))))
  v128.store(at, i32x4.add(v128.load(at, 16), i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low), m), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low2), m2))), 16)
  v128.store(at, i32x4.add(v128.load(at, 32), i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high), m), i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high2), m2))), 32)
  v128.store(at, i32x4.add(v128.load(at, 48), i32x4.add(i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high), m), i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high2), m2))), 48)
}

// @ts-ignore: decorator
@inline
export function rowOf(ids: usize, i: i32, rows: usize, stride: i32): usize {
  return rows + <usize>load<u32>(ids + ((<usize>i) << 2)) * <usize>stride
}

/** Σ (timesValue[times] × rarity)² in the order given: the squared length of a ticket's vector. The rarity (f32) begins a row. */
export function squaredLength(ids: usize, times: usize, n: i32, rows: usize, stride: i32, timesValue: usize): f64 {
  let sum: f64 = 0
  for (let i = 0; i < n; i++) {
    const value = load<f64>(timesValue + ((<usize>load<u8>(times + i)) << 3)) * <f64>load<f32>(rowOf(ids, i, rows, stride))
    sum += value * value
  }
  return sum
}

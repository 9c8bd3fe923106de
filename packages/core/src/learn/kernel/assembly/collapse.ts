// From two trained parts to one matrix of bytes.

/**
 * One feature's weight for every label: out[k] = a · Σr E[r]·U[k][r] + b · W[k], for k < K; the rest up to `width` is 0.
 * Answers the largest magnitude.
 */
export function collapseRow(E: usize, U: usize, R: i32, W: usize, K: i32, width: i32, a: f32, b: f32, out: usize): f32 {
  const bytes = (<usize>R) << 2
  let most: f32 = 0
  for (let k = 0; k < width; k++) {
    let value: f32 = 0
    if (k < K) {
      const row = U + <usize>k * bytes
      let acc = f32x4.splat(0)
      for (let r: usize = 0; r < bytes; r += 16) acc = f32x4.add(acc, f32x4.mul(v128.load(row + r), v128.load(E + r)))
      value =
        a *
          (f32x4.extract_lane(acc, 0) +
            f32x4.extract_lane(acc, 1) +
            f32x4.extract_lane(acc, 2) +
            f32x4.extract_lane(acc, 3)) +
        b * load<f32>(W + ((<usize>k) << 2))
    }
    store<f32>(out + ((<usize>k) << 2), value)
    most = max<f32>(most, abs<f32>(value))
  }
  return most
}

/** Rounds a row to signed bytes, `most` becoming 127. */
export function quantize(row: usize, width: i32, most: f32, out: usize): void {
  const scale: f32 = most > 0 ? 127 / most : 0
  for (let k = 0; k < width; k++) store<i8>(out + k, <i8>nearest<f32>(load<f32>(row + ((<usize>k) << 2)) * scale))
}

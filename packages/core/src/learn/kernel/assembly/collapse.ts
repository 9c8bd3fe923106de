// From two trained parts to one matrix of bytes.

/** out[k] += factor × Σr E[r]·U[k][r] for one feature's vector E. */
export function addLowRank(E: usize, U: usize, R: i32, K: i32, factor: f32, out: usize): void {
  const bytes = (<usize>R) << 2
  for (let k = 0; k < K; k++) {
    const row = U + <usize>k * bytes
    let acc = f32x4.splat(0)
    for (let r: usize = 0; r < bytes; r += 16) acc = f32x4.add(acc, f32x4.mul(v128.load(row + r), v128.load(E + r)))
    const sum = f32x4.extract_lane(acc, 0) + f32x4.extract_lane(acc, 1) + f32x4.extract_lane(acc, 2) + f32x4.extract_lane(acc, 3)
    const at = out + ((<usize>k) << 2)
    store<f32>(at, load<f32>(at) + factor * sum)
  }
}

/** out[k] += factor × W[k]; answers the largest magnitude in `out`. */
export function addOneVsRest(W: usize, K: i32, factor: f32, out: usize): f32 {
  let most: f32 = 0
  for (let k = 0; k < K; k++) {
    const at = out + ((<usize>k) << 2)
    const value = load<f32>(at) + factor * load<f32>(W + ((<usize>k) << 2))
    store<f32>(at, value)
    most = max<f32>(most, abs<f32>(value))
  }
  return most
}

/** Rounds a row to signed bytes, `most` becoming 127. */
export function quantize(row: usize, width: i32, most: f32, out: usize): void {
  const scale: f32 = most > 0 ? 127 / most : 0
  for (let k = 0; k < width; k++) store<i8>(out + k, <i8>nearest<f32>(load<f32>(row + ((<usize>k) << 2)) * scale))
}

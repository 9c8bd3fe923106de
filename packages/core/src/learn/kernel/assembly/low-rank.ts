// Low-rank softmax with feature dropout, AdaGrad.

let rng: u32 = 1
export function seed(value: u32): void {
  rng = value | 1
}
// @ts-ignore: decorator
@inline
function random(): u32 {
  rng ^= rng << 13
  rng ^= rng >>> 17
  rng ^= rng << 5
  return rng
}

/** e^x for x ≤ 0, to about 2e-7: 2^n × a polynomial, plain operations only. */
// @ts-ignore: decorator
@inline
function expNegative(x: f32): f32 {
  if (x < -80) return 0
  const t = x * 1.44269504
  const n = floor<f32>(t)
  const f = t - n
  const p: f32 = 1.0 + f * (0.69314718 + f * (0.2402265 + f * (0.0555033 + f * (0.0096181 + f * 0.0013333))))
  return p * reinterpret<f32>((<i32>n + 127) << 23)
}

/**
 * Gradient steps over `order[from..to)`.
 * E: features × R, GE: squared gradients per feature row; U: K × R, GU likewise; bias K.
 */
export function lowRankSteps(
  order: usize, from: i32, to: i32,
  starts: usize, ids: usize, values: usize, labels: usize, weights: usize,
  E: usize, GE: usize, U: usize, GU: usize, bias: usize, GB: usize,
  R: i32, K: i32, keep: u32, keepScale: f32, rate: f32,
  h: usize, gh: usize, p: usize, kept: usize,
): f32 {
  const bytes = (<usize>R) << 2
  let loss: f32 = 0
  for (let s = from; s < to; s++) {
    const doc = <usize>load<u32>(order + ((<usize>s) << 2))
    const a = load<u32>(starts + (doc << 2))
    const b = load<u32>(starts + ((doc + 1) << 2))
    for (let r: usize = 0; r < bytes; r += 16) {
      v128.store(h + r, f32x4.splat(0))
      v128.store(gh + r, f32x4.splat(0))
    }
    let m: i32 = 0
    for (let j = a; j < b; j++) {
      if (random() > keep) continue
      const id = load<u32>(ids + ((<usize>j) << 2))
      const v = load<f32>(values + ((<usize>j) << 2)) * keepScale
      store<u32>(kept + ((<usize>m) << 3), id)
      store<f32>(kept + ((<usize>m) << 3), v, 4)
      m++
      const row = E + <usize>id * bytes
      const vv = f32x4.splat(v)
      for (let r: usize = 0; r < bytes; r += 16) {
        v128.store(h + r, f32x4.add(v128.load(h + r), f32x4.mul(vv, v128.load(row + r))))
      }
    }
    if (m == 0) continue
    // logits and softmax
    let top: f32 = -Infinity
    for (let k = 0; k < K; k++) {
      const row = U + <usize>k * bytes
      let acc = f32x4.splat(0)
      for (let r: usize = 0; r < bytes; r += 16) acc = f32x4.add(acc, f32x4.mul(v128.load(row + r), v128.load(h + r)))
      const z = f32x4.extract_lane(acc, 0) + f32x4.extract_lane(acc, 1) + f32x4.extract_lane(acc, 2) + f32x4.extract_lane(acc, 3) + load<f32>(bias + ((<usize>k) << 2))
      store<f32>(p + ((<usize>k) << 2), z)
      if (z > top) top = z
    }
    let sum: f32 = 0
    for (let k = 0; k < K; k++) {
      const e = expNegative(load<f32>(p + ((<usize>k) << 2)) - top)
      store<f32>(p + ((<usize>k) << 2), e)
      sum += e
    }
    const label = <i32>load<u32>(labels + (doc << 2))
    const weight = load<f32>(weights + (doc << 2))
    const inv: f32 = 1 / sum
    for (let k = 0; k < K; k++) {
      let g = load<f32>(p + ((<usize>k) << 2)) * inv
      if (k == label) {
        loss += 1 - g
        g -= 1
      }
      g *= weight
      if (abs(g) < 0.0005) continue
      const row = U + <usize>k * bytes
      const grow = GU + <usize>k * bytes
      const gv = f32x4.splat(g)
      const rv = f32x4.splat(rate)
      for (let r: usize = 0; r < bytes; r += 16) {
        const u = v128.load(row + r)
        v128.store(gh + r, f32x4.add(v128.load(gh + r), f32x4.mul(gv, u)))
        const d = f32x4.mul(gv, v128.load(h + r))
        const acc = f32x4.add(v128.load(grow + r), f32x4.mul(d, d))
        v128.store(grow + r, acc)
        v128.store(row + r, f32x4.sub(u, f32x4.div(f32x4.mul(rv, d), f32x4.sqrt(acc))))
      }
      const gb = load<f32>(GB + ((<usize>k) << 2)) + g * g
      store<f32>(GB + ((<usize>k) << 2), gb)
      const bp = bias + ((<usize>k) << 2)
      store<f32>(bp, load<f32>(bp) - (rate * g) / sqrt<f32>(gb))
    }
    // features
    let norm: f32 = 0
    {
      let acc = f32x4.splat(0)
      for (let r: usize = 0; r < bytes; r += 16) {
        const x = v128.load(gh + r)
        acc = f32x4.add(acc, f32x4.mul(x, x))
      }
      norm = f32x4.extract_lane(acc, 0) + f32x4.extract_lane(acc, 1) + f32x4.extract_lane(acc, 2) + f32x4.extract_lane(acc, 3)
    }
    for (let j = 0; j < m; j++) {
      const id = <usize>load<u32>(kept + ((<usize>j) << 3))
      const v = load<f32>(kept + ((<usize>j) << 3), 4)
      const row = E + id * bytes
      const ge = GE + (id << 2)
      const acc = load<f32>(ge) + (v * v * norm) / <f32>R
      store<f32>(ge, acc)
      const step = f32x4.splat((rate * v) / sqrt<f32>(acc))
      for (let r: usize = 0; r < bytes; r += 16) {
        v128.store(row + r, f32x4.sub(v128.load(row + r), f32x4.mul(step, v128.load(gh + r))))
      }
    }
  }
  return loss
}

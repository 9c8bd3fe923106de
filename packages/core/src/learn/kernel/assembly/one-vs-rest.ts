// One-vs-rest linear SVM with squared hinge loss by dual coordinate descent (Hsieh et al. 2008), all classes of a ticket at once.

/** One pass over `order[from..to)`. W: features × KP (KP a multiple of 4), alpha: documents × KP. Vectors have unit length. */
export function oneVsRestPass(
  order: usize,
  from: i32,
  to: i32,
  starts: usize,
  ids: usize,
  values: usize,
  labels: usize,
  weights: usize,
  W: usize,
  alpha: usize,
  KP: i32,
  cost: f32,
  z: usize,
): f32 {
  const bytes = (<usize>KP) << 2
  let moved: f32 = 0
  for (let s = from; s < to; s++) {
    const doc = <usize>load<u32>(order + ((<usize>s) << 2))
    const a = load<u32>(starts + (doc << 2))
    const b = load<u32>(starts + ((doc + 1) << 2))
    if (a == b) continue
    for (let r: usize = 0; r < bytes; r += 16) v128.store(z + r, f32x4.splat(0))
    let j = a
    for (; j + 1 < b; j += 2) {
      const row = W + <usize>load<u32>(ids + ((<usize>j) << 2)) * bytes
      const row2 = W + <usize>load<u32>(ids + ((<usize>j + 1) << 2)) * bytes
      const v = f32x4.splat(load<f32>(values + ((<usize>j) << 2)))
      const v2 = f32x4.splat(load<f32>(values + ((<usize>j + 1) << 2)))
      for (let r: usize = 0; r < bytes; r += 16)
        v128.store(
          z + r,
          f32x4.add(v128.load(z + r), f32x4.add(f32x4.mul(v, v128.load(row + r)), f32x4.mul(v2, v128.load(row2 + r)))),
        )
    }
    if (j < b) {
      const row = W + <usize>load<u32>(ids + ((<usize>j) << 2)) * bytes
      const v = f32x4.splat(load<f32>(values + ((<usize>j) << 2)))
      for (let r: usize = 0; r < bytes; r += 16)
        v128.store(z + r, f32x4.add(v128.load(z + r), f32x4.mul(v, v128.load(row + r))))
    }
    const diag: f32 = 1 / (2 * cost * load<f32>(weights + (doc << 2)))
    const inv = f32x4.splat(1 / (1 + diag))
    const dd = f32x4.splat(diag)
    const label = <usize>load<u32>(labels + (doc << 2))
    const al = alpha + doc * bytes
    const one = f32x4.splat(1)
    const zero = f32x4.splat(0)
    let any = false
    // rest classes: y = −1, z becomes the step d·y
    const zl = load<f32>(z + (label << 2))
    for (let r: usize = 0; r < bytes; r += 16) {
      const old = v128.load(al + r)
      const G = f32x4.sub(f32x4.mul(dd, old), f32x4.add(v128.load(z + r), one))
      const now = f32x4.max(zero, f32x4.sub(old, f32x4.mul(G, inv)))
      const d = f32x4.sub(old, now)
      v128.store(z + r, d)
      if (v128.any_true(f32x4.ne(d, zero))) any = true
      // the right label's lane is mended below
      if (r >> 4 == label >> 2) {
        const keepOld = load<f32>(al + (label << 2))
        v128.store(al + r, now)
        store<f32>(al + (label << 2), keepOld)
      } else v128.store(al + r, now)
    }
    const old = load<f32>(al + (label << 2))
    const G = zl - 1 + diag * old
    const now = max<f32>(0, old - G / (1 + diag))
    store<f32>(al + (label << 2), now)
    store<f32>(z + (label << 2), now - old)
    moved += abs(now - old)
    if (now != old) any = true
    if (!any) continue
    for (let j = a; j < b; j++) {
      const row = W + <usize>load<u32>(ids + ((<usize>j) << 2)) * bytes
      const v = f32x4.splat(load<f32>(values + ((<usize>j) << 2)))
      for (let r: usize = 0; r < bytes; r += 16)
        v128.store(row + r, f32x4.add(v128.load(row + r), f32x4.mul(v, v128.load(z + r))))
    }
  }
  return moved
}

/** z = Σ values × rows of W for one document. */
export function linearScores(a: i32, b: i32, ids: usize, values: usize, W: usize, width: i32, z: usize): void {
  const bytes = (<usize>width) << 2
  for (let r: usize = 0; r < bytes; r += 16) v128.store(z + r, f32x4.splat(0))
  for (let j = a; j < b; j++) {
    const row = W + <usize>load<u32>(ids + ((<usize>j) << 2)) * bytes
    const v = f32x4.splat(load<f32>(values + ((<usize>j) << 2)))
    for (let r: usize = 0; r < bytes; r += 16)
      v128.store(z + r, f32x4.add(v128.load(z + r), f32x4.mul(v, v128.load(row + r))))
  }
}

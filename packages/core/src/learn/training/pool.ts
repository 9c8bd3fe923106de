import { exp } from '../exact-math.ts'

/** How much each part counts in the pooled score; fitted, so that the probabilities are calibrated as well. */
export interface PoolWeights {
  readonly lowRank: number
  readonly oneVsRest: number
}

/** What a model starts from that is too small to hold tickets out; the middle of what was fitted on six data sets. */
export const usualPool: PoolWeights = { lowRank: 0.75, oneVsRest: 1.2 }

/**
 * The weights that make held-out labels most likely: softmax(a·L + b·S), log loss, Newton's method in two variables
 * with a small pull towards the usual weights, so that twenty tickets cannot say nonsense.
 * L and S are tickets × labels; the loss is convex in (a, b).
 */
export function fitPool(
  lowRank: Float64Array,
  oneVsRest: Float64Array,
  truth: Uint32Array,
  labels: number,
): PoolWeights {
  let a = usualPool.lowRank
  let b = usualPool.oneVsRest
  for (let step = 0; step < 12; step++) {
    const d = derivatives(lowRank, oneVsRest, truth, labels, a, b)
    const pull = 2
    const ga = d.a + pull * (a - usualPool.lowRank)
    const gb = d.b + pull * (b - usualPool.oneVsRest)
    const aa = d.aa + pull
    const bb = d.bb + pull
    const determinant = aa * bb - d.ab * d.ab
    const nextA = a - (bb * ga - d.ab * gb) / determinant
    const nextB = b - (aa * gb - d.ab * ga) / determinant
    // Half steps keep Newton from leaping over the minimum; neither part may count against itself.
    a = Math.max(0.02, Math.min(nextA, a * 2))
    b = Math.max(0, Math.min(nextB, b * 2 + 0.5))
  }
  return { lowRank: a, oneVsRest: b }
}

interface Derivatives {
  a: number
  b: number
  aa: number
  ab: number
  bb: number
}

function derivatives(
  lowRank: Float64Array,
  oneVsRest: Float64Array,
  truth: Uint32Array,
  labels: number,
  a: number,
  b: number,
): Derivatives {
  const sum: Derivatives = { a: 0, b: 0, aa: 0, ab: 0, bb: 0 }
  const shares = new Float64Array(labels)
  truth.forEach((label, row) => {
    const at = row * labels
    let top = -Infinity
    for (let k = 0; k < labels; k++) top = Math.max(top, a * lowRank[at + k]! + b * oneVsRest[at + k]!)
    let total = 0
    for (let k = 0; k < labels; k++) {
      const e = exp(a * lowRank[at + k]! + b * oneVsRest[at + k]! - top)
      shares[k] = e
      total += e
    }
    let [l, s, ll, ls, ss] = [0, 0, 0, 0, 0]
    for (let k = 0; k < labels; k++) {
      const p = shares[k]! / total
      const x = lowRank[at + k]!
      const y = oneVsRest[at + k]!
      l += p * x
      s += p * y
      ll += p * x * x
      ls += p * x * y
      ss += p * y * y
    }
    sum.a += l - lowRank[at + label]!
    sum.b += s - oneVsRest[at + label]!
    sum.aa += ll - l * l
    sum.ab += ls - l * s
    sum.bb += ss - s * s
  })
  return sum
}

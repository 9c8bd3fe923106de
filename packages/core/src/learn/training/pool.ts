import { exp, softmax } from '../exact-math.ts'

/** How much each part counts in the pooled score; fitted, so that the probabilities are calibrated as well. */
export interface PoolWeights {
  readonly lowRank: number
  readonly oneVsRest: number
}

/** What a model starts from that is too small to hold tickets out; the middle of what was fitted on six data sets. */
export const usualPool: PoolWeights = { lowRank: 0.75, oneVsRest: 1.2 }

/** One-vs-rest to low-rank, from mostly the one to only the other. */
const ratios = [0.5, 1, 1.5, 2, 3, 5, 8, 13, 25, Infinity] as const
/** Log loss that may be given up for a robuster ratio, as a share. */
const tolerated = 0.03

/** Held-out scores of both parts, tickets × labels, with the right label of each ticket. */
interface HeldOutScores {
  readonly lowRank: Float64Array
  readonly oneVsRest: Float64Array
  readonly truth: Uint32Array
  readonly labels: number
}

/**
 * How the parts are weighed. For each of a few ratios the scale is found that makes the held-out labels most likely
 * (log loss, Newton's method in one variable; this also calibrates). Of the ratios that make no more errors than the
 * best by more than a standard error, and lose no more than 3 % of log loss, the one that leans most on
 * one-vs-rest is taken: its margins hold up better when tomorrow's words differ (measured on the later part of
 * it8_service_tickets and on clinc150's validation set; docs/decisions/0007-the-reader.md).
 */
export function fitPool(scores: HeldOutScores): PoolWeights {
  const tried = ratios.map((ratio) => {
    const direction = ratio === Infinity ? { lowRank: 0, oneVsRest: 1 } : { lowRank: 1, oneVsRest: ratio }
    const weights = fitScale(scores, direction)
    return { weights, ...judge(scores, weights) }
  })
  const fewest = tried.reduce((a, b) => (b.errors < a.errors ? b : a))
  const rightEnough = tried.filter(({ errors, isRight }) => {
    let apart = 0
    for (let i = 0; i < isRight.length; i++) if (isRight[i] !== fewest.isRight[i]) apart++
    return errors - fewest.errors <= Math.sqrt(apart)
  })
  const least = Math.min(...rightEnough.map(({ loss }) => loss))
  return rightEnough.filter(({ loss }) => loss <= least * (1 + tolerated)).at(-1)!.weights
}

/** The scale along one direction; a small pull towards the usual scale, so that twenty tickets cannot say nonsense. */
function fitScale(scores: HeldOutScores, { lowRank: x, oneVsRest: y }: PoolWeights): PoolWeights {
  const usual = (usualPool.lowRank + usualPool.oneVsRest) / (x + y)
  const pull = 1
  let scale = usual
  for (let step = 0; step < 8; step++) {
    const d = derivatives(scores, scale * x, scale * y)
    const slope = d.a * x + d.b * y + (pull * (scale - usual)) / (usual * usual)
    const bend = d.aa * x * x + 2 * d.ab * x * y + d.bb * y * y + pull / (usual * usual)
    // Never more than twice or half in a step: Newton may leap over the minimum.
    scale = Math.min(scale * 2, Math.max(scale / 2, scale - slope / bend))
  }
  return { lowRank: scale * x, oneVsRest: scale * y }
}

function judge(
  { lowRank, oneVsRest, truth, labels }: HeldOutScores,
  weights: PoolWeights,
): { loss: number; errors: number; isRight: Uint8Array } {
  let loss = 0
  let errors = 0
  const isRight = new Uint8Array(truth.length)
  const row = new Float64Array(labels)
  truth.forEach((label, i) => {
    let best = 0
    for (let k = 0; k < labels; k++) {
      row[k] = weights.lowRank * lowRank[i * labels + k]! + weights.oneVsRest * oneVsRest[i * labels + k]!
      if (row[k]! > row[best]!) best = k
    }
    loss += softmax(row).energy - row[label]!
    isRight[i] = best === label ? 1 : 0
    errors += best === label ? 0 : 1
  })
  return { loss, errors, isRight }
}

interface Derivatives {
  a: number
  b: number
  aa: number
  ab: number
  bb: number
}

function derivatives({ lowRank, oneVsRest, truth, labels }: HeldOutScores, a: number, b: number): Derivatives {
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

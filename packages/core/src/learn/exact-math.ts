/**
 * Exponential and logarithm out of plain arithmetic. `Math.exp` and `Math.log` may differ in the last bit between
 * engines and processors; a model must read the same everywhere. Good to about 1e-15 relative.
 */
const ln2High = 6.9314718036912381649e-1
const ln2Low = 1.90821492927058770002e-10

/** e^x. 0 below −745, Infinity above 709. */
export function exp(x: number): number {
  if (x > 709.7) return Infinity
  if (x < -745) return 0
  const n = Math.round(x / 0.6931471805599453)
  const r = x - n * ln2High - n * ln2Low
  let term = 1
  let sum = 1
  for (let k = 1; k <= 13; k++) {
    term = (term * r) / k
    sum += term
  }
  return n > -1000 ? sum * 2 ** n : sum * 2 ** (n + 100) * 2 ** -100
}

/** Natural logarithm of a positive finite number; −Infinity for 0. Reduction to [√½, √2) and the artanh series. */
export function log(x: number): number {
  if (x === 0) return -Infinity
  let n = 0
  let m = x
  while (m >= 1.4142135623730951) {
    m /= 2
    n++
  }
  while (m < 0.7071067811865476) {
    m *= 2
    n--
  }
  const t = (m - 1) / (m + 1)
  const square = t * t
  let power = t
  let sum = 0
  for (let k = 1; k <= 23; k += 2) {
    sum += power / k
    power *= square
  }
  return 2 * sum + n * 0.6931471805599453
}

/** Probabilities of scores; in place of nothing, into a new array. */
export function softmax(scores: Float64Array): Float64Array {
  let top = -Infinity
  for (const score of scores) if (score > top) top = score
  const out = new Float64Array(scores.length)
  let sum = 0
  for (let k = 0; k < scores.length; k++) {
    const e = exp(scores[k]! - top)
    out[k] = e
    sum += e
  }
  for (let k = 0; k < out.length; k++) out[k]! /= sum
  return out
}

/** log Σ e^score: the "energy" of a ticket, high for what looks familiar. */
export function logSumExp(scores: Float64Array): number {
  let top = -Infinity
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (const score of scores) sum += exp(score - top)
  return top + log(sum)
}

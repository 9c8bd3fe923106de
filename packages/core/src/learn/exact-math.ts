/**
 * Exponential and logarithm out of plain arithmetic. `Math.exp` and `Math.log` may differ in the last bit between
 * engines and processors; a model must read the same everywhere. Good to about 1e-15 relative.
 */
const ln2High = 6.9314718036912381649e-1
const ln2Low = 1.90821492927058770002e-10

/** 2^n for n from −1074 to 1023, at index n + 1074. */
const powersOfTwo = doublings(2_098)
const inverseLn2 = 1.4426950408889634

/** e^x: Taylor's series of degree 11 on half of [−ln 2, ln 2]. 0 below −744.7, Infinity above 709. */
export function exp(x: number): number {
  if (x > 709) return Infinity
  if (!(x > -744.7)) return x === x ? 0 : x
  const n = Math.floor(x * inverseLn2 + 0.5)
  const r = x - n * ln2High - n * ln2Low
  const high = 1 / 40_320 + r * (1 / 362_880 + r * (1 / 3_628_800 + r * (1 / 39_916_800 + r * (1 / 479_001_600))))
  const low = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5_040 + r * high)))
  return (1 + r * (1 + r * (0.5 + r * (1 / 6 + r * low)))) * powersOfTwo[n + 1_074]!
}

/** From the smallest number there is upwards: doubling is exact everywhere, `**` need not be. */
function doublings(count: number): Float64Array {
  const powers = new Float64Array(count)
  for (let i = 0, power = Number.MIN_VALUE; i < count; i++, power *= 2) powers[i] = power
  return powers
}

/** Natural logarithm as `Math.log`: −Infinity for 0, NaN below. Reduction to [√½, √2) and the artanh series. */
export function log(x: number): number {
  if (x === 0) return -Infinity
  // Halving or doubling these would never come to an end.
  if (x < 0 || x === Infinity) return x < 0 ? NaN : x
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

/** Probabilities of finite scores, and log Σ e^score: the "energy" of a ticket, high for what looks familiar. */
export function softmax(scores: Float64Array): { readonly probabilities: Float64Array; readonly energy: number } {
  let top = -Infinity
  for (let k = 0; k < scores.length; k++) if (scores[k]! > top) top = scores[k]!
  const probabilities = new Float64Array(scores.length)
  let sum = 0
  for (let k = 0; k < scores.length; k++) {
    const e = exp(scores[k]! - top)
    probabilities[k] = e
    sum += e
  }
  const share = 1 / sum
  for (let k = 0; k < probabilities.length; k++) probabilities[k] = probabilities[k]! * share
  return { probabilities, energy: top + log(sum) }
}

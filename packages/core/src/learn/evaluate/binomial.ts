import { exp, log } from '../exact-math.ts'

/**
 * Probability of at most `k` errors in `n` tickets when each goes wrong with probability `rate`. Exact, summed in
 * logarithms from the largest term downwards, so that it neither underflows nor slows down for large `n`, and out of
 * arithmetic of our own: a threshold must come out the same on every machine.
 */
export function binomialTail(k: number, n: number, rate: number): number {
  if (k >= n || rate <= 0) return 1
  if (k < 0 || rate >= 1) return 0
  const odds = rate / (1 - rate)
  let term = 1
  let sum = 1
  // Terms grow up to the mode and shrink below it; seen from `k` downwards they are relative to the term of `k`.
  for (let i = k; i > 0; i--) {
    term *= i / ((n - i + 1) * odds)
    sum += term
    if (term < 1e-17 * sum && i < (n + 1) * rate) break
    if (sum > 1e280) return binomialTailFromAbove(k, n, rate)
  }
  return Math.min(1, exp(logTerm(k, n, rate) + log(sum)))
}

/** The same as one minus the upper tail: for `k` far above the mean, where the lower tail would overflow. */
function binomialTailFromAbove(k: number, n: number, rate: number): number {
  const odds = rate / (1 - rate)
  let term = 1
  let sum = 0
  for (let i = k + 1; i <= n; i++) {
    term = i === k + 1 ? 1 : (term * (n - i + 1) * odds) / i
    sum += term
    if (term < 1e-17 * sum) break
  }
  return Math.max(0, 1 - exp(logTerm(k + 1, n, rate) + log(sum)))
}

function logTerm(k: number, n: number, rate: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * log(rate) + (n - k) * log(1 - rate)
}

/** ln n!, by Stirling's series from 16 on (error below 1e-14). Abramowitz and Stegun (1964), 6.1.41. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1
    for (let i = 2; i <= n; i++) product *= i
    return log(product)
  }
  const z = n + 1
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * z * z)) / (z * z)) / z
  return (z - 0.5) * log(z) - z + 0.5 * log(2 * Math.PI) + series
}

/**
 * The largest error rate that `errors` in `n` tickets still allow, with probability `confidence` of being right about it.
 * Exact: Clopper and Pearson (1934), one-sided. 1 for no tickets.
 */
export function errorUpperBound(errors: number, n: number, confidence: number): number {
  if (n === 0 || errors >= n) return 1
  let low = errors / n
  let high = 1
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (binomialTail(errors, n, middle) > 1 - confidence) low = middle
    else high = middle
  }
  return high
}

import type { Random } from '@pointsman/core'

/**
 * A seeded source of numbers in [0, 1): sfc32 by Chris Doty-Humphrey (PractRand 0.93, 2014), 128 bits of state,
 * period at least 2^32. `stream` keeps uses of one seed apart, so that a new draw in one does not move the others.
 */
export function seededRandom(seed: number, stream = ''): Random {
  let a = hash(`${stream}/a`, seed)
  let b = hash(`${stream}/b`, seed)
  let c = hash(`${stream}/c`, seed)
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  // The first outputs still resemble the seed; fifteen rounds are what the author advises.
  for (let round = 0; round < 15; round += 1) next()
  return next
}

/** One element, each as likely. Throws on an empty list, because a text with a hole in it is worse. */
export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new RangeError('pick: the list is empty')
  return value
}

/** One element, as likely as its weight (0 or more) among all. */
export function pickWeighted<T>(random: Random, values: readonly (readonly [T, number])[]): T {
  let rest = random() * values.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of values) {
    rest -= weight
    if (rest < 0) return value
  }
  const last = values.findLast(([, weight]) => weight > 0)
  if (last === undefined) throw new RangeError('pickWeighted: no value has a weight above 0')
  return last[0]
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** Normal with mean 0 and deviation 1, by Box and Muller (1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Log-normal: `median` times e to a normal of deviation `spread`. */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random))
}

/** Poisson count. Knuth's product (TAOCP 3.4.1) below a mean of 30, the rounded normal above, where both agree. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** FNV-1a over the text, then the seed, finished by the mixer of MurmurHash3 (both public domain). */
function hash(text: string, seed: number): number {
  let state = 0x811c9dc5
  for (const character of `${text}/${seed}`) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) | 0
}

import type { Random } from '../../domain/time.ts'

/** A seeded source of numbers in [0, 1): xorshift32 (Marsaglia 2003). */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed | 0, 0x9e3779b1) | 1
  for (let i = 0; i < 4; i++) state = step(state)
  return () => {
    state = step(state)
    return (state >>> 0) / 4_294_967_296
  }
}

function step(state: number): number {
  let s = state ^ (state << 13)
  s ^= s >>> 17
  return s ^ (s << 5)
}

/** Puts the numbers in a random order, in place (Fisher–Yates). */
export function shuffle(numbers: Uint32Array, random: Random): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = numbers[i]!
    numbers[i] = numbers[j]!
    numbers[j] = kept
  }
}

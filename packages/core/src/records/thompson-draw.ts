import { exp } from '../learn/exact-math.ts'
import { logOddsOf } from './beta.ts'
import { betaAt, cellOf, kindOf, type RecordBook } from './record-book.ts'
import { chanceOf } from './log-odds.ts'
import { normalQuantile } from './normal-quantile.ts'

/** An ability that the records allow: one of many possible worlds. */
export interface Ability {
  /** Chance of resolving such a ticket alone. */
  readonly success: number
  /** Mean minutes of such a ticket. */
  readonly minutes: number
}

/**
 * Draws an ability in proportion to how probable it is (Thompson 1933; Russo et al. 2018, "A tutorial on Thompson
 * sampling"): whoever is little known is sometimes taken for better than they are, and so gets known. Long records draw
 * nearly the same each time. The draw depends on the seed and the two names only, so one seed for a couple of hours is one
 * world for everybody, on every machine.
 */
export function thompsonDraw(book: RecordBook, agent: string, kind: string, seed: number): Ability {
  const cell = cellOf(book, agent, kind)
  const odds = logOddsOf(betaAt(book, cell))
  const bits = mixed(hashed(kind, hashed('\u0000', hashed(agent, seed >>> 0))))
  const success = chanceOf(odds.mean + Math.sqrt(odds.variance) * normalOf(bits))
  const noise = book.ticketNoise[kindOf(book, cell)]!
  const logMinutes = book.logMinutes[cell]! + Math.sqrt(book.logVariance[cell]!) * normalOf(mixed(bits ^ 0x5bd1e995))
  return { success, minutes: exp(logMinutes + noise / 2) }
}

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo 1991), begun anywhere. */
function hashed(text: string, start: number): number {
  let hash = start ^ 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Spreads every bit over all of them (finalizer of MurmurHash3, Appleby 2011). */
function mixed(bits: number): number {
  let h = bits ^ (bits >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function normalOf(bits: number): number {
  return normalQuantile((bits + 0.5) / 4_294_967_296)
}

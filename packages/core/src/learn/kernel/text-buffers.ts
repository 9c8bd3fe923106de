import { mostUnits } from './text-units.ts'

/** More features than any text of `mostUnits` has: 4 per character, 3 per word and 30 pairs for each of 512 words. */
export const mostHashes: number = mostUnits * 4 + 512 * 33 + 64

/** Slots in which `find` tells so many hashes apart: a power of two, at least twice as many. */
export function marksFor(hashes: number): number {
  return 2 ** (33 - Math.clz32(Math.max(8, hashes)))
}

/** Copies a text's UTF-16 units. */
export function writeUnits(text: string, into: Uint16Array): void {
  for (let i = 0; i < text.length; i++) into[i] = text.charCodeAt(i)
}

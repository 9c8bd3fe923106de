/** A step of cleaning: the lines it keeps, and in words what it left out, if anything. */
export interface Cleaned {
  readonly lines: readonly string[]
  readonly note?: string
}

/** Looks at the lines of a body and leaves some out. Linear in the text; never throws. */
export type CleaningStep = (lines: readonly string[]) => Cleaned

/**
 * Longest line that is compared with a pattern, in UTF-16 units. Headers, closings and stack frames are shorter;
 * the bound keeps every pattern's cost per line constant, whatever is sent.
 */
export const longestPatternLine = 300

const letterOrDigit = /[\p{L}\p{N}]/u
const word = /\p{L}+/gu

/** Whether there is anything to read at all. */
export function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => letterOrDigit.test(line))
}

/**
 * Whether the lines say enough to stand alone: three words, or twelve letters for scripts without spaces.
 * "See below" and "Any news?" do not, so what they refer to is kept.
 */
export function hasOwnWords(lines: readonly string[]): boolean {
  let words = 0
  let letters = 0
  for (const line of lines) {
    for (const [match] of line.matchAll(word)) {
      words += 1
      letters += match.length
      if (words >= 3 || letters >= 12) return true
    }
  }
  return false
}

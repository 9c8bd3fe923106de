import { createHash } from 'node:crypto'

/**
 * A fact's key where the vendor gives its events no id: a digest of all that the fact says, and of its ordinal among equals. The same
 * whenever the same fact is read again; another for another fact, but for one in 2¹²⁸.
 */
export function factKey(...parts: readonly (string | number | null | undefined)[]): string {
  const hash = createHash('sha256')
  // Lengths keep ('ab', 'c') and ('a', 'bc') apart.
  for (const part of parts) {
    const text = part === null || part === undefined ? '-' : `+${part}`
    hash.update(`${text.length}:${text}`)
  }
  return hash.digest('base64url').slice(0, 22)
}

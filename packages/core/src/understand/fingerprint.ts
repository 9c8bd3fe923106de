/**
 * A short name for bytes: two 32-bit FNV-1a hashes with different starts (Fowler, Noll, Vo 1991), 16 hex digits. Tells
 * models apart; not a protection against forgery.
 */
export function fingerprint(parts: readonly Uint8Array[]): string {
  let a = 0x811c9dc5
  let b = 0x2c9277b5
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const byte = part[i]!
      a = Math.imul(a ^ byte, 0x01000193)
      b = Math.imul(b ^ byte, 0x01000193) + 0x9e37 + (b >>> 15)
    }
    a = Math.imul(a ^ part.length, 0x01000193)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}

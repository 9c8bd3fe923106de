import { PointsmanError } from '../errors.ts'

/** Bytes in front of what is sealed: magic (4, the last is the version of the format), size of all and checksum (u32 each). */
const prefixBytes = 12

/** Four bytes that tell one kind of block and its version from others. */
export type Magic = readonly [number, number, number, number]

/** Puts the parts behind one another and a prefix in front by which damage is found. */
export function seal(magic: Magic, parts: readonly Uint8Array[]): Uint8Array {
  const size = prefixBytes + parts.reduce((sum, part) => sum + part.length, 0)
  const out = new Uint8Array(size)
  out.set(magic)
  let at = prefixBytes
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  const view = new DataView(out.buffer)
  view.setUint32(4, size, true)
  view.setUint32(8, checksum(out.subarray(prefixBytes)), true)
  return out
}

/**
 * What is sealed in the block that `bytes` begin with, and what comes behind it. Throws `model_unreadable`, with what it
 * was to be, for another kind of block, one that was cut, and one that was damaged.
 */
export function unseal(magic: Magic, bytes: Uint8Array, what: string): { inside: Uint8Array; rest: Uint8Array } {
  if (bytes.length < prefixBytes || magic.some((byte, i) => bytes[i] !== byte)) {
    throw new PointsmanError(
      'model_unreadable',
      `${bytes.length} bytes that do not begin as ${what} of this version does`,
      'Maybe it was written by another version: train again.',
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint32(4, true)
  if (size < prefixBytes || size > bytes.length) {
    throw new PointsmanError('model_unreadable', `${what} of ${size} bytes, cut to ${bytes.length}`)
  }
  const inside = bytes.subarray(prefixBytes, size)
  const [stated, found] = [view.getUint32(8, true), checksum(inside)]
  if (stated !== found) {
    throw new PointsmanError(
      'model_unreadable',
      `${what} of ${size} bytes that was damaged: its checksum is ${stated}, but its bytes add up to ${found}`,
    )
  }
  return { inside, rest: bytes.subarray(size) }
}

/** Refuses what stands behind the last block. */
export function expectEnd(rest: Uint8Array, what: string): void {
  if (rest.length > 0) throw new PointsmanError('model_unreadable', `${what} with ${rest.length} bytes too many`)
}

/** 32-bit FNV-1a (Fowler, Noll, Vo 1991): finds accidents, no forgeries. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash >>> 0
}

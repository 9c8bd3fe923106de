import { hash } from 'node:crypto'

/**
 * Remembers ids in 16 to 32 bytes each, whatever their length, so that a file of millions can be checked for duplicates.
 * Two ids are taken for one with a probability of about n² / 2⁶⁵: nothing but a line in a summary depends on it.
 */
export class SeenIds {
  #slots = new BigUint64Array(1024)
  #size = 0

  /** True when it was there before. */
  add(id: string): boolean {
    return this.addDigest(hash('md5', id, 'buffer'))
  }

  /** The same for what is a digest already. */
  addDigest(digest: Buffer): boolean {
    const key = digest.readBigUInt64LE() || 1n
    if (!insert(this.#slots, key)) return true
    this.#size++
    if (this.#size * 2 > this.#slots.length) this.#grow()
    return false
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2)
    for (const key of this.#slots) if (key !== 0n) insert(larger, key)
    this.#slots = larger
  }
}

/** Open addressing with linear probing; 0 marks a free slot. */
function insert(slots: BigUint64Array, key: bigint): boolean {
  const mask = slots.length - 1
  let at = Number(key & BigInt(mask))
  for (; slots[at] !== 0n; at = (at + 1) & mask) if (slots[at] === key) return false
  slots[at] = key
  return true
}

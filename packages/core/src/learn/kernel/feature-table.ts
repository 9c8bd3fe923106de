/** Smallest power of two with at least twice as many slots as features. */
export function tableSlots(features: number): number {
  let slots = 16
  while (slots < features * 2) slots *= 2
  return slots
}

/**
 * An entry is the upper 14 bits of a hash and the feature's number + 1 in the lower 18; 0 is an empty slot. The lower
 * bits of the hash are where it stands, so all 32 are compared, but for the few slots an entry may be moved by.
 */
const numberBits = 18

/** Most features a table can number. */
export const mostNumbered: number = (1 << numberBits) - 1

/** Fills an open-addressing table, `tableSlots` long and empty, with linear probing. */
export function fillTable(hashes: Uint32Array, table: Uint32Array): void {
  const mask = table.length - 1
  for (let id = 0; id < hashes.length; id++) {
    const hash = hashes[id]!
    let at = (hash & mask) >>> 0
    while (table[at] !== 0) at = (at + 1) & mask
    table[at] = (((hash >>> numberBits) << numberBits) | (id + 1)) >>> 0
  }
}

/** The feature's number, or −1. */
export function findFeature(table: Uint32Array, hash: number): number {
  const mask = table.length - 1
  for (let at = (hash & mask) >>> 0; ; at = (at + 1) & mask) {
    const entry = table[at]!
    if (entry === 0) return -1
    if ((entry ^ hash) >>> numberBits === 0) return (entry & mostNumbered) - 1
  }
}

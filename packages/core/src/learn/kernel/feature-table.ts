/** Smallest power of two with at least twice as many slots as features. */
export function tableSlots(features: number): number {
  let slots = 16
  while (slots < features * 2) slots *= 2
  return slots
}

/** Fills an open-addressing table of (hash, number + 1) pairs; an empty slot has 0 as its second word. */
export function fillTable(hashes: Uint32Array, table: Uint32Array): void {
  const mask = table.length / 2 - 1
  for (let id = 0; id < hashes.length; id++) {
    const hash = hashes[id]!
    let at = (hash & mask) >>> 0
    while (table[at * 2 + 1] !== 0) at = (at + 1) & mask
    table[at * 2] = hash
    table[at * 2 + 1] = id + 1
  }
}

/** The feature's number, or −1. */
export function findFeature(table: Uint32Array, hash: number): number {
  const mask = table.length / 2 - 1
  for (let at = (hash & mask) >>> 0; ; at = (at + 1) & mask) {
    const id = table[at * 2 + 1]!
    if (id === 0) return -1
    if (table[at * 2] === hash) return id - 1
  }
}

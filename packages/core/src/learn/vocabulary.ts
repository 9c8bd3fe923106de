import { fillTable, tableSlots } from './kernel/feature-table.ts'

/** The features that a model has weights for. One serves every facet of a reader, so that a ticket is looked up once. */
export interface Vocabulary {
  /** Hash of each feature; the position is the feature's number. Most frequent first. */
  readonly hashes: Uint32Array
  /** Inverse document frequency of each feature: ln(tickets / tickets with it) + 1. */
  readonly rarity: Float32Array
}

const tables = new WeakMap<Vocabulary, Uint32Array>()

/** The vocabulary's look-up table (see `feature-table.ts`), made when first asked for: the compiled path has its own. */
export function tableOf(vocabulary: Vocabulary): Uint32Array {
  const made = tables.get(vocabulary)
  if (made) return made
  const table = new Uint32Array(tableSlots(vocabulary.hashes.length))
  fillTable(vocabulary.hashes, table)
  tables.set(vocabulary, table)
  return table
}

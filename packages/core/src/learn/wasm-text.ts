import { tableSlots } from './kernel/feature-table.ts'
import type { Kernel } from './kernel/kernel.ts'
import { marksFor, writeUnits } from './kernel/text-buffers.ts'
import { mostUnits, type UnitText } from './kernel/text-units.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { ScorerMemory } from './wasm-memory.ts'

/** A text as a kernel holds it: what was last worked out is kept, because every facet of a ticket asks for the same. */
export interface WasmText {
  /** Finds the text's features: how many different ones are known, and the Euclidean length of their vector. */
  find(ticket: UnitText): { readonly known: number; readonly length: number }
  /** Finds the words that every occurrence of a feature belongs to; answers how many. `find` comes first. */
  findOwners(ticket: UnitText, wordAt: Uint16Array): number
}

/** For the texts of one kernel's memory. */
export function wasmText(kernel: Kernel, at: ScorerMemory, { hashes }: Vocabulary): WasmText {
  const { run } = kernel
  const units = kernel.units(at.text, mostUnits)
  const numbers = kernel.units(at.wordAt, mostUnits)
  const tableMask = tableSlots(hashes.length) - 1
  let found: { readonly of: UnitText; readonly known: number; readonly length: number } | undefined
  let owned: { readonly of: UnitText; readonly by: Uint16Array; readonly count: number } | undefined

  const findFeatures = (n: number): number =>
    run.find(
      at.hashes,
      n,
      at.table,
      tableMask,
      at.marks,
      marksFor(n) - 1,
      at.distinct,
      at.places,
      at.which,
      at.ids,
      at.occurrences,
      at.times,
    )
  return {
    find(ticket) {
      if (found?.of === ticket) return found
      writeUnits(ticket.text, units)
      const known = findFeatures(run.features(at.text, ticket.text.length, ticket.subjectEnd, at.hashes))
      const length = Math.sqrt(run.squaredLength(at.ids, at.times, known, at.rows, at.stride, at.values))
      found = { of: ticket, known, length }
      owned = undefined
      return found
    },
    findOwners(ticket, wordAt) {
      if (owned?.of === ticket && owned.by === wordAt) return owned.count
      numbers.set(wordAt)
      const count = run.owners(
        at.text,
        ticket.text.length,
        ticket.subjectEnd,
        at.which,
        at.places,
        at.wordAt,
        at.owners,
      )
      owned = { of: ticket, by: wordAt, count }
      return count
    },
  }
}

import { log } from '../exact-math.ts'
import { mostNumbered } from '../kernel/feature-table.ts'
import { mostHashes, writeUnits } from '../kernel/text-buffers.ts'
import { mostUnits, toUnits, type UnitText } from '../kernel/text-units.ts'
import { Kernel } from '../kernel/kernel.ts'
import type { FieldText } from '../classifier.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** Most features kept; at 150 labels the finished model is then about 40 MB. */
const mostFeatures = mostNumbered
/**
 * From this many feature occurrences on (about three thousand short questions, or four hundred mails) a feature must
 * stand in two tickets: halves the memory at no loss, while with few tickets every word counts (measured: bench/read).
 */
const pruneFrom = 700_000
const sketchCells = 1 << 22

/** Where a text's hashes are written inside a kernel. */
export interface HashBuffers {
  readonly text: number
  readonly hashes: number
}

export function hashBuffers(kernel: Kernel): HashBuffers {
  return { text: kernel.allocate(mostUnits * 2), hashes: kernel.allocate(mostHashes * 4) }
}

/** Writes the hashes of one text; answers how many. */
export function hashText(kernel: Kernel, buffers: HashBuffers, ticket: UnitText): number {
  writeUnits(ticket.text, kernel.units(buffers.text, mostUnits))
  return kernel.run.features(buffers.text, ticket.text.length, ticket.subjectEnd, buffers.hashes)
}

/** The vocabulary of all texts of a reader, for facets that are trained one after the other. */
export function learnVocabulary(texts: readonly FieldText[]): Vocabulary {
  const kernel = new Kernel()
  const units = texts.map((text) => toUnits(text))
  return buildVocabulary(kernel, hashBuffers(kernel), units)
}

/**
 * Counts in how many texts each feature stands and keeps the most frequent. Two passes over the texts: a sketch of
 * fixed size first, so that features seen once never take a slot; memory is bounded whatever the history.
 */
export function buildVocabulary(kernel: Kernel, buffers: HashBuffers, texts: readonly UnitText[]): Vocabulary {
  const cells = kernel.allocate(sketchCells * 4)
  let occurrences = 0
  texts.forEach((text, doc) => {
    const n = hashText(kernel, buffers, text)
    occurrences += n
    kernel.run.sketch(buffers.hashes, n, doc, cells, sketchCells - 1)
  })
  const least = occurrences < pruneFrom ? 1 : 2
  const cellMask = least > 1 ? sketchCells - 1 : 0
  const slotCount = slotsFor(occurrences)
  const slots = kernel.allocate(slotCount * 12)
  const most = Math.floor(slotCount * 0.7)
  let taken = 0
  // Newest first: should the table fill up, it is old words that are left out.
  for (let doc = texts.length - 1; doc >= 0; doc--) {
    const n = hashText(kernel, buffers, texts[doc]!)
    taken = kernel.run.count(buffers.hashes, n, doc, cells, cellMask, slots, slotCount - 1, taken, most)
  }
  return mostFrequent(kernel.words(slots, slotCount * 3), least, texts.length)
}

function slotsFor(occurrences: number): number {
  let slots = 1 << 16
  while (slots < occurrences * 2 && slots < 1 << 21) slots *= 2
  return slots
}

function mostFrequent(slots: Uint32Array, least: number, texts: number): Vocabulary {
  const found: { hash: number; tickets: number }[] = []
  for (let at = 0; at < slots.length; at += 3) {
    if (slots[at + 1]! >= least) found.push({ hash: slots[at]!, tickets: slots[at + 1]! })
  }
  found.sort((a, b) => b.tickets - a.tickets || a.hash - b.hash)
  found.length = Math.min(found.length, mostFeatures)
  return {
    hashes: Uint32Array.from(found, ({ hash }) => hash),
    rarity: Float32Array.from(found, ({ tickets }) => log(texts / tickets) + 1),
  }
}

import { tableSlots } from './kernel/feature-table.ts'
import { Kernel } from './kernel/kernel.ts'
import { mostHashes, writeUnits } from './kernel/text-buffers.ts'
import { mostUnits, type UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer, WordShares } from './scorer.ts'
import { layOut } from './wasm-memory.ts'

/** Hashes of the text last asked for, whichever facet's scorer made them: every facet of a ticket needs the same. */
let latest: { readonly of: UnitText; readonly n: number } | undefined
const latestHashes = new Uint32Array(mostHashes)

/** What was found for one text: distinct known features, and the length of their vector. */
interface FoundFeatures {
  readonly of: UnitText
  readonly known: number
  readonly length: number
}

/** The quick path: everything but the softmax inside the compiled kernel. */
export function wasmScorer(model: LinearModel): Scorer {
  const kernel = new Kernel()
  const { run } = kernel
  const slots = tableSlots(model.hashes.length)
  const at = layOut(kernel, model)
  const { text, hashes, found, ids, occurrences, times } = at
  const units = kernel.units(text, mostUnits)
  const answer = kernel.sums(at.sums, model.width)

  let held: UnitText | undefined
  /** Puts the text's hashes into the kernel's memory, unless they are there, and answers how many. */
  const hash = (ticket: UnitText): number => {
    if (latest?.of !== ticket) {
      writeUnits(ticket.text, units)
      const n = run.features(text, ticket.text.length, ticket.subjectEnd, hashes)
      latestHashes.set(kernel.words(hashes, n))
      latest = { of: ticket, n }
    } else if (held !== ticket) {
      kernel.words(hashes, latest.n).set(latestHashes.subarray(0, latest.n))
    }
    held = ticket
    return latest.n
  }

  let tallied: FoundFeatures | undefined
  /** Finds the text's features, unless they are those found last. */
  const find = (ticket: UnitText): FoundFeatures => {
    if (tallied?.of === ticket) return tallied
    const n = hash(ticket)
    run.lookUpEach(hashes, n, at.table, slots - 1, found)
    const known = run.tally(found, n, at.counts, ids, occurrences, times)
    const length = Math.sqrt(run.squaredLength(ids, times, known, at.rarity, at.values))
    tallied = { of: ticket, known, length }
    return tallied
  }

  return {
    score(ticket: UnitText): RawScore {
      const { known, length } = find(ticket)
      run.score(ids, times, known, at.gains, at.weights, at.matrix, model.width, at.sums, at.multipliers)
      return { sums: answer, length, known }
    },
    shareOut(ticket: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares {
      const { known, length } = find(ticket)
      const scale = length > 0 ? model.unit / length : 0
      run.sharesOf(ids, occurrences, known, at.gains, at.weights, at.matrix, model.width, label, scale, at.shares)
      writeUnits(ticket.text, units)
      kernel.units(at.places, wordAt.length).set(wordAt)
      const ofWord = kernel.doubles(at.wordShares, words).fill(0)
      const ifRemoved = kernel.doubles(at.wordRemovals, words).fill(0)
      run.shareOut(
        text,
        ticket.text.length,
        ticket.subjectEnd,
        found,
        at.shares,
        at.places,
        at.wordShares,
        at.wordRemovals,
      )
      return { ofWord, ifRemoved }
    },
  }
}

import { fillTable, tableSlots } from './kernel/feature-table.ts'
import { Kernel } from './kernel/kernel.ts'
import { mostHashes, writeUnits } from './kernel/text-buffers.ts'
import { mostUnits, type UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer, WordShares } from './scorer.ts'
import { timesValue, timesWeight } from './times.ts'

/** Hashes of the text last asked for, whichever facet's scorer made them: every facet of a ticket needs the same. */
let latest: { readonly of: UnitText; readonly n: number } | undefined
const latestHashes = new Uint32Array(mostHashes)

/** The quick path: everything but the softmax inside the compiled kernel. */
export function wasmScorer(model: LinearModel): Scorer {
  const kernel = new Kernel()
  const { run } = kernel
  const features = model.hashes.length
  const slots = tableSlots(features)
  const text = kernel.allocate(mostUnits * 2)
  const hashes = kernel.allocate(mostHashes * 4)
  const ids = kernel.allocate(mostHashes * 4)
  const times = kernel.allocate(mostHashes)
  const multipliers = kernel.allocate(mostHashes * 2)
  const counts = kernel.allocate(features * 2 + 2)
  const found = kernel.allocate(mostHashes * 4)
  const occurrences = kernel.allocate(mostHashes * 2)
  const shares = kernel.allocate(features * 8 + 8)
  const places = kernel.allocate(mostUnits * 2)
  const wordShares = kernel.allocate(mostUnits * 8)
  const wordRemovals = kernel.allocate(mostUnits * 8)
  const sums = kernel.allocate(model.width * 4)
  const weights = kernel.allocate(512)
  const values = kernel.allocate(2048)
  const table = kernel.allocate(slots * 4)
  const rarity = kernel.allocate(features * 4)
  const gains = kernel.allocate(features * 2 + 2)
  const matrix = kernel.allocate(features * model.width + model.width)

  kernel.units(weights, 256).set(timesWeight)
  kernel.doubles(values, 256).set(timesValue)
  fillTable(model.hashes, kernel.words(table, slots))
  kernel.floats(rarity, features).set(model.rarity)
  kernel.units(gains, features).set(model.gains)
  kernel.signed(matrix, model.matrix.length).set(model.matrix)
  const units = kernel.units(text, mostUnits)
  const answer = kernel.sums(sums, model.width)

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

  let tallied:
    | { readonly of: UnitText; readonly n: number; readonly known: number; readonly length: number }
    | undefined
  /** Finds the text's features, unless they are those found last. */
  const find = (ticket: UnitText): { readonly n: number; readonly known: number; readonly length: number } => {
    if (tallied?.of === ticket) return tallied
    const n = hash(ticket)
    run.lookUpEach(hashes, n, table, slots - 1, found)
    const known = run.tally(found, n, counts, ids, occurrences, times)
    const length = Math.sqrt(run.squaredLength(ids, times, known, rarity, values))
    tallied = { of: ticket, n, known, length }
    return tallied
  }

  return {
    score(ticket: UnitText): RawScore {
      const { known, length } = find(ticket)
      run.score(ids, times, known, gains, weights, matrix, model.width, sums, multipliers)
      return { sums: answer, length, known }
    },
    shareOut(ticket: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares {
      const { known, length } = find(ticket)
      const scale = length > 0 ? model.unit / length : 0
      run.sharesOf(ids, occurrences, known, gains, weights, matrix, model.width, label, scale, shares)
      writeUnits(ticket.text, units)
      kernel.units(places, wordAt.length).set(wordAt)
      const ofWord = kernel.doubles(wordShares, words).fill(0)
      const ifRemoved = kernel.doubles(wordRemovals, words).fill(0)
      run.shareOut(text, ticket.text.length, ticket.subjectEnd, found, shares, places, wordShares, wordRemovals)
      return { ofWord, ifRemoved }
    },
  }
}

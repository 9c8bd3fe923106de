import { fillTable, tableSlots } from './kernel/feature-table.ts'
import type { Kernel } from './kernel/kernel.ts'
import { mostHashes } from './kernel/text-buffers.ts'
import { mostUnits } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import { timesValue, timesWeight } from './times.ts'

/** Where a model, and what is worked out with it, lie in a kernel's memory: byte addresses. */
export interface ScorerMemory extends ModelMemory, TextMemory {}

interface ModelMemory {
  /** As `fillTable` makes it, u32 entries. */
  readonly table: number
  readonly rarity: number
  readonly gains: number
  readonly matrix: number
  /** `timesWeight` (u16) and `timesValue` (f64). */
  readonly weights: number
  readonly values: number
}

interface TextMemory {
  readonly text: number
  readonly hashes: number
  /** Feature number + 1 of every occurrence, u32. */
  readonly found: number
  /** Distinct features (u32), how often each stands there (u16), the same in a byte, and its multiplier (i16). */
  readonly ids: number
  readonly occurrences: number
  readonly times: number
  readonly multipliers: number
  /** A zeroed u16 and a double per feature of the model. */
  readonly counts: number
  readonly shares: number
  /** Number of the word at every position (u16); two doubles per word. */
  readonly places: number
  readonly wordShares: number
  readonly wordRemovals: number
  /** A whole number per label. */
  readonly sums: number
}

/** Makes room for all of it and copies the model in. */
export function layOut(kernel: Kernel, model: LinearModel): ScorerMemory {
  return { ...layOutModel(kernel, model), ...layOutText(kernel, model) }
}

function layOutModel(kernel: Kernel, model: LinearModel): ModelMemory {
  const features = model.hashes.length
  const slots = tableSlots(features)
  const at = {
    table: kernel.allocate(slots * 4),
    rarity: kernel.allocate(features * 4),
    gains: kernel.allocate(features * 2 + 2),
    matrix: kernel.allocate(features * model.width + model.width),
    weights: kernel.allocate(512),
    values: kernel.allocate(2048),
  }
  fillTable(model.hashes, kernel.words(at.table, slots))
  kernel.floats(at.rarity, features).set(model.rarity)
  kernel.units(at.gains, features).set(model.gains)
  kernel.signed(at.matrix, model.matrix.length).set(model.matrix)
  kernel.units(at.weights, 256).set(timesWeight)
  kernel.doubles(at.values, 256).set(timesValue)
  return at
}

function layOutText(kernel: Kernel, model: LinearModel): TextMemory {
  const features = model.hashes.length
  return {
    text: kernel.allocate(mostUnits * 2),
    hashes: kernel.allocate(mostHashes * 4),
    found: kernel.allocate(mostHashes * 4),
    ids: kernel.allocate(mostHashes * 4),
    occurrences: kernel.allocate(mostHashes * 2),
    times: kernel.allocate(mostHashes),
    multipliers: kernel.allocate(mostHashes * 2),
    counts: kernel.allocate(features * 2 + 2),
    shares: kernel.allocate(features * 8 + 8),
    places: kernel.allocate(mostUnits * 2),
    wordShares: kernel.allocate(mostUnits * 8),
    wordRemovals: kernel.allocate(mostUnits * 8),
    sums: kernel.allocate(model.width * 4),
  }
}

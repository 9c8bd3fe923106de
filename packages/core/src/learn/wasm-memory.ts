import { fillTable, tableSlots } from './kernel/feature-table.ts'
import type { Kernel } from './kernel/kernel.ts'
import { marksFor, mostHashes } from './kernel/text-buffers.ts'
import { mostUnits } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import { timesValue, timesWeight } from './times.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where models of one vocabulary, and what is worked out with them, lie in a kernel's memory: byte addresses. */
export interface ScorerMemory extends ModelMemory, TextMemory {}

/** Where a model's share of a row stands, in bytes from its beginning. */
export interface RowPlace {
  /** Of the gain, u16. */
  readonly gain: number
  /** Of the first label's weight; as many signed bytes as the model is wide. */
  readonly column: number
}

interface ModelMemory {
  /** As `fillTable` makes it, u32 entries. */
  readonly table: number
  /**
   * One row a feature, `stride` bytes each: its rarity (f32), the gain of every model, the weights of every model. Side by
   * side, because a row is far away: what one model waits for, the next ones have at hand.
   */
  readonly rows: number
  readonly stride: number
  /** Of each model. */
  readonly columns: readonly RowPlace[]
  /** `timesWeight` (u16) and `timesValue` (f64). */
  readonly weights: number
  readonly values: number
}

interface TextMemory {
  readonly text: number
  readonly hashes: number
  /** What `find` works with: slots of four bytes, a u32 per distinct hash. */
  readonly marks: number
  readonly distinct: number
  /** Which distinct hash every occurrence is, and the place of each among the known features + 1; u32. */
  readonly which: number
  readonly places: number
  /** Distinct features (u32), how often each stands there (u16), the same in a byte, and its multiplier (i16). */
  readonly ids: number
  readonly occurrences: number
  readonly times: number
  readonly multipliers: number
  /** A double per distinct feature. */
  readonly shares: number
  /** Number of the word at every position (u16); the words of every occurrence (8 bytes); two doubles per word. */
  readonly wordAt: number
  readonly owners: number
  readonly ofWord: number
  readonly ifRemoved: number
  /** A whole number per label of the widest model. */
  readonly sums: number
}

/** Makes room for all of it and copies the models in. */
export function layOut(kernel: Kernel, vocabulary: Vocabulary, models: readonly LinearModel[]): ScorerMemory {
  return { ...layOutModels(kernel, vocabulary, models), ...layOutText(kernel, models) }
}

function layOutModels(kernel: Kernel, { hashes, rarity }: Vocabulary, models: readonly LinearModel[]): ModelMemory {
  const slots = tableSlots(hashes.length)
  const { stride, columns } = columnsOf(models)
  const at = {
    table: kernel.allocate(slots * 4),
    rows: kernel.allocate((hashes.length + 1) * stride),
    weights: kernel.allocate(512),
    values: kernel.allocate(2048),
  }
  fillTable(hashes, kernel.words(at.table, slots))
  kernel.units(at.weights, 256).set(timesWeight)
  kernel.doubles(at.values, 256).set(timesValue)
  const rarities = kernel.floats(at.rows, (hashes.length * stride) / 4)
  rarity.forEach((value, id) => {
    rarities[(id * stride) / 4] = value
  })
  models.forEach((model, i) => copyModel(kernel, at.rows, stride, columns[i]!, model))
  return { ...at, stride, columns }
}

function columnsOf(models: readonly LinearModel[]): { stride: number; columns: readonly RowPlace[] } {
  let column = Math.ceil((4 + models.length * 2) / 16) * 16
  const columns = models.map(({ width }, i) => {
    const place = { gain: 4 + i * 2, column }
    column += width
    return place
  })
  return { stride: column, columns }
}

function copyModel(kernel: Kernel, rows: number, stride: number, place: RowPlace, model: LinearModel): void {
  const { gains, matrix, width } = model
  const bytes = kernel.signed(rows, gains.length * stride)
  const halves = kernel.units(rows, (gains.length * stride) / 2)
  for (let id = 0; id < gains.length; id++) {
    halves[(id * stride + place.gain) / 2] = gains[id]!
    bytes.set(matrix.subarray(id * width, (id + 1) * width), id * stride + place.column)
  }
}

function layOutText(kernel: Kernel, models: readonly LinearModel[]): TextMemory {
  return {
    text: kernel.allocate(mostUnits * 2),
    hashes: kernel.allocate(mostHashes * 4),
    marks: kernel.allocate(marksFor(mostHashes) * 4),
    distinct: kernel.allocate(mostHashes * 4),
    which: kernel.allocate(mostHashes * 4),
    places: kernel.allocate(mostHashes * 4),
    ids: kernel.allocate(mostHashes * 4 + 16),
    occurrences: kernel.allocate(mostHashes * 2),
    times: kernel.allocate(mostHashes),
    multipliers: kernel.allocate(mostHashes * 2 + 16),
    shares: kernel.allocate(mostHashes * 8),
    wordAt: kernel.allocate(mostUnits * 2),
    owners: kernel.allocate(mostHashes * 8),
    ofWord: kernel.allocate(mostUnits * 8),
    ifRemoved: kernel.allocate(mostUnits * 8),
    sums: kernel.allocate(Math.max(16, ...models.map(({ width }) => width)) * 4),
  }
}

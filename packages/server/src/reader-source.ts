import { loadReader, trainReader, type Senses } from '@pointsman/core'
import type { ReaderSource } from './engine/parts.ts'
import { loadSenses } from './senses/senses.ts'

/** Any number will do: it only has to be the same everywhere, so that every node makes the same day-one reader. */
const daySeed = 1

/** Readers of the core, lent the senses of this process. */
export const readerSource: ReaderSource = {
  load: async (snapshot) => loadReader(snapshot, await sensesOnce()),
  dayOne: async (queues) => trainReader({ history: [], queues }, await sensesOnce(), { seed: daySeed }),
}

let senses: Promise<Senses> | undefined

/** Loaded when first needed: half a second and a lot of memory, which a command that reads nothing need not pay. */
function sensesOnce(): Promise<Senses> {
  return (senses ??= loadSenses())
}

import { seededRandom, shuffle } from './shuffle.ts'

/** Tickets to learn from and tickets to predict, by number. */
export interface Fold {
  readonly learned: Uint32Array
  readonly heldOut: Uint32Array
}

/** From this many on the newest fifth alone says more of tomorrow than all folds do. */
const fewestForNewest = 60
/** Below this there is nothing to spare: the usual calibration is taken. */
const fewest = 20
/** Up to this many tickets every one is held out once; training is cheap there, and a fifth would be too few to judge. */
const mostForAllFolds = 2_000
const foldCount = 5
/** Folds when every ticket is held out once: each is a training of its own. */
const smallFoldCount = 3

/**
 * Which tickets are held out of a first training to calibrate on: the newest fifth, or a random fifth,
 * or all in turn when there are few. Of `all` tickets the first
 * `examples` are real, oldest first; descriptions stand behind them and are always learned.
 */
export function heldOutFolds(examples: number, all: number, seed: number, inTimeOrder: boolean): readonly Fold[] {
  if (examples < fewest) return []
  const order = Uint32Array.from({ length: examples }, (_, i) => i)
  const isOneFold = examples > mostForAllFolds || (inTimeOrder && examples >= fewestForNewest)
  if (!inTimeOrder) shuffle(order, seededRandom(seed ^ 0x51ed270b))
  const folds: Fold[] = []
  const count = isOneFold ? foldCount : smallFoldCount
  for (let fold = count - 1; fold >= 0; fold--) {
    const from = Math.floor((examples * fold) / count)
    const to = Math.floor((examples * (fold + 1)) / count)
    const heldOut = order.slice(from, to)
    const learned = new Uint32Array(all - heldOut.length)
    learned.set(order.subarray(0, from))
    learned.set(order.subarray(to), from)
    for (let i = examples; i < all; i++) learned[i - heldOut.length] = i
    folds.push({ learned, heldOut })
    if (isOneFold) break
  }
  return folds
}

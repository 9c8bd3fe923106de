import { Kernel } from './kernel/kernel.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { LinearModel } from './linear-model.ts'
import type { RawScore, Scorer, WordShares } from './scorer.ts'
import type { Vocabulary } from './vocabulary.ts'
import { layOut } from './wasm-memory.ts'
import { wasmText } from './wasm-text.ts'

/**
 * The quick path: everything but the softmax inside the compiled kernel. One scorer a model; all models are of the
 * vocabulary given, so a text is looked up once for all of them.
 */
export function wasmScorers(vocabulary: Vocabulary, models: readonly LinearModel[]): readonly Scorer[] {
  const kernel = new Kernel()
  const { run } = kernel
  const at = layOut(kernel, vocabulary, models)
  const { ids, times, occurrences, rows, stride, weights } = at
  const text = wasmText(kernel, at, vocabulary)
  const scorerOf = (model: LinearModel, gain: number, column: number): Scorer => {
    const { width, unit } = model
    const sums = kernel.sums(at.sums, width)
    return {
      score(ticket: UnitText): RawScore {
        const { known, length } = text.find(ticket)
        run.score(ids, times, known, rows, stride, gain, column, width, weights, at.sums, at.multipliers)
        return { sums, length, known }
      },
      shareOut(ticket: UnitText, label: number, wordAt: Uint16Array, words: number): WordShares {
        const { known, length } = text.find(ticket)
        const scale = length > 0 ? unit / length : 0
        run.sharesOf(ids, occurrences, known, rows, stride, gain, column + label, weights, scale, at.shares)
        const ofWord = kernel.doubles(at.ofWord, words).fill(0)
        const ifRemoved = kernel.doubles(at.ifRemoved, words).fill(0)
        run.shareOut(at.owners, text.findOwners(ticket, wordAt), at.shares, at.ofWord, at.ifRemoved)
        return { ofWord, ifRemoved }
      },
    }
  }
  return models.map((model, i) => scorerOf(model, at.columns[i]!.gain, at.columns[i]!.column))
}

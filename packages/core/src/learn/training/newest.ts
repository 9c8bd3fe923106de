import type { LabelledText } from '../classifier.ts'

/** More tickets than this add training time and memory, and next to nothing else (bench/read, learning curve). */
const mostTickets = 120_000
/** A label keeps this many of its newest tickets even when the history is cut. */
const keptPerLabel = 100

/** The newest tickets (the last in the list), and the newest of every thin label, in their order. */
export function newestTickets(examples: readonly LabelledText[]): readonly LabelledText[] {
  if (examples.length <= mostTickets) return examples
  const seen = new Map<string, number>()
  const isKept = new Uint8Array(examples.length)
  for (let i = examples.length - 1; i >= 0; i--) {
    const { label } = examples[i]!
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    isKept[i] = examples.length - i <= mostTickets || count <= keptPerLabel ? 1 : 0
  }
  return examples.filter((_, i) => isKept[i] === 1)
}

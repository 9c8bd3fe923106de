import type { LabelledText } from '../classifier.ts'
import { mostUnits } from '../kernel/text-units.ts'

/** More tickets than this add training time and memory, and next to nothing else (bench/read, learning curve). */
const mostTickets = 120_000
/**
 * Most text that is learned from, in UTF-16 units of at most `mostUnits` a ticket: about 40 bytes of memory each while
 * training, so about a gigabyte. 15,000 long mails, or all 120,000 tickets of ordinary length.
 */
const mostText = 25_000_000
/** A label keeps this many of its newest tickets even when the history is cut. */
const keptPerLabel = 100

/** The newest tickets (the last in the list), and the newest of every thin label, in their order. */
export function newestTickets(examples: readonly LabelledText[]): readonly LabelledText[] {
  const seen = new Map<string, number>()
  const isKept = new Uint8Array(examples.length)
  let text = 0
  for (let i = examples.length - 1; i >= 0; i--) {
    const { label } = examples[i]!
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    text += Math.min(mostUnits, examples[i]!.subject.length + examples[i]!.body.length)
    const isNewest = examples.length - i <= mostTickets && text <= mostText
    isKept[i] = isNewest || count <= keptPerLabel ? 1 : 0
  }
  return examples.filter((_, i) => isKept[i] === 1)
}

import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { score } from '../../packages/core/src/learn/evaluate/scored.ts'
import { trainClassifier } from '../../packages/core/src/learn/train-classifier.ts'
import { asExample, hasData, readRows, shuffled } from '../read/data.ts'

/** One ticket, as a model read it that was not trained on it. */
export interface Held {
  readonly confidence: number
  readonly inScope: number
  /** The label read. */
  readonly queue: string
  readonly truth: string
  /** Share of its words that no training ticket has, 0–1. */
  readonly unknownWords: number
}

/** All that is read of one data set. */
export interface Readings {
  readonly name: string
  readonly known: readonly Held[]
  /** Tickets of no label at all, and of labels kept out of training; whatever is said of them is wrong. */
  readonly strange: readonly Held[]
}

export const sets = ['banking77', 'clinc150', 'it8'] as const
export type SetName = (typeof sets)[number]

const folders: Readonly<Record<SetName, string>> = {
  banking77: 'banking77',
  clinc150: 'clinc150',
  it8: 'it8_service_tickets',
}
/** Of the long tickets, so many: enough to judge by, and trained on in half a minute. */
const mostRows = 12_000
/** Every so-manieth label is kept out of training, to come as something new. */
const keptOut = 7

export function hasRead(set: SetName): boolean {
  return hasData(folders[set])
}

/** Reads a data set: two models, each trained on one half and asked about the other. */
export function readOnce(set: SetName): Readings {
  const rows = shuffled(readRows(`${folders[set]}/train.jsonl.gz`).map(asExample)).slice(0, mostRows)
  const labels = [...new Set(rows.map(({ label }) => label))].toSorted()
  // With real out-of-scope questions there is no need to make some up.
  const outside =
    set === 'clinc150' ? ['oos_train', 'oos_val'].flatMap((file) => readRows(`clinc150/${file}.jsonl.gz`)) : []
  const unseen = new Set(outside.length > 0 ? [] : labels.filter((_, i) => i % keptOut === 0))
  const inside = rows.filter(({ label }) => !unseen.has(label))
  const strangers = [...outside.map(asExample), ...rows.filter(({ label }) => unseen.has(label))]
  const known: Held[] = []
  const strange: Held[] = []
  for (const half of [0, 1]) {
    const learned = inside.filter((_, i) => i % 2 !== half)
    const read = readerOf(learned)
    known.push(...inside.filter((_, i) => i % 2 === half).map(read))
    strange.push(...strangers.filter((_, i) => i % 2 === half).map(read))
  }
  return { name: set, known: shuffled(known, 7), strange: shuffled(strange, 8) }
}

function readerOf(learned: readonly LabelledText[]): (ticket: LabelledText) => Held {
  const classifier = trainClassifier(learned, { seed: 1 })
  const words = new Set(learned.flatMap(({ body }) => wordsOf(body)))
  return (ticket) => {
    const { probabilities, inScope } = classifier.predictOne(ticket)
    const { predicted, confidence } = score(ticket.label, classifier.labels, probabilities)
    const own = wordsOf(ticket.body)
    const unknown = own.filter((word) => !words.has(word)).length
    const unknownWords = own.length === 0 ? 0 : unknown / own.length
    return { confidence, inScope, queue: predicted, truth: ticket.label, unknownWords }
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

import type { FieldText, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { score, type Scored } from '../../packages/core/src/learn/evaluate/scored.ts'

/** One training set with the tickets it is tested on. */
export interface Split {
  readonly train: readonly LabelledText[]
  readonly test: readonly LabelledText[]
}

/** One line block of the table: a data set, cut one or several times; the same cuts for every peer. */
export interface Trial {
  readonly name: string
  readonly splits: readonly Split[]
  /** Tickets of none of the labels, for the out-of-scope AUROC; nobody trains on them. */
  readonly outOfScope: readonly LabelledText[]
  /** `time`: the held-out fifth of the training set is its last one, else a random one. */
  readonly order: 'time' | 'random'
}

/** What a peer says of one ticket whose label is known. */
export interface Answer {
  readonly scored: Scored
  /** How much the ticket is like anything trained on; the largest probability where a peer has nothing better. */
  readonly inScope: number
}

/** A trained peer. Seconds are processor seconds (user and system), so that a busy machine does not decide. */
export interface Trained {
  readonly trainSeconds: number
  readonly modelBytes: number
  /** Aligned with the tickets. Without probabilities the confidences are not a number and the ranks 1 or infinite. */
  answer(tickets: readonly LabelledText[]): Promise<readonly Answer[]>
  /** Text in to answer out, one thread, without loading the model; see each peer for what is counted. */
  docsPerSecond(tickets: readonly FieldText[]): Promise<number>
  dispose(): void
}

export interface Peer {
  readonly name: string
  /** Why this peer cannot run here, and how to get it; undefined when it can. */
  absent(): Promise<string | undefined>
  /** Finds settings on a part of a training set, once a trial. */
  tune?(fit: readonly LabelledText[], check: readonly LabelledText[]): Promise<void>
  /** `time`: the examples are oldest first. */
  train(examples: readonly LabelledText[], order: Trial['order']): Promise<Trained>
}

/** The answer of a peer that gives a probability to every label. */
export function weighed(truth: string, labels: readonly string[], probabilities: Float64Array): Answer {
  const scored = score(truth, labels, probabilities)
  return { scored, inScope: scored.confidence }
}

/** The answer of a peer that names a label and nothing else. */
export function named(truth: string, predicted: string): Answer {
  const rank = truth === predicted ? 1 : Number.POSITIVE_INFINITY
  return { scored: { truth, predicted, confidence: Number.NaN, rank }, inScope: Number.NaN }
}

/** Subject and body as one text, the way every peer but ours sees it. */
export function joined(ticket: FieldText): string {
  return ticket.subject ? `${ticket.subject}\n${ticket.body}` : ticket.body
}

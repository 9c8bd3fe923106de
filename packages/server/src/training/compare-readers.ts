import {
  compareModels,
  lossOf,
  type HistoricTicket,
  type LabelReading,
  type LabelsInForce,
  type ModelOutcome,
  type PairedOutcome,
  type Reader,
} from '@pointsman/core'
import type { Comparison } from './training-order.ts'

/** What is compared, and on what. */
export interface ReadersToCompare {
  readonly champion: Reader
  readonly challenger: Reader
  /** Oldest first. */
  readonly window: readonly HistoricTicket[]
  readonly inForce: LabelsInForce
  /** The queue that a ticket's final one stands for now. */
  readonly queueOf: (row: HistoricTicket) => string
  readonly onProgress: (share: number) => void
}

/** Has both read the same tickets as they would be read now, and compares how often and how surely they name the queue that proved right. */
export function compareReaders(input: ReadersToCompare): Omit<Comparison, 'champion'> {
  const { champion, challenger, window, inForce, queueOf, onProgress } = input
  const pairs = window.map((row, index): PairedOutcome => {
    if (index % 50 === 0) onProgress(index / window.length)
    const truth = queueOf(row)
    const outcomeOf = (reader: Reader): ModelOutcome =>
      readOutcome(reader.read(row.ticket, inForce).queue, truth, inForce.queues.length)
    return { champion: outcomeOf(champion), challenger: outcomeOf(challenger) }
  })
  return { ...compareModels(pairs), from: window[0]!.ticket.receivedAt, to: window.at(-1)!.ticket.receivedAt }
}

/** A reader that abstains is not right, and gives every queue the same probability. */
export function readOutcome(reading: LabelReading, truth: string, queues: number): ModelOutcome {
  const { label, distribution } = reading
  if (distribution.length === 0) return { isRight: false, loss: lossOf(1 / Math.max(1, queues)) }
  const named = distribution.find((one) => one.label === truth)
  const left = 1 - distribution.reduce((sum, one) => sum + one.probability, 0)
  const probability = named?.probability ?? left / Math.max(1, queues - distribution.length)
  return { isRight: label === truth, loss: lossOf(probability) }
}

import type { LabelReading, NumberReading, Reading } from '../domain/reading.ts'
import type { TicketWords } from './reader.ts'

/** The model version of a decision for which no reader could be asked. */
export const noModel = 'none'

/** Characters of subject and body that are kept in place of the cleaned text. */
const keptCharacters = 10_000

/**
 * What stands in a decision when the reader could not be asked: nothing is known, and it is said why. Such a ticket is
 * held for a person (`reader_unavailable`), never lost.
 */
export function unread(ticket: TicketWords, why: string): Reading {
  return {
    queue: noLabel,
    topic: noLabel,
    intent: noLabel,
    complexity: { minutes: 30, low: 5, high: 180, tier: 1, confidence: 0, abstained: true, evidence: [] },
    impact: noNumber,
    distress: noNumber,
    language: { confidence: 0 },
    issues: [],
    notes: [why],
    text: `${ticket.subject.replaceAll('\n', ' ')}\n${ticket.body}`.slice(0, keptCharacters),
    isMissing: true,
  }
}

const noLabel: LabelReading = { distribution: [], confidence: 0, inScope: 0, abstained: true, evidence: [] }

const noNumber: NumberReading = { value: 0, confidence: 0, abstained: true, evidence: [] }

import type { HistoricTicket, Ticket } from '../domain/ticket.ts'
import type { Lesson } from '../domain/lesson.ts'
import type { Queue } from '../domain/queue.ts'
import type { LanguageReading, Reading } from '../domain/reading.ts'

/** Reads tickets. Reading changes nothing; learning changes what is read next. */
export interface Reader {
  /** Names the snapshot and the last lesson applied: `m1a2b3c+17`. The same name reads the same, bit for bit, on every machine. */
  readonly version: string
  /** Never throws on any text. Labels outside `inForce` are never suggested. */
  read(ticket: Ticket, inForce: LabelsInForce): Reading
  /** Applies the next lesson. Throws `lesson_out_of_order` when its `seq` is not above that of the last. */
  learnOne(lesson: Lesson): void
  /** Everything needed to load the same reader elsewhere. */
  snapshot(): Uint8Array
}

/** What may be suggested at all: ids (or names, for topics) of what is open now. */
export interface LabelsInForce {
  readonly queues: readonly string[]
  /** Absent: every topic that was learned. */
  readonly topics?: readonly string[]
}

/** What the reader is lent by libraries, because the core has none of its own. */
export interface Senses {
  /** Language of a text of at most a few thousand characters. */
  language(text: string): LanguageReading
  /** Distress 0–1 by a sentiment lexicon, English; 0 where nothing is known. */
  distress(text: string): number
  /** Plain text of an HTML body. */
  plainText(html: string): string
}

/** What a reader is trained on. */
export interface TrainingMaterial {
  readonly history: readonly HistoricTicket[]
  /** Queues by name and description: all there is on day one. */
  readonly queues: readonly Queue[]
}

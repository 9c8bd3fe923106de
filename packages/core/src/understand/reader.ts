import type { HistoricTicket, Ticket } from '../domain/ticket.ts'
import type { Lesson } from '../domain/lesson.ts'
import type { Queue } from '../domain/queue.ts'
import type { LanguageReading, Reading } from '../domain/reading.ts'

/** What is read of a ticket. */
export type TicketWords = Pick<Ticket, 'subject' | 'body'>

/** Reads tickets. Reading changes nothing; learning changes what is read next. */
export interface Reader {
  /** Names the snapshot and the last lesson applied: `m1a2b3c+17`. The same name reads the same, bit for bit, on every machine. */
  readonly version: string
  /** What the reader said of the queue of tickets that it was not trained on; none where too few could be held out. */
  readonly heldOut?: readonly HeldOutReading[]
  /** Never throws on any text. Labels outside `inForce` are never suggested. */
  read(ticket: TicketWords, inForce: LabelsInForce): Reading
  /** Applies the next lesson, which may take an earlier one back. Throws `lesson_out_of_order` when its `seq` is not above that of the last. */
  learnOne(lesson: Lesson): void
  /** Everything needed to load the same reader elsewhere. */
  snapshot(): Uint8Array
}

/** One ticket held out while the reader was trained: the queue read, how surely, and whether that was right. */
export interface HeldOutReading {
  /** Absent in models from before it was kept. */
  readonly queue?: string
  readonly confidence: number
  readonly inScope: number
  readonly isRight: boolean
}

/** What may be suggested at all: ids (or names, for topics) of what is open now. */
export interface LabelsInForce {
  readonly queues: readonly string[]
  /** Absent: every topic that was learned. */
  readonly topics?: readonly string[]
  /** Closed queues, each with the open one that took it over: what reads like the one counts for the other. Absent: none. */
  readonly merged?: ReadonlyMap<string, string>
  /** Open queues by name and description, so that one can be suggested before there is any history of it. */
  readonly described?: readonly DescribedQueue[]
}

/** What an operator says of a queue. */
export type DescribedQueue = Pick<Queue, 'id' | 'name' | 'description' | 'active'>

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

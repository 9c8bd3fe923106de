import type { ChallengeResult, Lesson, Queue, Timestamp } from '@pointsman/core'
import type { NewTraining, StoredModel, TrainingOutcome } from '../store/store.ts'

/** What is asked for. */
export interface TrainingOrder extends Pick<NewTraining, 'actor' | 'kind' | 'seed'> {
  /** Put in force whatever the comparison says. */
  readonly isForced: boolean
}

/** Everything a training rests on beside the history; with it and the seed it comes out the same, bit for bit. */
export interface TrainingGround extends TrainingOrder {
  /** When the training began: what is dated later has a wrong date, and says nothing of what is new. */
  readonly at: Timestamp
  /** Open and closed ones: what was learned under a merged queue counts for the one it was merged into. */
  readonly queues: readonly Queue[]
  readonly lessons: readonly Lesson[]
  /** The model in force; absent before the first. */
  readonly champion?: Champion
}

/** The model in force, as it was saved. */
export type Champion = Pick<StoredModel, 'version' | 'snapshot' | 'trainedAt' | 'trainedThrough' | 'lessonSeq'>

/** A model that was made. */
export interface TrainedModel extends Pick<StoredModel, 'version' | 'snapshot' | 'lessonSeq' | 'trainedThrough'> {
  /** Tickets of the past it was trained on. */
  readonly tickets: number
  /** Per facet: labels, tickets with one, and how well held-out tickets were read. */
  readonly facets: readonly FacetFacts[]
}

/** How well one facet was learned. */
export interface FacetFacts {
  readonly facet: string
  readonly labels: number
  /** Tickets of the history that have a label; 0 where only built-in examples or descriptions were learned. */
  readonly examples: number
  /** Share of held-out tickets read right, 0–1; absent where too few were held out, or no ticket has a label. */
  readonly accuracy?: number
  /** Share of the examples with the commonest label, 0–1: what always guessing that one would get right; absent without any, and in models from before it was kept. */
  readonly commonestShare?: number
}

/** What a training came to, before anything is written. */
export interface TrainingResult {
  readonly outcome: TrainingOutcome
  /** Absent where nothing was made. */
  readonly model?: TrainedModel
  readonly comparison?: Comparison
  /** Tickets that were resolved since the champion was trained, and how many a comparison needs; where it was not made. */
  readonly tooFew?: { readonly found: number; readonly needed: number }
  /** Why the champion could not be compared with: this version cannot read it. */
  readonly unreadable?: string
}

/** A challenger beside the champion, on tickets that neither was trained on. */
export interface Comparison extends ChallengeResult {
  readonly champion: string
  /** Arrival of the first ticket and the last that were compared on. */
  readonly from: Timestamp
  readonly to: Timestamp
}

import type { Timestamp } from '@pointsman/core'

/** The part of the store that keeps trained models, which of them is in force, and the trainings they come from. */
export interface ModelVerbs {
  /**
   * Keeps a model; one of the same version is replaced. With `promotion` it is put in force in the same transaction, unless the
   * promotion names a champion that is no longer the one in force. Answers whether it is in force now.
   */
  saveModel(model: StoredModel, promotion: Promotion | undefined): Promise<boolean>
  /** Which model is the champion, without loading it. */
  championVersion(): Promise<string | undefined>
  /** The champion, or the one named by version. */
  model(version?: string): Promise<StoredModel | undefined>
  /** All that are kept, newest first, without their snapshots. */
  models(): Promise<readonly ModelSummary[]>
  /** Puts a kept model in force; `not_found` for one that is not there. Nothing happens where it is in force already. */
  promoteModel(version: string, promotion: Promotion): Promise<Promoted>
  /**
   * Puts the model in force that was there before the present one, or the one before that if it is no longer kept. Going back twice
   * goes back two steps. Throws `no_earlier_model` where there is none.
   */
  backToModel(promotion: Promotion): Promise<Promoted>
  /** What was put in force when, by whom and why, newest first. */
  promotions(limit: number): Promise<readonly Promoted[]>
  /**
   * Tidies models away: all but the champion, the one that going back leads to, and the `keep` saved last. Answers which went.
   * Decisions stay as they are: their records hold what was read.
   */
  pruneModels(keep: number): Promise<readonly string[]>
  /** Notes that a training begins. Others that are still noted as running have died: they end as `abandoned`. */
  beginTraining(training: NewTraining): Promise<void>
  noteTraining(id: string, share: number, step: string): Promise<void>
  endTraining(id: string, at: Timestamp, ending: TrainingEnding): Promise<void>
  /** Newest first. */
  trainings(limit: number): Promise<readonly StoredTraining[]>
}

/** A model without its bytes. */
export interface ModelSummary {
  readonly version: string
  readonly trainedAt: Timestamp
  /** Arrival of the newest ticket it was trained on; absent where it was trained on none, or before this was kept. */
  readonly trainedThrough?: Timestamp
  /** The last lesson that was in the training data. */
  readonly lessonSeq: number
  readonly bytes: number
  /** Figures of its training, for people. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** A model with its bytes. */
export interface StoredModel extends Omit<ModelSummary, 'bytes'> {
  readonly snapshot: Uint8Array
}

/** Who puts a model in force, when, and why. */
export interface Promotion {
  readonly at: Timestamp
  readonly actor: string
  readonly reason: string
  /** Only if this is the champion still: what was compared. */
  readonly over?: string
}

/** A model that was put in force. */
export interface Promoted extends Omit<Promotion, 'over'> {
  readonly version: string
}

/** A training that begins. */
export interface NewTraining {
  readonly id: string
  readonly startedAt: Timestamp
  readonly actor: string
  readonly kind: 'asked' | 'nightly'
  readonly seed: number
}

/** How a training ended: `outcome` for programs, `inWords` for people, and the figures. */
export interface TrainingEnding {
  readonly outcome: TrainingOutcome
  readonly inWords: string
  /** The model that was made; absent where none was. */
  readonly model?: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** How trainings end. */
export const trainingOutcomes = [
  // Put in force.
  'first',
  'better',
  'forced',
  // Kept, and not in force.
  'not_better',
  'worse',
  'not_compared',
  'overtaken',
  // Nothing was made.
  'same',
  'too_few',
  'failed',
  'abandoned',
] as const
export type TrainingOutcome = (typeof trainingOutcomes)[number]

/** A training, under way or done. */
export interface StoredTraining extends NewTraining {
  /** Share done, 0–1, and what is being done. */
  readonly share: number
  readonly step: string
  readonly endedAt?: Timestamp
  readonly ending?: TrainingEnding
}

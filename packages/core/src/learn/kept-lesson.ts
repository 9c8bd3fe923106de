import type { FieldText } from './classifier.ts'
import type { SharedFeature } from './lesson-features.ts'

/** A lesson as it is kept: the ticket's words, their label, and how much it moves that label's score (logit). */
export interface KeptLesson extends FieldText {
  readonly label: string
  /** Above 0; taken from the score where `isNot`. */
  readonly strength: number
  /** How loudly it speaks together with others, 0 (when absent) or more: see `voiceOf`. */
  readonly voice?: number
  /** The label that training alone held for likeliest beside `label`: the two that this lesson decides between. */
  readonly instead?: string
  /** The label is wrong for this ticket. */
  readonly isNot?: true
  /** How far it is believed, 0–1; 1 when absent. */
  readonly weight?: number
  /** Its place in the one order of lessons. */
  readonly seq?: number
}

/** What stored lessons say of one label. */
export interface Recollection {
  readonly label: string
  /** Added to the label's score (logit): above 0, or below for lessons that say what a ticket is not. */
  readonly boost: number
  /** What those that are only loosely like the ticket say together, of the same sign; `boost` is at least that strong. */
  readonly together: number
  /** A lesson among them says so by itself: the ticket is like it. */
  readonly isNear: boolean
  /** The features that lessons and ticket share, with each one's share of the boost. Worked out when asked for. */
  shared(): readonly SharedFeature[]
}

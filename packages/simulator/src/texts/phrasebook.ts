/** How the writer comes across: matter of fact, louder than the matter, or quieter than it. */
export type Register = 'plain' | 'loud' | 'calm'

/**
 * The sentences around the matter, in one language, shared by all topics. Slots: `<todo>`, `<wish>`, `<task>`, `<broken>`
 * are filled from the topic, `<mention>` from another one, the rest from `slots.ts`.
 */
export interface Phrasebook {
  readonly formalGreetings: readonly string[]
  readonly greetings: readonly string[]
  /** First sentences that say nothing about the matter. */
  readonly openers: readonly string[]
  readonly howTo: readonly string[]
  readonly wish: readonly string[]
  readonly task: readonly string[]
  readonly bug: readonly string[]
  readonly incident: readonly string[]
  readonly complaint: readonly string[]
  /** Sentences that name something else: `<mention>`. */
  readonly asides: readonly string[]
  /** What came before, of somebody who writes again. */
  readonly repeats: readonly string[]
  /** Announces a second matter. */
  readonly seconds: readonly string[]
  /** What it costs, by impact level 0 (nothing) to 3 (all stands still). */
  readonly impact: readonly [ImpactPhrases, ImpactPhrases, ImpactPhrases, ImpactPhrases]
  readonly angry: readonly string[]
  readonly closings: readonly string[]
  readonly formalFarewells: readonly string[]
  readonly farewells: readonly string[]
  /** Subjects that say nothing. */
  readonly vagueSubjects: readonly string[]
  readonly loudSubjects: readonly string[]
  /** Subjects that name something else: `<mention>`. */
  readonly strayingSubjects: readonly string[]
  /** First line of a quoted mail. */
  readonly quoteHeads: readonly string[]
  /** What support wrote in an earlier mail, about `<mention>`. */
  readonly supportReplies: readonly string[]
  /** Jobs in a signature. */
  readonly jobs: readonly string[]
  readonly months: readonly string[]
  readonly days: readonly string[]
}

export type ImpactPhrases = Readonly<Record<Register, readonly string[]>>

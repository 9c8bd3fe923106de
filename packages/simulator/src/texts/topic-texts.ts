/**
 * What people say about one topic in one language, as templates of `grammar.ts`. The phrases stand in frames that all topics
 * share (`phrasebook.ts`), so no sentence pattern belongs to one queue only.
 */
export interface TopicTexts {
  /** Honest subjects. */
  readonly subjects: readonly string[]
  /** Infinitives that follow "how do I …". */
  readonly todo: readonly string[]
  /** Infinitives that follow "it would help if we could …". */
  readonly wish: readonly string[]
  /** Infinitives that follow "could you please …". */
  readonly task: readonly string[]
  /** Whole clauses that say what is wrong; they stand after "since Monday, …" too. */
  readonly broken: readonly string[]
  /** Further sentences on the matter. */
  readonly details: readonly string[]
  /** Things with an article, as somebody names them who writes about something else: "the refund from March". */
  readonly mentions: readonly string[]
}

/** Texts by topic id. */
export type TopicBook = Readonly<Record<string, TopicTexts>>

import type { Phrasebook } from './phrasebook.ts'
import type { TopicBook } from './topic-texts.ts'
import { english } from './en/phrases.ts'
import { englishTopics } from './en/topics.ts'
import { french } from './fr/phrases.ts'
import { frenchTopics } from './fr/topics.ts'
import { german } from './de/phrases.ts'
import { germanTopics } from './de/topics.ts'
import { spanish } from './es/phrases.ts'
import { spanishTopics } from './es/topics.ts'

/** Languages in which the sample company's customers write, ISO 639-1. */
export const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

/** Everything that can be said in one language. */
export interface Tongue {
  readonly phrases: Phrasebook
  readonly topics: TopicBook
}

export const tongues: Readonly<Record<Language, Tongue>> = {
  en: { phrases: english, topics: englishTopics },
  de: { phrases: german, topics: germanTopics },
  fr: { phrases: french, topics: frenchTopics },
  es: { phrases: spanish, topics: spanishTopics },
}

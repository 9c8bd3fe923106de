import type { TopicBook } from '../topic-texts.ts'
import { spanishOfficeTopics } from './office-topics.ts'
import { spanishYardTopics } from './yard-topics.ts'

/** What people say in Spanish about each topic. */
export const spanishTopics: TopicBook = { ...spanishOfficeTopics, ...spanishYardTopics }

import type { TopicBook } from '../topic-texts.ts'
import { germanOfficeTopics } from './office-topics.ts'
import { germanYardTopics } from './yard-topics.ts'

/** What people say in German about each topic. */
export const germanTopics: TopicBook = { ...germanOfficeTopics, ...germanYardTopics }

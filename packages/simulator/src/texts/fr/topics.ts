import type { TopicBook } from '../topic-texts.ts'
import { frenchOfficeTopics } from './office-topics.ts'
import { frenchYardTopics } from './yard-topics.ts'

/** What people say in French about each topic. */
export const frenchTopics: TopicBook = { ...frenchOfficeTopics, ...frenchYardTopics }

import type { TopicTexts } from './topic-texts.ts'

/** Texts of a topic in a language of which the sample company gets fewer tickets: one list of infinitives serves questions and wishes. */
export function briefTopic(texts: Omit<TopicTexts, 'wish'>): TopicTexts {
  return { ...texts, wish: texts.todo }
}

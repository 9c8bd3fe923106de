import { describe, expect, test } from 'vitest'
import { topics } from '../company/queues.ts'
import { countForms, slotsIn } from '../grammar.ts'
import { languages, tongues } from './languages.ts'
import { slotNames } from './slots.ts'

const topicSlots = ['todo', 'wish', 'task', 'broken', 'mention']

describe.each(languages)('in %s', (language) => {
  const { phrases, topics: book } = tongues[language]

  test('every topic of the company has something to say, and no other topic has', () => {
    expect(Object.keys(book).toSorted()).toEqual(topics.map((topic) => topic.id).toSorted())
  })

  test('every template reads, and every slot in it can be filled', () => {
    const templates = [...deepStrings(phrases), ...deepStrings(book)]
    for (const template of templates) {
      expect(countForms(template), template).toBeGreaterThan(0)
      for (const slot of slotsIn(template)) expect([...slotNames, ...topicSlots], template).toContain(slot)
    }
  })

  test('topic phrases name no topic slot, so that no text runs into itself', () => {
    for (const template of deepStrings(book)) {
      for (const slot of slotsIn(template)) expect(topicSlots, template).not.toContain(slot)
    }
  })

  test('everything that can go wrong can be said in many ways', () => {
    for (const [topic, texts] of Object.entries(book)) {
      const ways = [...texts.broken, ...texts.todo, ...texts.task].reduce(
        (sum, template) => sum + countForms(template),
        0,
      )
      expect(ways, topic).toBeGreaterThanOrEqual(language === 'en' ? 30 : 7)
    }
  })
})

function deepStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(deepStrings) : []
}

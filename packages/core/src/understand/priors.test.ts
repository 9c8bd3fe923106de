import { describe, expect, test } from 'vitest'
import { complexitySeeds, minuteClasses } from './complexity-prior.ts'
import { impactSeeds } from './impact-prior.ts'
import { intents, intentSeeds } from './intent-prior.ts'
import type { LabelledSeed } from './labelled-seed.ts'
import { priorities } from '../domain/ticket.ts'

const priors: readonly (readonly [string, readonly LabelledSeed<string>[], readonly string[]])[] = [
  ['intent', intentSeeds, intents],
  ['impact', impactSeeds, priorities],
  ['complexity', complexitySeeds, minuteClasses],
]

describe('what the reader knows at day one', () => {
  for (const [facet, seeds, labels] of priors) {
    test(`${facet}: every label has as many sentences as any other, so that none is favoured`, () => {
      const counts = labels.map((label) => seeds.filter((seed) => seed.label === label).length)
      expect(new Set(counts).size).toBe(1)
      expect(counts[0]).toBeGreaterThanOrEqual(29)
      expect(seeds).toHaveLength((counts[0] ?? 0) * labels.length)
    })

    test(`${facet}: no sentence stands twice, so that none contradicts another`, () => {
      const texts = seeds.map((seed) => seed.text.toLowerCase())
      expect(new Set(texts).size).toBe(texts.length)
    })
  }

  test('the intents are the seven of the glossary', () => {
    expect(intents).toEqual(['how-to', 'bug', 'incident', 'feature request', 'account task', 'complaint', 'other'])
  })

  test('shouting is no sign of impact: exclamation marks stand among the low, not among the urgent', () => {
    const shouted = impactSeeds.filter((seed) => seed.text.includes('!'))
    expect(shouted.some((seed) => seed.label === 'low')).toBe(true)
    expect(shouted.filter((seed) => seed.label === 'urgent')).toEqual([])
  })
})

/** Multinomial naive Bayes over words, with add-one smoothing: the simplest reader there is (Manning et al. 2008, §13.2). */
function readerOf(seeds: readonly LabelledSeed<string>[]): (text: string) => string | undefined {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+|!+|\?/gu) ?? []
  const counts = new Map<string, Map<string, number>>()
  const all = new Set<string>()
  for (const { text, label } of seeds) {
    const own = counts.get(label) ?? new Map<string, number>()
    counts.set(label, own)
    for (const word of words(text)) own.set(word, (own.get(word) ?? 0) + 1)
    for (const word of words(text)) all.add(word)
  }
  const scores = [...counts].map(([label, own]) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0)
    return [label, (word: string): number => Math.log(((own.get(word) ?? 0) + 1) / (total + all.size))] as const
  })
  return (text) => {
    const known = words(text).filter((word) => all.has(word))
    const scored = scores.map(([label, score]) => [label, known.reduce((sum, word) => sum + score(word), 0)] as const)
    return scored.toSorted((a, b) => b[1] - a[1])[0]?.[0]
  }
}

describe('the sentences teach what they should, even to the simplest reader', () => {
  for (const [facet, seeds, labels] of priors) {
    test(`${facet}: a sentence left out is read far better than by guessing`, () => {
      let right = 0
      for (let fold = 0; fold < 7; fold += 1) {
        const read = readerOf(seeds.filter((_, at) => at % 7 !== fold))
        right += seeds.filter((seed, at) => at % 7 === fold && read(seed.text) === seed.label).length
      }
      expect(right / seeds.length).toBeGreaterThan(1.6 / labels.length)
    })
  }

  test('a calm outage is read as worse than an angry trifle', () => {
    const read = readerOf(impactSeeds)
    expect(['urgent', 'high']).toContain(read('Hello, nobody in our company can log in since this morning'))
    expect(read('I am FURIOUS!!! The new icon is ugly!!!')).toBe('low')
  })
})

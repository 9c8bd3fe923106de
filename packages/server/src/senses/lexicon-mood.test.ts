import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import vader from 'vader-sentiment'
import { lexiconMood } from './lexicon-mood.ts'

const file = createRequire(import.meta.url).resolve('vader-sentiment/vader_lexicon.txt')
const lexicon = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[0]!)
  .filter((word) => word !== '')

function libraryMood(text: string): number {
  return vader.SentimentIntensityAnalyzer.polarity_scores(text).compound
}

test('every word of the lexicon has the mood that the library gives it', () => {
  for (const word of lexicon) expect([word, lexiconMood(word)]).toEqual([word, libraryMood(word)])
})

test('any text has the mood that the library gives it, bit for bit', () => {
  const between = [
    'but',
    'BUT',
    'very',
    'kind',
    'of',
    'least',
    'at',
    'never',
    'so',
    "don't",
    'not',
    'The',
    'bomb',
    'shit',
    'a',
    '?',
    'ordinary',
    'cut the mustard',
  ]
  const word = fc.oneof(fc.constantFrom(...lexicon), fc.constantFrom(...between), fc.string({ maxLength: 6 }))
  const shape = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => `${text}!`,
    (text: string) => `${text}!!!`,
    (text: string) => `"${text}`,
    (text: string) => `(${text})`,
    (text: string) => `${text}?!?`,
    (text: string) => `-${text},`,
    (text: string) => `${text}...`,
  )
  const token = fc.tuple(word, shape).map(([text, shaped]) => shaped(text))
  const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\u00a0')
  const text = fc.array(fc.tuple(token, gap), { maxLength: 14 }).map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(text, (said) => {
      expect(lexiconMood(said)).toBe(libraryMood(said))
    }),
    { numRuns: 3000 },
  )
})

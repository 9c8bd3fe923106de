import { expect, it } from 'vitest'
import { trainedText } from './trained-text.ts'

it('a facet that no ticket has a label for is said to know built-in examples only, without figures', () => {
  const text = trainedText({
    version: 'm1',
    tickets: 33,
    lessons: 0,
    seconds: 1,
    bytes: 1000,
    facets: [
      { facet: 'queue', labels: 3, examples: 33, accuracy: 0.9 },
      { facet: 'intent', labels: 9, examples: 0 },
    ],
  })
  const lines = text.split('\n')
  expect(lines).toContain('intent · built-in examples only, nothing learned from your tickets yet')
  expect(lines.find((line) => line.startsWith('queue'))).toMatch(/33 .*90\.0 %/)
})

import { expect, it } from 'vitest'
import type { TrainingDone } from '../../training/run-training.ts'
import { trainedJson, trainedText } from './trained-text.ts'

const facets = [
  { facet: 'queue', labels: 3, examples: 33, accuracy: 0.9 },
  { facet: 'intent', labels: 9, examples: 0 },
]
const done: TrainingDone = {
  result: {
    outcome: 'first',
    model: { version: 'm1', tickets: 33, lessonSeq: 0, snapshot: new Uint8Array(1000), facets },
  },
  ending: { outcome: 'first', inWords: 'm1 is the first model, and in force.', model: 'm1' },
  isInForce: true,
  seconds: 1,
}

it('a share is shown beside what always guessing the commonest label gives, and said to be no better where it is not', () => {
  const facet = (name: string, accuracy: number) => ({
    ...{ facet: name, labels: 3, examples: 100, accuracy, commonestShare: 0.41 },
  })
  const [queue, impact] = [facet('queue', 0.9), facet('impact', 0.318)]
  const text = trainedText({
    ...done,
    result: { ...done.result, model: { ...done.result.model!, facets: [queue, impact] } },
  })
  expect(text).toMatch(/^queue .*90\.0 % +41\.0 %$/m)
  expect(text).toMatch(/^impact .*31\.8 % +41\.0 % +no better than guessing$/m)
})

it('a facet that no ticket has a label for is said to know built-in examples only, without figures', () => {
  const lines = trainedText(done).split('\n')
  expect(lines).toContain('intent · built-in examples only, nothing learned from your tickets yet')
  expect(lines.find((line) => line.startsWith('queue'))).toMatch(/33 .*90\.0 %/)
})

it('a model that is not in force is said to be kept, with the way to put it there', () => {
  const kept = { ...done, isInForce: false, ending: { ...done.ending, inWords: 'm1 is kept and not in force.' } }
  expect(trainedText(kept)).toContain('pointsman model promote m1')
  expect(trainedJson(kept)).toMatchObject({ version: 'm1', is_in_force: false, outcome: 'first', bytes: 1000 })
})

import { describe, expect, it } from 'vitest'
import type { FieldText, LabelledText } from '@pointsman/core'
import { FileReport } from '../../ticket-files/file-report.ts'
import { evaluationJson } from './evaluation-json.ts'
import { adviceFor, evaluationText } from './evaluation-text.ts'
import { evaluation, median, type MeasuredTrial } from './evaluation.ts'
import type { Example } from './examples.ts'
import { measureTrial, type Bench } from './measure.ts'

/** Reads the first word of the body, and is as sure as the number after it says: a reader whose every answer is known. */
const wordBench: Bench = {
  train: (lessons) => wordReader([...new Set(lessons.map(({ label }) => label))]),
  load: () => wordReader(['a', 'b']),
  plainText: (html) => html,
  seconds: tick(),
  seed: 1,
  onProgress: () => undefined,
  order: 'mixed',
}

function tick(): () => number {
  let now = 0
  return () => (now += 0.5)
}

function wordReader(labels: string[]): ReturnType<Bench['train']> {
  return {
    labels,
    heldOut: Array.from({ length: 100 }, () => ({ confidence: 0.7, inScope: 1, isRight: true })),
    explainOne: () => undefined,
    predictOne: ({ body }: FieldText) => {
      const [word = '', sure = '1'] = body.split(' ')
      const rest = (1 - Number(sure)) / Math.max(1, labels.length - 1)
      return {
        probabilities: Float64Array.from(labels, (label) => (label === word ? Number(sure) : rest)),
        inScope: Number(sure),
      }
    },
    learnOne: ({ label }: LabelledText) => void (labels.includes(label) || labels.push(label)),
    snapshot: () => new Uint8Array(42),
  }
}

const example = (label: string, body: string): Example => ({ id: `${label}/${body}`, subject: '', body, label })

function trial(): MeasuredTrial {
  const measured = measureTrial(
    {
      train: [example('a', 'a'), example('b', 'b')],
      test: [example('a', 'a 0.9'), example('a', 'b 0.6'), example('b', 'b 0.8'), example('new', 'a 0.7')],
      outOfScopeTest: [example('oos', 'a 0.65'), example('oos', 'b 0.55')],
    },
    wordBench,
  )
  return { measured, trainN: 2 }
}

const facts = { target: 'queue', split: 'two sets', seed: 1, reports: [new FileReport('t.csv')] }

describe('evaluating', () => {
  it('figures are those that can be worked out by hand', () => {
    const found = evaluation([trial()])
    expect(found).toMatchObject({ n: 4, labels: 2, accuracy: 0.5, top3: 0.75, modelBytes: 42, unknownLabels: 1 })
    // F1: a 2/4 (one right, one missed, one given wrongly), b 2/3, new 0.
    expect(found.macroF1).toBeCloseTo((0.5 + 2 / 3 + 0) / 3, 12)
    // In scope 0.9, 0.6, 0.8, 0.7 against 0.65 and 0.55: seven of eight pairs in the right order.
    expect(found.outOfScope).toEqual({ n: 2, auroc: 7 / 8 })
    expect(found.coverage.filter(({ chosenOn }) => chosenOn === 'test')).toMatchObject([
      { risk: 0.05, coverage: 0.5, error: 0 },
      { risk: 0.02, coverage: 0.5, error: 0 },
      { risk: 0.01, coverage: 0.5, error: 0 },
    ])
  })

  it('predictions of all folds are put together and their times averaged', () => {
    const found = evaluation([trial(), trial()])
    expect(found.n).toBe(8)
    expect(found.accuracy).toBe(0.5)
    expect(found.modelBytes).toBe(42)
  })

  it('the JSON has every promised name, and nothing but plain numbers', () => {
    const json = JSON.parse(JSON.stringify(evaluationJson(evaluation([trial()]), facts))) as Record<string, unknown>
    const promised = [
      'n',
      'accuracy',
      'macro_f1',
      'ece',
      'top3',
      'top5',
      'train_seconds',
      'docs_per_second',
      'model_bytes',
      'load_seconds',
      'lesson_microseconds',
      'labels',
    ]
    for (const name of promised) expect(json[name], name).toEqual(expect.any(Number))
    expect(json['out_of_scope']).toEqual({ n: 2, auroc: 0.875 })
    expect(json['coverage']).toHaveLength(9)
    expect((json['coverage'] as unknown[])[0]).toEqual({
      risk: 0.05,
      confidence: 0.95,
      threshold: 1.01,
      coverage: 0,
      error: 0,
      chosen_on: 'held_out',
    })
  })

  it('people are told what goes wrong and what could be done', () => {
    const found = evaluation([trial()])
    const text = evaluationText(found, facts)
    expect(text).toContain('50.0 % right: the queue of 4 tickets, 2 labels')
    expect(text).toContain('tells tickets of no label (2) from the others')
    expect(adviceFor(found, 'queue').join(' ')).toContain('1 tickets have a label that never occurs in training')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(160)
  })

  it('the median is the middle one, or lies half-way between the two', () => {
    expect([median([]), median([3]), median([5, 1, 3]), median([4, 1, 3, 2])]).toEqual([0, 3, 3, 2.5])
  })
})

import { writeFile } from 'node:fs/promises'
import {
  loadClassifier,
  PointsmanError,
  prequentialCurve,
  seededRandom,
  trainClassifier,
  type Random,
} from '@pointsman/core'

import { plainText } from '../../senses/plain-text.ts'
import type { FileReport } from '../../ticket-files/file-report.ts'
import { say, type AnswerOptions } from '../answer.ts'
import type { FileOptions } from '../file-options.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { evaluationJson, type EvaluationFacts } from './evaluation-json.ts'
import { evaluationText } from './evaluation-text.ts'
import { evaluation, type MeasuredTrial } from './evaluation.ts'
import { readExamples, type Example, type Target } from './examples.ts'
import { clean, measureTrial, type Bench, type Read } from './measure.ts'
import { foldTrials, inOrderOfTime, isPastAndFuture, limited, splitByTime, splitScope, type Trial } from './plan.ts'

/** As given on the command line. */
export interface EvaluateOptions extends FileOptions, AnswerOptions {
  readonly history?: readonly string[]
  readonly split: number
  readonly train?: readonly string[]
  readonly test?: readonly string[]
  readonly folds?: number
  readonly target: Target
  readonly outOfScope?: string
  readonly without: readonly string[]
  readonly limitTrain?: number
  readonly prequential?: boolean
  readonly predictions?: string
  readonly seed: number
}

/** What is to be done: the trials, how they were made, and whether the training data is in the order of time. */
interface Plan {
  readonly trials: readonly Trial[]
  readonly split: string
  readonly order: 'mixed' | 'by-time'
  readonly reports: readonly FileReport[]
}

/** Carries out `pointsman evaluate`. */
export async function evaluateFiles(options: EvaluateOptions, shell: Shell): Promise<{ json: unknown; text: string }> {
  checkCombination(options)
  const random = seededRandom(options.seed)
  const plan = await makePlan(options, random, (report) => {
    for (const line of report.lines()) say(shell, line)
  })
  const trials = plan.trials.map((trial) => ({ ...trial, train: limited(trial.train, options.limitTrain, random) }))
  for (const trial of trials) refuseUseless(trial, options)
  const measured = runTrials(trials, plan, options.seed, shell)
  const found = evaluation(measured)
  if (options.predictions) await writePredictions(options.predictions, measured)
  const facts: EvaluationFacts = {
    target: options.target,
    split: plan.split,
    seed: options.seed,
    reports: plan.reports,
    ...(options.prequential && { prequential: fromNothing(trials, options.seed) }),
  }
  return { json: evaluationJson(found, facts), text: evaluationText(found, facts) }
}

function checkCombination({ history, train, test, folds }: EvaluateOptions): void {
  const isHistory = history !== undefined && !train && !test && folds === undefined
  const isTwoFiles = train !== undefined && test !== undefined && !history && folds === undefined
  const isFolds = train !== undefined && folds !== undefined && !history && !test
  if (isHistory || isTwoFiles || isFolds) return
  throw new PointsmanError(
    'usage',
    'give either --history FILE, or --train FILE --test FILE, or --train FILE --folds 5',
    'pointsman evaluate --help',
  )
}

async function makePlan(
  options: EvaluateOptions,
  random: Random,
  onReport: (report: FileReport) => void,
): Promise<Plan> {
  const wanted = { target: options.target, without: options.without }
  if (options.history) {
    const { examples, reports } = await readExamples(options.history, wanted, options, onReport)
    const { past, future, undated } = splitByTime(examples, options.split)
    const order =
      undated === examples.length
        ? 'the order of the file'
        : `time${undated > 0 ? `; ${undated} rows without a date are taken to be as old as the row before` : ''}`
    const split = `first ${Math.round(options.split * 100)} % to learn from, the rest to be tested on, by ${order}`
    return { trials: [twoSets(past, future, options)], split, order: 'by-time', reports }
  }
  const train = await readExamples(options.train ?? [], wanted, options, onReport)
  if (options.folds !== undefined) {
    const trials = foldTrials(splitScope(train.examples, options.outOfScope), options.folds, random)
    return { trials, split: `${options.folds} folds`, order: 'mixed', reports: train.reports }
  }
  const test = await readExamples(options.test ?? [], wanted, options, onReport)
  const isInTime = isPastAndFuture(train.examples, test.examples)
  const past = isInTime ? inOrderOfTime(train.examples) : train.examples
  const trials = [twoSets(past, test.examples, options)]
  const outside = train.examples.length - (trials[0]?.train.length ?? 0)
  const unused = outside > 0 ? `; ${outside} out-of-scope tickets of --train are not learned from` : ''
  const split = `two sets${isInTime ? ', the second younger than the first' : ''}${unused}`
  return { trials, split, order: isInTime ? 'by-time' : 'mixed', reports: [...train.reports, ...test.reports] }
}

function twoSets(train: readonly Example[], test: readonly Example[], options: EvaluateOptions): Trial {
  const learned = splitScope(train, options.outOfScope)
  const tested = splitScope(test, options.outOfScope)
  return {
    train: learned.within,
    test: tested.within,
    outOfScopeTest: tested.outside,
  }
}

function refuseUseless({ train, test }: Trial, { target }: EvaluateOptions): void {
  if (train.length > 0 && test.length > 0) return
  throw new PointsmanError(
    'nothing_to_learn',
    `${train.length} tickets with a ${target} to learn from, ${test.length} to be tested on; at least one each is needed`,
    `name the column that holds it: --map theirs=${target}`,
  )
}

function runTrials(trials: readonly Trial[], plan: Plan, seed: number, shell: Shell): readonly MeasuredTrial[] {
  const progress = showProgress(shell, 'training')
  const measured = trials.map((trial, i) => {
    const bench: Bench = {
      train: trainClassifier,
      load: loadClassifier,
      plainText,
      seed,
      order: plan.order,
      seconds: shell.seconds,
      onProgress: (share, step) => progress.update((i + share) / trials.length, step),
    }
    return { measured: measureTrial(trial, bench), trainN: trial.train.length }
  })
  progress.end()
  return measured
}

/** The predict-then-learn curve over everything, training tickets first. */
function fromNothing(trials: readonly Trial[], seed: number): ReturnType<typeof prequentialCurve> {
  const [first] = trials
  const all = [...(first?.train ?? []), ...(first?.test ?? [])]
  const cleaned = all.map((example) => ({ ...clean(example, { plainText }), label: example.label }))
  return prequentialCurve(cleaned, (soFar) => trainClassifier(soFar, { seed, inTimeOrder: true }))
}

async function writePredictions(path: string, trials: readonly MeasuredTrial[]): Promise<void> {
  const line = ({ id, scored, inScope }: Read): string =>
    `${JSON.stringify({ id, predicted: scored.predicted, probability: scored.confidence, truth: scored.truth, in_scope: inScope })}\n`
  const lines = trials.flatMap(({ measured }) => [...measured.reads, ...measured.outside].map(line))
  await writeFile(path, lines.join(''))
}

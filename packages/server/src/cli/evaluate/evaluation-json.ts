import type { CurvePoint } from '@pointsman/core'
import type { FileReport } from '../../ticket-files/file-report.ts'
import type { CoverageRow } from './coverage-rows.ts'
import type { Evaluation } from './evaluation.ts'

/** How an evaluation came about. */
export interface EvaluationFacts {
  readonly target: string
  /** In words: `5 folds of train.jsonl`. */
  readonly split: string
  readonly seed: number
  readonly reports: readonly FileReport[]
  readonly prequential?: readonly CurvePoint[]
}

/** What `evaluate --json` prints. Shares are 0–1, rounded to six digits. */
export function evaluationJson(found: Evaluation, facts: EvaluationFacts): unknown {
  return rounded({
    target: facts.target,
    split: facts.split,
    seed: facts.seed,
    n: found.n,
    train_n: found.trainN,
    labels: found.labels,
    accuracy: found.accuracy,
    macro_f1: found.macroF1,
    ece: found.ece,
    top3: found.top3,
    top5: found.top5,
    train_seconds: found.trainSeconds,
    docs_per_second: found.docsPerSecond,
    model_bytes: found.modelBytes,
    load_seconds: found.loadSeconds,
    lesson_microseconds: found.lessonMicroseconds,
    coverage: found.coverage.map(coverageJson),
    ...(found.outOfScope && { out_of_scope: found.outOfScope }),
    ...(facts.prequential && { prequential: facts.prequential }),
    unknown_labels: found.unknownLabels,
    worst_labels: worstLabels(found, 10),
    confusions: found.confusions.slice(0, 10),
    reliability: found.reliability.filter(({ n }) => n > 0),
    files: facts.reports.map((report) => report.toJSON()),
  })
}

/** Labels with the lowest F1 among those that occur, worst first. */
export function worstLabels(found: Evaluation, count: number): Evaluation['perLabel'] {
  return found.perLabel
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => a.f1 - b.f1 || b.n - a.n)
    .slice(0, count)
}

function coverageJson({ risk, confidence, threshold, coverage, error, chosenOn }: CoverageRow): unknown {
  return { risk, ...(confidence !== undefined && { confidence }), threshold, coverage, error, chosen_on: chosenOn }
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]))
}

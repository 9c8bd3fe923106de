import { never, percent } from '@pointsman/core'
import { duration, size } from '../progress.ts'
import { clip, table } from '../table.ts'
import { worstLabels, type EvaluationFacts } from './evaluation-json.ts'
import type { CoverageRow } from './coverage-rows.ts'
import type { Evaluation } from './evaluation.ts'

/** What `evaluate` prints for people: figures, what goes wrong, and what could be done about it. */
export function evaluationText(found: Evaluation, facts: EvaluationFacts): string {
  const parts = [headline(found, facts), quality(found), coverageText(found.coverage), speed(found)]
  if (found.accuracy < 1) parts.push(mistakes(found))
  if (facts.prequential) parts.push(curve(facts.prequential))
  const advice = adviceFor(found, facts.target)
  if (advice.length > 0) parts.push(`What could be done\n${advice.map((line) => `  • ${line}`).join('\n')}`)
  return parts.join('\n\n')
}

function headline(found: Evaluation, { target, split }: EvaluationFacts): string {
  const counts = `${found.n.toLocaleString('en')} tickets, ${found.labels} labels`
  return `${percent1(found.accuracy)} right: the ${target} of ${counts}\n${split}; trained on ${found.trainN.toLocaleString('en')}`
}

function quality(found: Evaluation): string {
  const rows = [
    ['accuracy', percent1(found.accuracy), 'the first guess is right'],
    ['top 3, top 5', `${percent1(found.top3)}, ${percent1(found.top5)}`, 'the answer is among the first guesses'],
    ['macro F1', found.macroF1.toFixed(3), 'every label counts the same, however rare'],
    ['calibration error', found.ece.toFixed(3), 'how far the stated confidence is off, on average (15 bins)'],
  ]
  if (found.outOfScope) {
    const meaning = `tells tickets of no label (${found.outOfScope.n}) from the others; 0.5 is chance`
    rows.push(['out of scope', found.outOfScope.auroc.toFixed(3), meaning])
  }
  return table('l:Quality l: l:', rows)
}

function coverageText(rows: readonly CoverageRow[]): string {
  const lines = rows.map(({ risk, confidence, threshold, coverage, error, chosenOn }) => [
    percent(risk),
    chosenOn === 'test' ? 'in hindsight' : confidence === 0.5 ? 'as likely as not' : `${percent(confidence ?? 0)} sure`,
    threshold >= never ? 'never' : threshold.toFixed(3),
    percent1(coverage),
    percent1(error),
  ])
  return table('l:Wrong_at_most l:chosen l:act_from_confidence r:decided_alone r:wrong_of_those', lines)
}

function speed(found: Evaluation): string {
  return table('l:Speed l:', [
    ['training', duration(found.trainSeconds)],
    ['reading', `${Math.round(found.docsPerSecond).toLocaleString('en')} tickets a second, cleaning included`],
    ['one lesson', `${Math.round(found.lessonMicroseconds)} µs`],
    ['model', `${size(found.modelBytes)}, loads in ${duration(found.loadSeconds)}`],
  ])
}

function mistakes(found: Evaluation): string {
  const worst = worstLabels(found, 5)
    .filter(({ f1 }) => f1 < 1)
    .map(({ label, n, precision, recall }) => [clip(label, 40), String(n), percent(recall), percent(precision)])
  const pairs = found.confusions
    .slice(0, 5)
    .map(({ truth, predicted, n }) => [clip(truth, 34), clip(predicted, 34), String(n)])
  return `${table('l:Weakest_labels r:tickets r:found r:right_when_said', worst)}\n\n${table('l:Truly l:taken_for r:times', pairs)}`
}

function curve(points: NonNullable<EvaluationFacts['prequential']>): string {
  const rows = points.map(({ n, accuracy, recent }) => [n.toLocaleString('en'), percent1(accuracy), percent1(recent)])
  return `Predict, then learn, from nothing\n${table('r:tickets r:right_so_far r:right_since_last', rows)}`
}

/** Only what the figures say and somebody can act on. */
export function adviceFor(found: Evaluation, target: string): readonly string[] {
  const advice: string[] = []
  const rare = found.perLabel.filter(({ n, f1 }) => n > 0 && n < 5 && f1 < 0.5).length
  const [top] = found.confusions
  const back =
    top && found.confusions.find(({ truth, predicted }) => truth === top.predicted && predicted === top.truth)
  if (found.n < 200)
    advice.push(`${found.n} tickets are few: expect these figures to move by several points. Test on more.`)
  if (found.unknownLabels > 0) {
    advice.push(
      `${found.unknownLabels} tickets have a label that never occurs in training: they cannot be right. Is the history long enough?`,
    )
  }
  if (rare > 0)
    advice.push(
      `${rare} rare labels are mostly missed: ${target === 'assignee' ? 'people with few tickets cannot be told by text.' : 'merge them with a neighbour, or give them more examples.'}`,
    )
  if (top && back && top.n + back.n >= Math.max(5, found.n * 0.005)) {
    advice.push(
      `"${top.truth}" and "${top.predicted}" are taken for each other ${top.n + back.n} times. ${target === 'assignee' ? 'They do the same work: load and presence must decide between them.' : 'Would one of them do?'}`,
    )
  }
  if (found.ece > 0.05)
    advice.push(
      'The stated confidence is off by more than five points: rely on the thresholds above, not on the confidence itself.',
    )
  return advice
}

function percent1(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

import type { ConfusedLabels, ExpectedRouting, QualityReport } from '@pointsman/core'
import { percent } from './plot-text.ts'

/** The whole report in one sentence. */
export function headline({ findings, expected }: QualityReport): string {
  const worthwhile = findings.filter(({ worth }) => worth.perThousand >= 1).length
  const problems =
    worthwhile === 0
      ? 'Nothing here needs repair before training'
      : `${worthwhile === 1 ? 'One thing is' : `${worthwhile} things are`} worth repairing before training`
  if (!expected) return problems
  return `${problems}; as it is, ${Math.floor(expected.coverage * 100)} of 100 tickets could be routed without a person`
}

/** What routing would be like, in one sentence. */
export function expectationTitle(expected: ExpectedRouting): string {
  const { coverage, error, risk, labels } = expected
  if (coverage === 0) return `No ticket could be routed alone at a risk of ${percent(risk)}${repaired(expected)}`
  const known = labels.filter(({ tickets }) => tickets >= 10)
  const worst = known.toSorted((a, b) => a.coverage - b.coverage)[0]
  const but = worst && worst.coverage < coverage * 0.7 ? `, least in “${worst.label}” (${percent(worst.coverage)})` : ''
  return `${percent(coverage)} of the tickets could be routed alone, ${percent(error)} of these wrongly${but}${repaired(expected)}`
}

/** A gain below this is not worth a promise. */
const leastGain = 0.05

function repaired({ coverage, coverageRepaired }: ExpectedRouting): string {
  if (coverageRepaired < coverage + leastGain) return ''
  return `; with the wrong labels put right it could be up to ${percent(coverageRepaired)}`
}

/** The largest confusion in one sentence. */
export function confusionTitle({ labels, counts }: ConfusedLabels): string {
  let [best, one, other] = [0, '', '']
  counts.forEach((row, at) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    row.forEach((count, column) => {
      if (column === at || count / total <= best) return
      best = count / total
      one = labels[at] ?? ''
      other = labels[column] ?? ''
    })
  })
  return `“${one}” is taken for “${other}” in ${percent(best)} of the cases, more than any other`
}

/** How the mix of labels changed, in one sentence. */
export function mixTitle({ findings }: QualityReport): string {
  const drift = findings.find(({ kind }) => kind === 'label_drift')
  return drift ? drift.title : 'The mix of labels has been steady'
}

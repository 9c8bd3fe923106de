import { inSnakeCase } from '../../contract/model.ts'
import type { TrainingDone } from '../../training/run-training.ts'
import type { FacetFacts } from '../../training/training-order.ts'
import { duration, size } from '../progress.ts'
import { table } from '../table.ts'

/** What `train --json` prints. */
export function trainedJson({ result, ending, isInForce, seconds }: TrainingDone): unknown {
  const { model, comparison, tooFew } = result
  const made = model && {
    version: model.version,
    tickets: model.tickets,
    lessons: model.lessonSeq,
    bytes: model.snapshot.length,
    facets: model.facets,
  }
  return inSnakeCase({
    ...made,
    seconds,
    outcome: ending.outcome,
    inWords: ending.inWords,
    isInForce,
    comparison,
    tooFew,
  })
}

/** What `train` prints for people. */
export function trainedText({ result, ending, isInForce, seconds }: TrainingDone): string {
  const { model } = result
  if (model === undefined) return ending.inWords
  const { tickets, lessonSeq, snapshot, facets } = model
  const overrides = lessonSeq > 0 ? ` and ${lessonSeq.toLocaleString('en')} lessons` : ''
  const learned = facets.filter(({ examples }) => examples > 0)
  return [
    ending.inWords,
    `It learned from ${tickets.toLocaleString('en')} ${tickets === 1 ? 'ticket' : 'tickets'}${overrides} in ${duration(seconds)} (${size(snapshot.length)}).`,
    ...(learned.length > 0
      ? ['', table('l:learned r:labels r:examples r:right_on_those_held_out', learned.map(facetRow))]
      : []),
    ...(learned.length < facets.length ? ['', ...facets.filter(({ examples }) => examples === 0).map(unlearned)] : []),
    '',
    'Next:',
    ...(isInForce
      ? inForceNext
      : [`  pointsman model promote ${model.version} --reason "…"   put it in force all the same`]),
  ].join('\n')
}

const inForceNext = [
  '  pointsman route --subject "…" --body "…"   see where a ticket would go, and why',
  '  pointsman serve                            take tickets over HTTP',
]

function facetRow({ facet, labels, examples, accuracy }: FacetFacts): readonly string[] {
  return [
    facet,
    String(labels),
    examples.toLocaleString('en'),
    accuracy === undefined ? '–' : `${(accuracy * 100).toFixed(1)} %`,
  ]
}

/** A share of held-out tickets would say nothing here: there were none. */
function unlearned({ facet }: FacetFacts): string {
  const known = facet === 'queue' ? 'names and descriptions of the queues' : 'built-in examples'
  return `${facet} · ${known} only, nothing learned from your tickets yet`
}

import { inSnakeCase } from '../../contract/model.ts'
import type { TrainingDone } from '../../training/run-training.ts'
import { duration, size } from '../progress.ts'
import { facetLines } from './facet-lines.ts'

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
  return [
    ending.inWords,
    `It learned from ${tickets.toLocaleString('en')} ${tickets === 1 ? 'ticket' : 'tickets'}${overrides} in ${duration(seconds)} (${size(snapshot.length)}).`,
    ...facetLines(facets).flatMap((part) => ['', part]),
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

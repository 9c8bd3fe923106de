import { duration, size } from '../progress.ts'
import { table } from '../table.ts'
import type { FacetFacts, Trained } from './train-store.ts'

/** What `train` prints for people. */
export function trainedText(trained: Trained): string {
  const { version, tickets, lessons, seconds, bytes, facets } = trained
  const overrides = lessons > 0 ? ` and ${lessons.toLocaleString('en')} overrides` : ''
  const learned = facets.filter(({ examples }) => examples > 0)
  const rows = learned.map(({ facet, labels, examples, accuracy }) => [
    facet,
    String(labels),
    examples.toLocaleString('en'),
    accuracy === undefined ? '–' : `${(accuracy * 100).toFixed(1)} %`,
  ])
  return [
    `Model ${version} is in force: learned from ${tickets.toLocaleString('en')} ${tickets === 1 ? 'ticket' : 'tickets'}${overrides} in ${duration(seconds)} (${size(bytes)}).`,
    ...(rows.length > 0 ? ['', table('l:learned r:labels r:examples r:right_on_those_held_out', rows)] : []),
    ...(learned.length < facets.length ? ['', ...facets.filter(({ examples }) => examples === 0).map(unlearned)] : []),
    '',
    'Next:',
    '  pointsman route --subject "…" --body "…"   see where a ticket would go, and why',
    '  pointsman serve                            take tickets over HTTP',
  ].join('\n')
}

/** A share of held-out tickets would say nothing here: there were none. */
function unlearned({ facet }: FacetFacts): string {
  const known = facet === 'queue' ? 'names and descriptions of the queues' : 'built-in examples'
  return `${facet} · ${known} only, nothing learned from your tickets yet`
}

import { duration, size } from '../progress.ts'
import { table } from '../table.ts'
import type { Trained } from './train-store.ts'

/** What `train` prints for people. */
export function trainedText(trained: Trained): string {
  const { version, tickets, lessons, seconds, bytes, facets } = trained
  const overrides = lessons > 0 ? ` and ${lessons.toLocaleString('en')} overrides` : ''
  const rows = facets.map(({ facet, labels, examples, accuracy }) => [
    facet,
    String(labels),
    examples.toLocaleString('en'),
    accuracy === undefined ? '–' : `${(accuracy * 100).toFixed(1)} %`,
  ])
  return [
    `Model ${version} is in force: learned from ${tickets.toLocaleString('en')} tickets${overrides} in ${duration(seconds)} (${size(bytes)}).`,
    ...(rows.length > 0 ? ['', table('l:learned r:labels r:examples r:right_on_those_held_out', rows)] : []),
    '',
    'Next:',
    '  pointsman route --subject "…" --body "…"   see where a ticket would go, and why',
    '  pointsman serve                            take tickets over HTTP',
  ].join('\n')
}

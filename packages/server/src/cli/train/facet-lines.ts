import type { FacetFacts } from '../../training/training-order.ts'
import { table } from '../table.ts'

/** How well each facet was learned: a table of those learned from tickets, then a line for each of the others. */
export function facetLines(facets: readonly FacetFacts[]): readonly string[] {
  const learned = facets.filter(({ examples }) => examples > 0)
  const others = facets.filter(({ examples }) => examples === 0)
  return [
    ...(learned.length > 0 ? [table(columns, learned.map(facetRow))] : []),
    ...(others.length > 0 ? [others.map(unlearned).join('\n')] : []),
  ]
}

const columns = 'l:learned r:labels r:examples r:right_on_those_held_out r:always_guessing_the_commonest l:'

function facetRow({ facet, labels, examples, accuracy, commonestShare }: FacetFacts): readonly string[] {
  const isGuessing = accuracy !== undefined && commonestShare !== undefined && accuracy <= commonestShare
  return [
    facet,
    String(labels),
    examples.toLocaleString('en'),
    percent(accuracy),
    percent(commonestShare),
    isGuessing ? 'no better than guessing' : '',
  ]
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${(share * 100).toFixed(1)} %`
}

/** A share of held-out tickets would say nothing here: there were none. */
function unlearned({ facet }: FacetFacts): string {
  const known = facet === 'queue' ? 'names and descriptions of the queues' : 'built-in examples'
  return `${facet} · ${known} only, nothing learned from your tickets yet`
}

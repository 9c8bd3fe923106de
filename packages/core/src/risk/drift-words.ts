import { share } from './risk-bound.ts'
import type { DriftState, Watch } from './drift-step.ts'

/** Why a watch is alarmed, with what it saw and what was usual. */
export function driftInWords({ sign, seen, hits, expected }: Watch, state: DriftState): string {
  const usual = `where at most ${Math.round(expected * 10) / 10} were to be expected`
  switch (sign) {
    case 'wrong':
      return `of the last ${seen} resolved tickets ${hits} were read wrong, ${usual}`
    case 'strange':
      return `of the last ${seen} tickets ${hits} look unlike what was learned from, ${usual}`
    case 'unsure':
      return `of the last ${seen} tickets ${hits} were read with little confidence, ${usual}`
    case 'unknown_words':
      return `of the last ${seen} tickets ${hits} are full of words never seen before, ${usual}`
    case 'labels':
      return labelsInWords(state)
  }
}

/** The label that has become more frequent by the largest factor. */
function labelsInWords({ baseline: { labels }, latest }: DriftState): string {
  const times = (i: number): number => latest[i]! / labels[i]!.share
  const most = latest.reduce((best, _, i) => (times(i) > times(best) ? i : best), 0)
  const name = labels[most]!.label ?? 'labels that are usually rare'
  return `lately some ${share(latest[most]!)} of the tickets are read as ${name}, where at most ${share(labels[most]!.share)} were usual`
}

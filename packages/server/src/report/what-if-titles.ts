import type { ChangeKind, Estimate, WhatIf, WhatIfChange, WhatIfSide } from '@pointsman/core'
import { commas } from './plot-text.ts'

/** `Would have changed 41 of 1,204 decisions: 30 for another person, 11 only suggested …`. */
export function whatIfHeadline({ decisions, changed, kinds }: WhatIf): string {
  if (decisions === 0) return 'There are no decisions to try it on'
  if (changed === 0) return `Would have changed none of ${commas(decisions)} decisions`
  const named = (Object.keys(kinds) as ChangeKind[])
    .filter((kind) => kinds[kind] > 0)
    .toSorted((a, b) => kinds[b] - kinds[a])
    .map((kind) => `${commas(kinds[kind])} ${kindWords[kind]}`)
  return `Would have changed ${commas(changed)} of ${commas(decisions)} decisions: ${named.join(', ')}`
}

const kindWords: Readonly<Record<ChangeKind, string>> = {
  mode: 'in how far they go',
  outcome: 'in what becomes of the ticket',
  queue: 'to another queue',
  agent: 'to another person',
  priority: 'to another priority',
  intent: 'read as another intent',
}

/** What the work would have come to. */
export function minutesTitle({ minutesSaved }: WhatIf): string {
  if (minutesSaved === undefined) return 'Nobody would have been given a ticket either way'
  if (isUnsure(minutesSaved)) return 'Tickets would have taken about as long'
  const { value } = minutesSaved
  return `Tickets would have taken ${Math.abs(value).toFixed(1)} minutes ${value > 0 ? 'less' : 'more'} on average, by the records of those given them`
}

/** What promises would have come to. */
export function breachesTitle({ breaches }: WhatIf): string {
  const { known, before, after, fewer } = breaches
  if (known === 0) return 'No first response is known, so nothing can be said of targets'
  const told = `${commas(after)} instead of ${commas(before)} of ${commas(known)} responses would have been past their target`
  return fewer === undefined || isUnsure(fewer) ? `About as many targets would have been missed: ${told}` : told
}

/** Who would have had how much. */
export function loadsTitle({ agents }: WhatIf): string {
  const [most] = agents
  if (most === undefined || most.before === most.after) return 'Everybody would have had as much as they had'
  return `${most.id} would have been given ${commas(most.after)} tickets instead of ${commas(most.before)}, the largest change`
}

/** `auto, assigned to ada in billing, high`. */
export function sideInWords({ mode, outcome, band }: WhatIfSide): string {
  const place = outcome.kind === 'triage' ? `left to people (${outcome.reason})` : `${outcome.kind} in ${outcome.queue}`
  const who = 'agent' in outcome ? ` to ${outcome.agent}` : ''
  return `${place}${who}, ${band}, ${mode}`
}

/** What a list of so many changes is: `The 10 dearest of 702`. */
export function dearestTitle({ dearest, changed }: WhatIf, named: number): string {
  const hasCost = (dearest[0]?.cost ?? 0) > 0
  if (named < changed) {
    return hasCost
      ? `The ${named} dearest of ${commas(changed)}`
      : `${named} of ${commas(changed)}, none with minutes at stake`
  }
  return hasCost ? 'All of them, dearest first' : 'All of them, none with minutes at stake'
}

/** `offered in billing to ada, high, auto → held in billing, high, auto (12 min at stake)`. */
export function changeInWords({ before, after, cost }: WhatIfChange): string {
  const stake = cost === 0 ? '' : cost < 0.5 ? ' (under 1 min at stake)' : ` (${commas(Math.round(cost))} min at stake)`
  return `${sideInWords(before)} → ${sideInWords(after)}${stake}`
}

/** The range: `+1.2 (−0.3 to +2.7)`. */
export function estimateInWords({ value, low, high }: Estimate): string {
  return `${signed(value)} (${signed(low)} to ${signed(high)})`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(Math.abs(value) < 1 ? 2 : 1)}`
}

function isUnsure({ low, high }: Estimate): boolean {
  return low <= 0 && high >= 0
}

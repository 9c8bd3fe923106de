import {
  comparedFacets,
  type Facet,
  type GoingLive,
  type QueueShadow,
  type Readiness,
  type ShadowReport,
} from '@pointsman/core'
import { commas, percent } from './plot-text.ts'

/** The whole report in one sentence. */
export function shadowHeadline(report: ShadowReport): string {
  if (report.tickets === 0) return 'Nothing was compared yet'
  const ready = report.queues.filter(({ readiness }) => readiness.state === 'ready').map(({ queue }) => queue)
  const agreed = `Pointsman and people agreed on ${percent(report.agreed.value)} of ${commas(report.agreed.n)} tickets`
  if (ready.length === 0) return `${agreed}; no queue is ready to go live yet`
  if (ready.length === report.queues.length) return `${agreed}; every queue is ready to go live`
  return `${agreed}; ${listed(ready)} ${ready.length === 1 ? 'is' : 'are'} ready to go live`
}

/** Whether a queue may go live, shortly. `compared`: its tickets that people resolved, acted on or not. */
export function readinessTitle({ state, upper, tolerated, needs }: Readiness, compared: number): string {
  switch (state) {
    case 'ready':
      return `ready: at most ${fine(upper)} wrong`
    case 'more_evidence':
      return needs === undefined ? 'too many wrong so far, of few tickets' : `${commas(needs)} more tickets needed`
    case 'not_ready':
      return `not ready: more than ${fine(tolerated)} wrong`
    case 'no_evidence':
      return compared === 0 ? 'nothing to go by yet' : `sure enough of none of ${commas(compared)}`
  }
}

/** What to look at where a queue can get no further by waiting; empty where none is so. */
export function stuckAdvice({ queues }: ShadowReport): string {
  const isStuck = queues.some(({ readiness, tickets }) => readiness.state === 'no_evidence' && tickets > 0)
  return isStuck
    ? 'Where it was sure enough of none, it would have left all to people: pointsman report risk says what is missing'
    : ''
}

/** How far both agreed, and in which queue least. */
export function agreementTitle({ queues, agreed }: ShadowReport): string {
  const known = queues.filter(({ agreed: own }) => own.n >= 10)
  const worst = known.toSorted((a, b) => a.agreed.value - b.agreed.value)[0]
  if (worst === undefined || known.length < 2) return `Both agreed on ${range(agreed)} of the tickets`
  return `Least agreement is in “${worst.queue}”: ${percent(worst.agreed.value)} of ${commas(worst.agreed.n)} tickets`
}

/** `in the queue of 22, in the person of 14 …`. */
export function differingInWords({ differing, discrepancies }: QueueShadow): string {
  const named = comparedFacets.filter((facet) => differing[facet] > 0).toSorted((a, b) => differing[b] - differing[a])
  if (named.length === 0) return ''
  const told = named.map((facet) => `in the ${facetWords[facet]} of ${commas(differing[facet])}`)
  return `Of ${commas(discrepancies)} discrepancies they differ ${told.join(', ')}.`
}

const facetWords: Readonly<Record<Facet, string>> = {
  queue: 'queue',
  agent: 'person',
  priority: 'priority',
  intent: 'intent',
}

/** Who was right where somebody judged. */
export function judgedTitle({ judged, rightWhereJudged, discrepancies }: QueueShadow): string {
  const { n, value } = rightWhereJudged
  if (discrepancies === 0) return 'There was nothing to judge'
  if (n === 0) return `Nobody has judged any of the ${commas(discrepancies)} discrepancies yet`
  const people = judged.people + judged.both
  return `Of ${commas(n)} judged discrepancies Pointsman was right in ${percent(value)}, people in ${percent(people / n)}`
}

/** What going live would have changed. */
export function liveTitle({ minutesSooner, movesSaved }: GoingLive): string {
  if (minutesSooner === undefined || movesSaved === undefined)
    return 'Too little is known to say what going live would change'
  const isSure = minutesSooner.low > 0 || minutesSooner.high < 0
  const when = minutesSooner.value >= 0 ? 'sooner' : 'later'
  const answered = isSure
    ? `first responses would have come about ${minutes(Math.abs(minutesSooner.value))} ${when}`
    : 'first responses would have come about as soon'
  const moves = movesSaved.value * 100
  const isMoving = movesSaved.low > 0 || movesSaved.high < 0
  const handed = isMoving
    ? `${Math.abs(moves).toFixed(0)} ${moves >= 0 ? 'fewer' : 'more'} moves between queues in 100 tickets`
    : 'about as many moves between queues'
  return `Live, ${answered}, with ${handed}`
}

/** How agreement went from week to week. */
export function weeksTitle({ weeks }: ShadowReport): string {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined || weeks.length < 2) return 'Agreement, week by week'
  const change = last.agreed.value - first.agreed.value
  const isSure = last.agreed.low > first.agreed.high || last.agreed.high < first.agreed.low
  if (!isSure) return 'Agreement has been about the same from week to week'
  return `Agreement ${change > 0 ? 'rose' : 'fell'} from ${percent(first.agreed.value)} in the first week to ${percent(last.agreed.value)} in the last`
}

/** `86 % (82 %–89 %)`. */
export function range({ value, low, high, n }: QueueShadow['agreed']): string {
  return n === 0 ? '–' : `${percent(value)} (${percent(low)}–${percent(high)})`
}

/** `12 minutes`, `3.4 hours`. */
export function minutes(value: number): string {
  if (value >= 120) return `${(value / 60).toFixed(1)} hours`
  return `${value.toFixed(value < 10 ? 1 : 0)} minutes`
}

/** With a digit after the point: the difference between 4.9 % and 5.4 % is what it is about. */
function fine(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}

function listed(names: readonly string[]): string {
  if (names.length > 4) return `${names.length} queues`
  return names.length < 2
    ? `“${names[0]}”`
    : `${names.slice(0, -1).map(quoted).join(', ')} and ${quoted(names.at(-1)!)}`
}

function quoted(name: string): string {
  return `“${name}”`
}

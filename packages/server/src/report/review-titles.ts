import type { NextStep, RateReview, Review, Spread } from '@pointsman/core'
import type { FullReview } from '../review/make-review.ts'
import { commas, percent } from './plot-text.ts'

/** The one sentence to take away. */
export function reviewHeadline({ review }: FullReview): string {
  const { volumes, overrides } = review
  if (volumes.decided === 0) return 'Nothing was decided in this period'
  if (overrides.all.n === 0) return `${commas(volumes.decided)} tickets were read; people saw none of the decisions yet`
  return overrideTitle(overrides)
}

/** Whether overrides fall, as far as the figures can tell. */
export function overrideTitle({ all, before, change, halves }: RateReview): string {
  if (all.n === 0) return 'No decision was shown to people, so none could be changed'
  const now = `${share(all.value)} of ${commas(all.n)} decisions that people saw were overridden`
  if (before !== undefined && change?.isSure) {
    return `${now}, ${change.value < 0 ? 'fewer' : 'more'} than the ${share(before.value)} of the period before`
  }
  if (halves.change?.isSure) {
    const { first, second } = halves
    return `${now}: ${share(first.value)} in the first half of the period, ${share(second.value)} in the second`
  }
  return before === undefined ? now : `${now}, about as many as before (${share(before.value)})`
}

/** What the misroute rate says, in a sentence. */
export function misrouteTitle({ all }: RateReview): string {
  if (all.n === 0) return 'No ticket was resolved yet, so none is known to have gone astray'
  return `${share(all.value)} of ${commas(all.n)} resolved tickets ended in another queue than the one read`
}

/** What the calibration says. */
export function calibrationTitle({ calibration }: Review): string {
  if (calibration === undefined) return 'How sure the reader may be of itself cannot be told yet'
  const { error, n } = calibration
  const verdict = error <= 0.05 ? 'Probabilities mean what they say' : 'Probabilities do not mean what they say'
  return `${verdict}: off by ${share(error)} on average over ${commas(n)} resolved tickets`
}

/** How much was decided without asking anybody. */
export function coverageTitle({ coverage, volumes }: Review): string {
  const { all } = coverage
  if (volumes.decided === 0) return 'No ticket came in that could have been decided alone'
  if (all.n === 0) return 'Every ticket was in shadow: none was decided alone'
  return `${percent(all.value)} of ${commas(all.n)} tickets were decided without asking anybody`
}

/** What happened to the time to a first response. */
export function timesTitle({ times }: Review): string {
  const [before, now] = [times.before.firstResponse, times.now.firstResponse]
  if (now === undefined) return 'Too few first responses are known to tell how long they take'
  if (before === undefined) return `Half of the customers had a first response within ${minutes(now.median.value)}`
  return compared(before, now)
}

function compared(before: Spread, now: Spread): string {
  const text = `${minutes(now.median.value)} to the first response, where it was ${minutes(before.median.value)}`
  const isSure = now.median.high < before.median.low || now.median.low > before.median.high
  if (!isSure) return `Half had a first response within ${text}: no difference that could not be chance`
  return now.median.value < before.median.value
    ? `Half had to wait no more than ${text} before Pointsman`
    : `Slower than before Pointsman: half waited ${text}`
}

/** How work was shared. */
export function loadTitle({ load }: Review): string {
  const [most] = load.agents
  if (most === undefined) return 'Nobody resolved anything yet'
  const total = load.agents.reduce((sum, { effort }) => sum + effort, 0)
  const people = load.agents.length
  if (people === 1 || total === 0) return `${people} ${people === 1 ? 'person' : 'people'} resolved tickets`
  return `The busiest of ${people} people did ${percent(most.effort / total)} of the work; an even share is ${percent(1 / people)}`
}

/** What people taught. */
export function lessonsTitle({ lessons }: FullReview): string {
  const all = lessons.reduce((sum, one) => sum + one.lessons, 0)
  return all === 0 ? 'Nothing was taught in this period' : `${commas(all)} lessons were learned`
}

/** What to do, with the figures that speak for it. */
export function stepText({ kind, about = '', share: value, n }: NextStep, names: FullReview['names']): string {
  const queue = names.queues.get(about) ?? about
  const agent = names.agents.get(about) ?? about
  const texts: Record<NextStep['kind'], string> = {
    train: `Train anew: overrides rose to ${share(value)} of ${commas(n)}. What people corrected since the last training is learned by it.`,
    look_at_queue: `Look at "${queue}": ${share(value)} of its ${commas(n)} decisions were overridden, surely more than elsewhere. Its name, its description or its history may mislead.`,
    mind_confidence: `Train anew, or lower what may be decided alone: probabilities were off by ${share(value)} on ${commas(n)} tickets.`,
    trust_queue: `Let "${queue}" act alone: ${share(value)} of ${commas(n)} suggestions were overridden, surely fewer than tolerated.`,
    even_out: `Relieve ${agent}: ${share(value)} of all work (${commas(n)} tickets) was theirs. Are others on their queues, and is their capacity right?`,
  }
  return texts[kind]
}

/** `3 min`, `2 h 5 min`, `3 days`. */
export function minutes(value: number): string {
  if (value < 90) return `${Math.round(value)} min`
  if (value < 48 * 60) return `${Math.floor(value / 60)} h ${Math.round(value % 60)} min`
  return `${(value / 1440).toFixed(1)} days`
}

function share(value: number): string {
  const text = (value * 100).toFixed(value < 0.1 ? 1 : 0)
  return `${text} %`
}

import { PointsmanError } from '../errors.ts'
import { errorUpperBound } from '../learn/evaluate/binomial.ts'
import { actScore, type Sureness } from './act-score.ts'

/** What tickets were like when the thresholds were set: plain data, some two kilobytes. Shares are 0–1, and upper bounds. */
export interface DriftBaseline {
  /** Bands of the score, lowest first: where each begins, and the share of it that goes wrong at most. */
  readonly wrong: readonly Cut[]
  /** Tickets with `inScope` of at most `at`. */
  readonly strange: Cut
  /** Tickets with a score of at most `at`. */
  readonly unsure: Cut
  /** Tickets of which at least the share `at` are words never seen before; absent when nobody counted them. */
  readonly unknownWords?: Cut
  /** The labels read most, and under no label all others; empty where nobody knows them. */
  readonly labels: readonly LabelShare[]
  /** Tickets between two false alarms, on average and at least. */
  readonly ticketsPerFalseAlarm: number
}

/** A line drawn through a number, and the share of tickets on its far side, at most. */
export interface Cut {
  readonly at: number
  readonly share: number
}

/** A label that was read, and its share of all tickets, at most. */
export interface LabelShare {
  readonly label: string | undefined
  readonly share: number
}

/** An outcome that also says how many of its words were new. */
export interface WordedOutcome extends Sureness {
  /** The queue that was read, where it is known. */
  readonly queue?: string
  readonly right: boolean
  /** Share of the words, or features, that nothing was learned of, 0–1. */
  readonly unknownWords?: number
}

/** How the alarm is set. */
export interface DriftOptions {
  /**
   * Tickets between two false alarms, on average and at least; above 1. A month's tickets × 12 is one a year. Larger:
   * an alarm comes later, by some 6 % for twice the number.
   */
  readonly ticketsPerFalseAlarm?: number
  /**
   * Tickets read of late, resolved or not: what is usual of reading alone is taken from them, because what is resolved first
   * may be the easier part. Without: from the outcomes.
   */
  readonly readings?: readonly WordedReading[]
}

/** A ticket that was read. */
export type WordedReading = Omit<WordedOutcome, 'right'>

/** Fewest outcomes that a baseline is taken from. With fewer every bound is so wide that nothing ever stands out. */
export const fewestForBaseline = 200

const defaultTicketsPerFalseAlarm = 100_000

/** Bands of the score. More: an error where none is expected stands out more; each knows less of what to expect. */
const bands = 4
/** Shares of the tickets beyond the lines drawn. Larger: slight changes show; smaller: a few very strange ones do. */
const tailShare = 0.1
/** Labels watched one by one; the others are one. */
const mostLabels = 30
/** Of being right about each share's bound. Lower: earlier alarms, and more false ones than stated. */
const sure = 0.99

/**
 * What is usual, from the outcomes that the thresholds were set by. Throws `invalid_request` for fewer than
 * `fewestForBaseline`, and for a rate of false alarms of 1 or less.
 */
export function driftBaseline(outcomes: readonly WordedOutcome[], options: DriftOptions = {}): DriftBaseline {
  const { ticketsPerFalseAlarm = defaultTicketsPerFalseAlarm, readings = outcomes } = options
  if (Math.min(outcomes.length, readings.length) < fewestForBaseline) {
    throw new PointsmanError(
      'invalid_request',
      `${Math.min(outcomes.length, readings.length)} tickets were given to tell what is usual; at least ${fewestForBaseline} are needed`,
    )
  }
  if (!(ticketsPerFalseAlarm > 1)) {
    throw new PointsmanError('invalid_request', `ticketsPerFalseAlarm is ${ticketsPerFalseAlarm}; allowed is above 1`)
  }
  const words = readings.flatMap(({ unknownWords }) => (unknownWords === undefined ? [] : [-unknownWords]))
  const unknown = words.length < fewestForBaseline ? undefined : lowerTail(words)
  return {
    wrong: wrongByBand(outcomes),
    strange: lowerTail(readings.map(({ inScope }) => inScope)),
    unsure: lowerTail(readings.map(actScore)),
    ...(unknown === undefined ? {} : { unknownWords: { ...unknown, at: -unknown.at } }),
    labels: labelShares(readings),
    ticketsPerFalseAlarm,
  }
}

/** Which band a score belongs to. */
export function bandOfScore(wrong: readonly Cut[], score: number): number {
  let band = 0
  while (band + 1 < wrong.length && score >= wrong[band + 1]!.at) band++
  return band
}

/** Equal parts of the tickets by score; of equal scores all in one. */
function wrongByBand(outcomes: readonly WordedOutcome[]): readonly Cut[] {
  const scored = outcomes.map((outcome) => ({ score: actScore(outcome), right: outcome.right }))
  const sorted = scored.map(({ score }) => score).toSorted(ascending)
  const begins = Array.from({ length: bands }, (_, i) =>
    i === 0 ? 0 : sorted[Math.floor((i * sorted.length) / bands)]!,
  )
  return [...new Set(begins)].map((at, i, all) => {
    const inside = scored.filter(({ score }) => score >= at && (i + 1 === all.length || score < all[i + 1]!))
    return { at, share: atMost(inside.filter(({ right }) => !right).length, inside.length) }
  })
}

/** The line below which a tenth lies, or whatever share ties make of it. */
function lowerTail(values: readonly number[]): Cut {
  const at = values.toSorted(ascending)[Math.floor(tailShare * values.length)]!
  return { at, share: atMost(values.filter((value) => value <= at).length, values.length) }
}

function labelShares(readings: readonly WordedReading[]): readonly LabelShare[] {
  if (readings.every(({ queue }) => queue === undefined)) return []
  const counts = new Map<string, number>()
  for (const { queue = '' } of readings) counts.set(queue, (counts.get(queue) ?? 0) + 1)
  const most = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostLabels)
  const others = readings.length - most.reduce((sum, [, n]) => sum + n, 0)
  const named = most.map(([label, n]) => ({ label, share: atMost(n, readings.length) }))
  return [...named, { label: undefined, share: atMost(others, readings.length) }]
}

function atMost(hits: number, of: number): number {
  return errorUpperBound(hits, of, sure)
}

function ascending(a: number, b: number): number {
  return a - b
}

import { actScore, type Sureness } from './act-score.ts'
import { bandOfScore, type DriftBaseline } from './drift-baseline.ts'
import { driftInWords } from './drift-words.ts'

/** What can be unusual about tickets. */
export const driftSigns = ['wrong', 'strange', 'unsure', 'unknown_words', 'labels'] as const
export type DriftSign = (typeof driftSigns)[number]

/** A ticket that was read, or one that was resolved. */
export type DriftObservation =
  | (Sureness & {
      readonly kind: 'read'
      /** The label read, if any. */
      readonly label?: string
      /** Share of its words that nothing was learned of, 0–1; nothing is concluded without. */
      readonly unknownWords?: number
    })
  | (Sureness & { readonly kind: 'resolved'; readonly right: boolean })

/** One bet that a given share of the tickets has become unusual in one way. */
export interface Watch {
  readonly sign: DriftSign
  /** The share, 0–1. */
  readonly shifted: number
  /** What the bet made since it began anew: 1 and less nothing, 100,000 and more all but certain. */
  readonly strength: number
  /** Tickets since it began anew, how many of them were unusual, and how many were to be expected at most. */
  readonly seen: number
  readonly hits: number
  readonly expected: number
}

/** All that is kept from ticket to ticket: plain data of a kilobyte. */
export interface DriftState {
  readonly baseline: DriftBaseline
  readonly watches: readonly Watch[]
  /** Shares of the latest tickets by label, aligned with `baseline.labels`. */
  readonly latest: readonly number[]
  /** Set once, and for good: to go on, begin anew with another baseline. */
  readonly alarm?: DriftAlarm
}

/** Why tomorrow no longer looks like yesterday. */
export interface DriftAlarm {
  readonly sign: DriftSign
  /** In words. */
  readonly because: string
}

/** Shares bet on. The large one notices a new product within some thirty tickets, the small one a slow change at all. */
const shares = [0.4, 0.1] as const
/** Tickets after which one counts one half in `latest`. Larger: steadier, and slower to see a rush. */
const halfLife = 40
const fading = 1 - 0.6931471805599453 / halfLife

/** Begins to watch. */
export function beginDrift(baseline: DriftBaseline): DriftState {
  const signs = driftSigns.filter((sign) => {
    if (sign === 'labels') return baseline.labels.length > 0
    return sign !== 'unknown_words' || baseline.unknownWords !== undefined
  })
  const watches = signs.flatMap((sign) => shares.map((shifted) => afresh(sign, shifted)))
  return { baseline, watches, latest: baseline.labels.map(({ share }) => share) }
}

/**
 * One ticket more. Every watch bets against "as usual": it holds back 1 − s of what it has and puts s on the unusual, which
 * pays 1 / (its share, at most). As long as all is as usual it gains nothing on average (an e-process: Ramdas, Grünwald,
 * Vovk and Shafer 2023), and when it has lost all it begins anew, as Page's CUSUM does. The alarm sounds when what the
 * watches have on average reaches `ticketsPerFalseAlarm`; then there are, on average, at least as many tickets between
 * two false alarms (e-detectors: Shin, Ramdas and Rinaldo 2024), whatever the signs have to do with one another.
 */
export function driftStep(state: DriftState, observation: DriftObservation): DriftState {
  if (state.alarm) return state
  const { baseline } = state
  const seen = looksOf(state, observation)
  const watches = state.watches.map((watch) => {
    const says = seen.find(({ sign }) => sign === watch.sign)
    return says ? bet(watch, says) : watch
  })
  const latest = observation.kind === 'read' ? faded(state, observation.label) : state.latest
  const total = watches.reduce((sum, { strength }) => sum + strength, 0)
  const next = { baseline, watches, latest }
  if (total < baseline.ticketsPerFalseAlarm * watches.length) return next
  const loudest = watches.reduce((a, b) => (b.strength > a.strength ? b : a))
  return { ...next, alarm: { sign: loudest.sign, because: driftInWords(loudest, next) } }
}

/** What one ticket says of one sign. */
interface Look {
  readonly sign: DriftSign
  /** What a bet on the unusual pays: 0 when the ticket is usual. On average at most 1 as long as all is. */
  readonly pays: number
  readonly isHit: boolean
  /** Share of tickets that are unusual anyway, at most. */
  readonly share: number
}

function looksOf({ baseline, latest }: DriftState, observation: DriftObservation): readonly Look[] {
  const score = actScore(observation)
  if (observation.kind === 'resolved') {
    const { share } = baseline.wrong[bandOfScore(baseline.wrong, score)]!
    return [look('wrong', !observation.right, share)]
  }
  const looks = [
    look('strange', observation.inScope <= baseline.strange.at, baseline.strange.share),
    look('unsure', score <= baseline.unsure.at, baseline.unsure.share),
  ]
  const { unknownWords } = observation
  if (baseline.unknownWords && unknownWords !== undefined) {
    looks.push(look('unknown_words', unknownWords >= baseline.unknownWords.at, baseline.unknownWords.share))
  }
  if (baseline.labels.length === 0) return looks
  const at = labelAt(baseline, observation.label)
  const { share } = baseline.labels[at]!
  // The bet on labels is on what came lately, known before this ticket came.
  looks.push({ sign: 'labels', pays: latest[at]! / share, isHit: latest[at]! > share, share })
  return looks
}

function look(sign: DriftSign, isHit: boolean, share: number): Look {
  return { sign, pays: isHit ? 1 / share : 0, isHit, share }
}

function bet(watch: Watch, { pays, isHit, share }: Look): Watch {
  const { sign, shifted } = watch
  const begun = watch.strength > 1 ? watch : afresh(sign, shifted)
  return {
    sign,
    shifted,
    strength: begun.strength * (1 - shifted + shifted * pays),
    seen: begun.seen + 1,
    hits: begun.hits + (isHit ? 1 : 0),
    expected: begun.expected + share,
  }
}

function afresh(sign: DriftSign, shifted: number): Watch {
  return { sign, shifted, strength: 1, seen: 0, hits: 0, expected: 0 }
}

function faded({ baseline, latest }: DriftState, label: string | undefined): readonly number[] {
  const at = labelAt(baseline, label)
  return latest.map((share, i) => share * fading + (i === at ? 1 - fading : 0))
}

/** Labels that are not watched by themselves are the last. */
function labelAt({ labels }: DriftBaseline, label: string | undefined): number {
  const at = label === undefined ? -1 : labels.findIndex((one) => one.label === label)
  return at < 0 ? labels.length - 1 : at
}

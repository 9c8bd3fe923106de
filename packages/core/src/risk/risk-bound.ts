import { log } from '../learn/exact-math.ts'
import { binomialTail, errorUpperBound } from '../learn/evaluate/binomial.ts'
import { never } from '../learn/evaluate/coverage.ts'
import { countSteps, steps, walkDown, type Promised, type StepCounts } from './threshold-walk.ts'

/** From where on one lane acts alone, and what that rests on. */
export interface RiskBound {
  /** Least `actScore` to act alone, 0–1; `never` (above 1) when none can be shown to be safe. */
  readonly threshold: number
  /** Recent tickets looked at. */
  readonly tickets: number
  /** Of these, at or above the threshold. */
  readonly acted: number
  /** Of those acted on, read wrong. */
  readonly wrong: number
  /** `acted / tickets`, 0–1; 0 without tickets. */
  readonly coverage: number
  /**
   * Share wrong that `wrong` of `acted` still allow, 0–1, by the bound of Clopper and Pearson for this threshold taken by
   * itself. What is promised, threshold chosen, is the tolerated share. 1 without a threshold.
   */
  readonly upperBound: number
  /** Tickets like these that are missing for a threshold, at least; 0 with one; undefined when none would do. */
  readonly moreNeeded: number | undefined
  /** All this in words. */
  readonly because: string
}

/** What is asked of a bound. */
export interface BoundAsked extends Promised {
  /** What the operator said, for the words: with several lanes, the doubt of one of them is less than the rest of it. */
  readonly confidence: number
  /** Share of the labels of resolved tickets that are known to be wrong themselves, 0–0.5. */
  readonly wrongLabels: number
  /** The coming tickets acted on whose share wrong is promised itself; without, the share in the long run is. */
  readonly over?: number
}

/** How far ahead "how many more" looks: to so many times the tickets there are. Beyond it, more of the same is no advice. */
const mostFold = 50

/** The bound of one lane. */
export function riskBound(
  tickets: readonly { readonly score: number; readonly right: boolean }[],
  asked: BoundAsked,
): RiskBound {
  const counts = countSteps(tickets)
  const shown = toBeShown(asked)
  const step = walkDown(counts, shown)
  if (step === undefined) return noBound(tickets.length, counts, shown, asked)
  const acted = counts.acted[step]!
  const wrong = counts.wrong[step]!
  const threshold = step / steps
  return {
    threshold,
    tickets: tickets.length,
    acted,
    wrong,
    coverage: acted / tickets.length,
    upperBound: errorUpperBound(wrong, acted, 1 - shown.doubt),
    moreNeeded: 0,
    because:
      `acts alone from ${threshold.toFixed(2)} up: ${acted} of ${tickets.length} recent tickets, ${wrong} of them wrong ` +
      `(${share(wrong / acted)}); with ${share(asked.confidence)} confidence at most ${share(asked.tolerated)} of such ` +
      `tickets go wrong${labelsInWords(asked)}`,
  }
}

/** What must be shown of the recent tickets for the promise to hold. */
export function toBeShown(asked: BoundAsked): Promised {
  const { over, tolerated, wrongLabels } = asked
  if (over === undefined) return { tolerated: apparentRisk(tolerated, wrongLabels), doubt: asked.doubt }
  // Half of the doubt is for the luck of the coming tickets, half for that of the recent ones.
  const doubt = asked.doubt / 2
  return { tolerated: apparentRisk(luckyEnough(over, tolerated, doubt), wrongLabels), doubt }
}

/**
 * Tickets without an error that show it, at least: (1 − tolerated)^n ≤ doubt. 59 for 5 % with 95 % confidence.
 */
export function fewestFor({ tolerated, doubt }: Promised): number {
  return Math.ceil(log(doubt) / log(1 - tolerated))
}

/** The share of apparent errors that stands for a share of real ones: where a label is wrong by chance, a right reading looks wrong. */
function apparentRisk(risk: number, wrongLabels: number): number {
  return risk + wrongLabels * (1 - risk)
}

/** The largest long-run share wrong at which, of so many tickets, more than tolerated go wrong with a chance of `doubt` at most. */
function luckyEnough(over: number, tolerated: number, doubt: number): number {
  const allowed = Math.floor(over * tolerated)
  let low = 0
  let high = tolerated
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (binomialTail(allowed, over, middle) >= 1 - doubt) low = middle
    else high = middle
  }
  return low
}

function noBound(tickets: number, counts: StepCounts, shown: Promised, asked: BoundAsked): RiskBound {
  const moreNeeded = howManyMore(tickets, counts, shown)
  const few =
    moreNeeded === undefined
      ? 'more tickets like these would not change that: too many of the surest go wrong'
      : `${moreNeeded} more like these are needed, at least`
  return {
    threshold: never,
    tickets,
    acted: 0,
    wrong: 0,
    coverage: 0,
    upperBound: 1,
    moreNeeded,
    because:
      `never acts alone: ${tickets} recent tickets do not show, with ${share(asked.confidence)} confidence, that at most ` +
      `${share(asked.tolerated)} go wrong above any threshold${labelsInWords(asked)}; ${few}`,
  }
}

/** The least multiple of what there is, in steps of a twentieth, that would show it. */
function howManyMore(tickets: number, { acted, wrong }: StepCounts, promised: Promised): number | undefined {
  if (!(promised.tolerated > 0)) return undefined
  if (tickets === 0) return fewestFor(promised)
  for (let fold = 1.05; fold <= mostFold; fold *= 1.05) {
    const grown = {
      acted: acted.map((count) => Math.round(count * fold)),
      wrong: wrong.map((count) => Math.ceil(count * fold)),
    }
    if (walkDown(grown, promised) !== undefined) return Math.ceil(tickets * (fold - 1))
  }
  return undefined
}

function labelsInWords({ wrongLabels }: BoundAsked): string {
  return wrongLabels > 0 ? ` (${share(wrongLabels)} of the labels being wrong themselves)` : ''
}

/** A share as people write it: at most one decimal. */
export function share(value: number): string {
  return `${Math.round(value * 1000) / 10} %`
}

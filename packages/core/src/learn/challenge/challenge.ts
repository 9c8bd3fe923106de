import { meanDifference, type Interval } from './mean-difference.ts'
import type { PairedOutcome } from './paired-outcomes.ts'
import { signTest } from './sign-test.ts'

/** What a comparison comes to: better or worse by more than chance, or neither. */
export type ChallengeVerdict = 'better' | 'worse' | 'not_better'

/** A challenger beside the champion, on the same tickets. */
export interface ChallengeResult {
  readonly verdict: ChallengeVerdict
  readonly tickets: number
  /** Tickets that both read right, exactly one did, neither did. */
  readonly bothRight: number
  readonly onlyChallenger: number
  readonly onlyChampion: number
  readonly neither: number
  /** Chance that an equal challenger would win the disagreements at least this clearly, and the same of the champion. */
  readonly chanceIfEqual: { readonly challengerWins: number; readonly championWins: number }
  /** Loss of the challenger less that of the champion, a ticket; below 0 the challenger's probabilities are better. */
  readonly lossDifference: Interval
}

/**
 * How likely it may be that a challenger is put in force that is no better, 0–1. Larger: newer models come sooner, and
 * one in so many is no better than what it replaced; smaller: real progress waits for more tickets.
 */
export const toleratedChance = 0.05

/**
 * Compares two models on tickets that neither was trained on. The challenger is `better` when it wins the tickets that exactly one
 * read right by more than chance (exact McNemar), or when it wins at least as many as it loses and its probabilities are better by more than
 * chance. Each of the two ways has half of `chance`, so together they mistake an equal challenger for a better one no more
 * often than that. Swapping the models turns `better` into `worse` and changes the signs; the order of tickets does not matter to the verdict.
 */
export function compareModels(pairs: readonly PairedOutcome[], chance = toleratedChance): ChallengeResult {
  const count = (champion: boolean, challenger: boolean): number =>
    pairs.filter((pair) => pair.champion.isRight === champion && pair.challenger.isRight === challenger).length
  const onlyChallenger = count(false, true)
  const onlyChampion = count(true, false)
  const lossDifference = meanDifference(
    pairs.map(({ champion, challenger }) => challenger.loss - champion.loss),
    1 - chance,
  )
  const chanceIfEqual = {
    challengerWins: signTest(onlyChallenger, onlyChampion),
    championWins: signTest(onlyChampion, onlyChallenger),
  }
  const half = chance / 2
  const isBetter = chanceIfEqual.challengerWins <= half || (onlyChallenger >= onlyChampion && lossDifference.high < 0)
  const isWorse = chanceIfEqual.championWins <= half || (onlyChampion >= onlyChallenger && lossDifference.low > 0)
  return {
    verdict: isBetter ? 'better' : isWorse ? 'worse' : 'not_better',
    tickets: pairs.length,
    bothRight: count(true, true),
    onlyChallenger,
    onlyChampion,
    neither: count(false, false),
    chanceIfEqual,
    lossDifference,
  }
}

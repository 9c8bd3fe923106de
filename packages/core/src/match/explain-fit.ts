import { percent, type Contribution, type Explained } from '../explain.ts'
import { fitNames, type FitName, type FitScore } from '../domain/decision.ts'
import { handOnFactor, partAt } from './fit.ts'

/** What the words of a fit need beside its parts. */
export interface FitGround {
  /** In the order of `fitNames`, as in the decision. */
  readonly fitWeights: readonly number[]
  readonly teamMinutes: number
}

/** A fit in words: its parts, in minutes, add up to the same score, bit for bit. */
export function explainFit(fit: FitScore, { fitWeights, teamMinutes }: FitGround): Explained {
  let score = 0
  const facts = factsOf(fit.signals, teamMinutes)
  const contributions = fitNames.map((name, index): Contribution => {
    const signal = fit.signals[index] ?? 0
    const weight = fitWeights[index] ?? 0
    const value = signal * weight
    score += value
    return { name, signal, weight, value, because: because[name](signal, facts) }
  })
  return { score, contributions }
}

/** Minutes for reading: `27 minutes`, `1 minute`. */
export function minutesInWords(minutes: number): string {
  const rounded = Math.abs(minutes) < 9.95 ? Math.round(minutes * 10) / 10 : Math.round(minutes)
  return `${rounded} ${rounded === 1 ? 'minute' : 'minutes'}`
}

interface Facts {
  readonly team: number
  /** Minutes the agent needs. */
  readonly own: number
  /** Share resolved without handing on. */
  readonly success: number
}

function factsOf(signals: readonly number[], team: number): Facts {
  const own = team - (signals[partAt('work')] ?? 0)
  const atRisk = signals[partAt('handOn')] ?? 0
  return { team, own, success: team > 0 ? 1 + atRisk / (handOnFactor * team) : 1 }
}

const because: Readonly<Record<FitName, (signal: number, facts: Facts) => string>> = {
  work: (_, { own, team }) => `takes ${minutesInWords(own)} where the team takes ${minutesInWords(team)}`,
  handOn: (_, { success }) => `resolves ${percent(success)} of such tickets alone`,
  load: (signal) => (signal < 0 ? 'has other work in hand' : 'has nothing else in hand'),
  shiftEnd: (signal) => (signal < 0 ? 'would not be done before the shift ends' : 'is there long enough'),
  tierMatch: (signal) => (signal < 0 ? 'not of the tier that it needs' : 'of the tier that it needs'),
  temperament: (signal) =>
    signal === 0
      ? 'no matter here'
      : `leaves distressed customers ${signal > 0 ? 'more' : 'less'} content than others do`,
  continuity: (signal) =>
    signal > 0 ? "resolved this requester's latest ticket" : 'not who helped this requester last',
  fairness: (signal) => share(signal, 'effort'),
  interest: (signal) => share(signal, 'interesting work'),
  development: (signal) => (signal > 0 ? 'a ticket to grow by, that can wait' : 'not one to grow by'),
  exploration: (signal) =>
    signal === 0
      ? 'well enough known'
      : `little known on this: ${signal > 0 ? 'given a chance' : 'not their turn'} for now`,
  scarcity: (signal) =>
    signal < 0 ? 'somebody else takes less of what the team is short of' : 'as good a use of their time as any',
  demand: (signal) => (signal < 0 ? 'others who wait need them too' : 'nobody else who waits needs them more'),
}

function share(signal: number, of: string): string {
  if (signal === 0) return `had a fair share of ${of} lately`
  return `had ${signal > 0 ? 'less' : 'more'} than a fair share of ${of} lately`
}

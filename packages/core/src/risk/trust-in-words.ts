import type { Decision } from '../domain/decision.ts'
import type { ActRule, TicketTrust } from '../domain/trust.ts'
import { actScore } from './act-score.ts'
import { share } from './risk-bound.ts'
import { alarmOn, isSureEnough } from './trust-of.ts'

/** What a decision's words about trust depend on. */
export type Trusted = Pick<Decision, 'reading' | 'situation' | 'mode' | 'outcome' | 'override'>

/**
 * By which rule a decision was carried out, only suggested, or left to a person; undefined where there is none to name: a
 * person decided, or the decision is from before there were rules.
 */
export function trustInWords({ reading, situation, mode, outcome, override }: Trusted): string | undefined {
  const { trust } = situation
  if (trust === undefined || override !== undefined || reading.isMissing) return undefined
  const { queue } = reading
  const lowered = alarmInWords(trust, queue.label)
  if (lowered !== undefined && mode === 'suggest') return lowered
  const { rule } = trust
  if (rule === undefined) return "by the policy's least confidence: too few tickets are resolved for a threshold"
  if (rule.threshold > 1) return neverInWords(rule)
  const promise = promiseInWords(rule)
  if (isSureEnough(queue, rule)) return `may act alone at ${score(queue)}, from ${least(rule)} up: ${promise}`
  const instead = outcome.kind === 'triage' ? 'goes to a person' : 'is only suggested'
  return `${instead} at ${score(queue)}, below ${least(rule)}: from there up ${promise}`
}

function alarmInWords({ lowered }: TicketTrust, queue: string | undefined): string | undefined {
  const alarm = alarmOn(queue, lowered)
  if (alarm === undefined) return undefined
  return `only suggested since ${new Date(alarm.since).toISOString().slice(0, 16).replace('T', ' ')} UTC: ${alarm.because}`
}

function neverInWords(rule: ActRule): string {
  const { tolerated, confidence } = rule
  return `only suggested: ${groundInWords(rule)} do not show with ${share(confidence)} confidence that at most ${share(tolerated)} go wrong`
}

function promiseInWords(rule: ActRule): string {
  return `at most ${share(rule.tolerated)} wrong with ${share(rule.confidence)} confidence, from ${groundInWords(rule)}`
}

function groundInWords({ tickets, ground, queue }: ActRule): string {
  const many = tickets.toLocaleString('en')
  const where = queue === undefined ? '' : ` read as ${queue}`
  return ground === 'resolved' ? `${many} resolved tickets${where}` : `${many} tickets held out in training${where}`
}

function score(reading: Parameters<typeof actScore>[0]): string {
  return actScore(reading).toFixed(2)
}

function least({ threshold }: ActRule): string {
  return threshold.toFixed(threshold * 100 === Math.round(threshold * 100) ? 2 : 3)
}

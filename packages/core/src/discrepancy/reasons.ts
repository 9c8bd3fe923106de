import { explainFit, minutesInWords } from '../match/explain-fit.ts'
import { percent } from '../explain.ts'
import type { Compared, PeoplesWay } from './sides.ts'

/** Reasons told of each side; more are in the decision itself. */
const mostReasons = 3

/** Why Pointsman decided as it did, strongest first: the words, the person, the urgency. */
export function reasonsOfPointsman(decision: Compared): readonly string[] {
  const { reading, outcome, candidates, priority } = decision
  if (outcome.kind === 'triage') return ['not sure enough to say where it belongs']
  const words = reading.queue.evidence
    .filter(({ weight, start, end }) => weight > 0 && end > start)
    .slice(0, mostReasons)
    .map((evidence) => `“${evidence.words.join(' ')}”`)
  const told = words.length === 0 ? '' : `, for ${words.join(', ')}`
  const reasons = [`${percent(reading.queue.confidence)} sure of ${outcome.queue}${told}`]
  const agent = outcome.kind === 'assigned' || outcome.kind === 'offered' ? outcome.agent : undefined
  const fit = agent === undefined ? undefined : candidates.find((candidate) => candidate.agent === agent)?.fit
  if (fit !== undefined) {
    const strongest = explainFit(fit, decision).contributions.toSorted((a, b) => b.value - a.value)[0]
    if (strongest !== undefined && strongest.value > 0) reasons.push(`${agent} ${strongest.because}`)
  }
  const pressing = priority.urgency.contributions.toSorted((a, b) => b.value - a.value)[0]
  if (pressing !== undefined) reasons.push(`${priority.band}: ${pressing.because}`)
  return reasons
}

/** What people said, and what they did, in words. */
export function reasonsOfPeople({ reasons, final, moves, handleMinutes }: PeoplesWay): readonly string[] {
  const by = final.agent === undefined ? '' : ` by ${final.agent}`
  const where = final.queue === undefined ? '' : ` in ${final.queue}`
  const took = handleMinutes === undefined ? '' : ` after ${minutesInWords(handleMinutes)} of work`
  const moved = moves === 0 ? '' : `, moved ${moves === 1 ? 'once' : `${moves} times`} on the way`
  return [`resolved${by}${where}${took}${moved}`, ...reasons.slice(0, mostReasons)]
}

import { explainFit } from '../match/explain-fit.ts'
import { left, right, signed } from './layout.ts'
import type { BlockReason, Candidate, Decision, FitScore } from '../domain/decision.ts'

const nameWidth = 16
const columnWidth = 15
const differenceWidth = 12

/** Winner beside runner-up, part by part, and who could not take the ticket. */
export function peopleLines(decision: Decision, nameOf: (agent: string) => string): readonly string[] {
  const { outcome } = decision
  const eligible = decision.candidates.filter((candidate) => candidate.fit !== undefined)
  // A person may have chosen somebody other than the best.
  const chosen = 'agent' in outcome ? eligible.find(({ agent }) => agent === outcome.agent) : undefined
  const first = chosen ?? eligible[0]
  const second = eligible.find((candidate) => candidate !== first)
  return [
    ...tableLines(decision, first, second, nameOf),
    ...consideredLines(decision),
    ...languageLines(decision, first),
  ]
}

function tableLines(
  decision: Decision,
  first: Candidate | undefined,
  second: Candidate | undefined,
  nameOf: (agent: string) => string,
): readonly string[] {
  if (first?.fit === undefined) return []
  const other = second?.fit && explainFit(second.fit, decision)
  const rows = explainFit(first.fit, decision).contributions.flatMap((part, index) => {
    const beside = other?.contributions[index]
    if (part.value === 0 && (beside?.value ?? 0) === 0) return []
    const difference = beside && right(signed(part.value - beside.value, 1), differenceWidth)
    return [
      [
        left(partWords[part.name] ?? part.name, nameWidth),
        right(signed(part.value, 1), columnWidth),
        beside ? right(signed(beside.value, 1), columnWidth) : '',
        difference ?? `   ${part.because}`,
      ].join(''),
    ]
  })
  const heads = [left('minutes saved', nameWidth), right(nameOf(first.agent), columnWidth)]
  if (second !== undefined) heads.push(right(nameOf(second.agent), columnWidth), right('difference', differenceWidth))
  return [heads.join(''), ...rows, sumLine(first.fit, second?.fit)]
}

function sumLine(first: FitScore, second: FitScore | undefined): string {
  const sums = [left('fit', nameWidth), right(signed(first.score, 1), columnWidth)]
  if (second !== undefined) {
    sums.push(
      right(signed(second.score, 1), columnWidth),
      right(signed(first.score - second.score, 1), differenceWidth),
    )
  }
  return sums.join('')
}

/** `3 could take it; 27 could not: 20 not on the queue, 4 off shift …`. */
function consideredLines({ candidates }: Decision): readonly string[] {
  if (candidates.length === 0) return []
  const counts = new Map<BlockReason, number>()
  for (const { blockedBy } of candidates) {
    if (blockedBy !== undefined) counts.set(blockedBy, (counts.get(blockedBy) ?? 0) + 1)
  }
  const blocked = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const able = candidates.length - blocked
  if (blocked === 0) return [`${able} could take it`]
  const reasons = [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} ${blockWords[reason]}`)
  if (able === 0) return [`nobody could take it: ${reasons.join(', ')}`]
  return [`${able} could take it; ${blocked} could not: ${reasons.join(', ')}`]
}

/** A language that was read but not asked for, because it would have left nobody. */
function languageLines({ reading, situation }: Decision, first: Candidate | undefined): readonly string[] {
  const { code } = reading.language
  const agent = situation.roster.agents.find(({ id }) => id === first?.agent)
  if (code === undefined || agent === undefined || agent.languages.includes(code)) return []
  return [`${code} was not asked for: not surely read, or nobody on the queue has it`]
}

const partWords: Readonly<Record<string, string>> = {
  handOn: 'handing on',
  load: 'other work',
  shiftEnd: 'end of shift',
  tierMatch: 'tier',
  development: 'growing',
  scarcity: 'scarce skill',
  demand: 'others waiting',
}

const blockWords: Readonly<Record<BlockReason, string>> = {
  left: 'left the company',
  not_on_queue: 'not on the queue',
  missing_skill: 'without a required skill',
  missing_language: "without the ticket's language",
  away: 'away',
  offline: 'offline',
  off_shift: 'off shift',
  full: 'full',
  refused: 'refused it',
  tried: 'tried it already',
}

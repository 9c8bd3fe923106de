/** Small builders for tests: a decision about an ordinary ticket, and what people did about it. */
import { aReading, mondayMorning } from '../domain/builders.ts'
import { fitNames, type Decision } from '../domain/decision.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { compareWithPeople, type Comparison } from './compare.ts'
import type { ComparedTicket } from './compared-ticket.ts'
import type { Compared, PeoplesWay } from './sides.ts'

const minute = 60_000

/** Given to Ada in billing, normal, how-to; Bob is ten minutes slower. */
export function aCompared(part: Partial<Compared> = {}): Compared {
  return {
    id: 'd1',
    ticketId: 't1',
    at: mondayMorning,
    mode: 'shadow',
    policyVersion: 0,
    outcome: { kind: 'assigned', agent: 'ada', queue: 'billing', effort: 1 },
    priority: { band: 'normal', urgency: { score: 0.2, contributions: [] }, dueAt: mondayMorning + 480 * minute },
    reading: aReading(),
    candidates: [candidate('ada', 5), candidate('bob', -5)],
    fitWeights: fitNames.map(() => 1),
    teamMinutes: 30,
    ...part,
  }
}

/** Somebody whose own work saves so many minutes. */
export function candidate(agent: string, saves: number): Decision['candidates'][number] {
  const signals = fitNames.map((name) => (name === 'work' ? saves : 0))
  return { agent, fit: { score: saves, signals } }
}

/** Put to Ada in billing after half an hour, resolved there. */
export function aWay(part: Partial<PeoplesWay> = {}): PeoplesWay {
  return {
    first: { queue: 'billing', agent: 'ada', at: mondayMorning + 30 * minute },
    placedAt: mondayMorning + 30 * minute,
    final: { queue: 'billing', agent: 'ada' },
    moves: 0,
    resolvedAt: mondayMorning + 120 * minute,
    reasons: [],
    ...part,
  }
}

export function aComparison(decided: Partial<Compared> = {}, way: Partial<PeoplesWay> = {}): Comparison {
  return compareWithPeople(aCompared(decided), aWay(way), { policy: defaultPolicy })
}

/** A compared ticket for reports: put to `queue` by Pointsman, resolved in `people`. */
export function aComparedTicket(
  place: { readonly queue?: string; readonly people?: string },
  part: Partial<ComparedTicket> = {},
): ComparedTicket {
  const { queue = 'billing', people = queue } = place
  const comparison = aComparison(
    { outcome: { kind: 'assigned', agent: 'ada', queue, effort: 1 } },
    { final: { queue: people, agent: 'ada' } },
  )
  const times = {
    receivedAt: mondayMorning,
    decidedAt: mondayMorning,
    routedAt: mondayMorning + 30 * minute,
    placedAt: mondayMorning + 30 * minute,
    resolvedAt: mondayMorning + 120 * minute,
  }
  return { mode: 'shadow', comparison, times, wouldAct: true, wouldGive: true, moves: 0, ...part }
}

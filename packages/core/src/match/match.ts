import { rank, type Assessed } from './assign.ts'
import { blendOver } from './blend.ts'
import { effortWithin } from './effort.ts'
import { blockReason, demandedLanguage, type Assumption, type Demands } from './eligible.ts'
import { fitSignals, scoreFit } from './fit.ts'
import type { Reading } from '../domain/reading.ts'
import type { Situation } from '../domain/situation.ts'
import type { Attendance } from './attendance.ts'
import type { PreparedQueue, PreparedRoster } from './roster.ts'

/** What matching one ticket looks at. */
export interface MatchInput {
  readonly reading: Reading
  readonly queue: PreparedQueue
  readonly prepared: PreparedRoster
  readonly attendance: Attendance
  readonly situation: Situation
  /** In the order of `fitNames`, summing to 1. */
  readonly fitWeights: readonly number[]
}

/** Everybody considered for one ticket, best first, and the means to ask "what if". */
export interface Match {
  readonly queue: PreparedQueue
  readonly effort: number
  /** Effort assigned in the queue now; `isQueueFull` when this ticket does not fit beside it. */
  readonly queueLoad: number
  readonly isQueueFull: boolean
  readonly ranked: readonly Assessed[]
  readonly fitWeights: readonly number[]
  /** Aligned with the roster's agents. */
  readonly loads: readonly number[]
  readonly capacities: readonly number[]
  /** Assesses one agent again under another load, or leaving out one hard rule. */
  assess(index: number, assumed: Assumption): Assessed
}

/** Considers every agent for one ticket: hard rules first, then fit for whoever passes. */
export function match(input: MatchInput): Match {
  const { queue, situation, reading, prepared, fitWeights } = input
  const demands = demandsOf(input)
  const blend = blendOver(reading, queue, prepared)
  const { agents } = prepared.roster
  const { loads, lastAssignedAt, customer } = situation
  const assess = (index: number, assumed: Assumption): Assessed => {
    const agent = agents[index]!
    const load = assumed.load ?? loads[index] ?? 0
    const blockedBy = blockReason(agent, index, demands, { ...assumed, load })
    const since = lastAssignedAt[index] ?? 0
    if (blockedBy !== undefined) {
      return { index, lastAssignedAt: since, candidate: { agent: agent.id, blockedBy } }
    }
    const signals = fitSignals({ agent, index, load, blend, complexity: reading.complexity, customer })
    return { index, lastAssignedAt: since, candidate: { agent: agent.id, fit: scoreFit(signals, fitWeights) } }
  }
  const queueLoad = situation.queueLoads[queue.index] ?? 0
  const isQueueFull = queue.queue.capacity !== undefined && queueLoad + demands.effort > queue.queue.capacity
  const ranked = rank(agents.map((_, index) => assess(index, {})))
  return {
    queue,
    effort: demands.effort,
    queueLoad,
    isQueueFull,
    ranked,
    fitWeights,
    loads,
    capacities: prepared.capacities,
    assess,
  }
}

function demandsOf({ reading, queue, situation, attendance }: MatchInput): Demands {
  const language = demandedLanguage(reading.language, queue)
  return {
    queue,
    effort: effortWithin(reading.complexity.minutes, queue.largestCapacity),
    ...(language === undefined ? {} : { language }),
    excluded: new Map(situation.excluded.map(({ agent, reason }) => [agent, reason])),
    attendance,
  }
}

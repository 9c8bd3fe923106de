import { assign } from '../assignment/assign.ts'
import { notEligible } from '../assignment/problem.ts'
import { blockReason, queueFor } from './eligible.ts'
import { pairValue } from './pair-value.ts'
import type { Attendance } from './attendance.ts'
import type { Matcher } from './match.ts'
import type { PreparedRoster } from './roster.ts'

/** A ticket that is to be weighed against others; without `matcher` it is not. */
export interface OpenTicket {
  readonly urgency: number
  readonly matcher?: Matcher & { readonly teamMinutes: number }
}

/** One place for everybody who has room, and the tickets that compete for them. */
export interface RoundInput<Turn extends OpenTicket> {
  readonly prepared: PreparedRoster
  readonly attendance: Attendance
  /** Aligned with the roster's agents and queues. */
  readonly loads: readonly number[]
  readonly lastAssignedAt: readonly number[]
  readonly queueLoads: readonly number[]
  readonly open: readonly Turn[]
}

/** Who is given what, and the prices at which nobody would have it otherwise. */
export interface Granted<Turn> {
  readonly turn: Turn
  /** Position in the roster. */
  readonly agent: number
  /** Aligned with the roster's agents. */
  readonly prices: readonly number[]
}

/**
 * Gives at most one ticket to each agent with room, so that the sum of what the pairs are worth is the largest there is.
 * Among equals whoever has waited longest for work comes first. What a queue with a limit cannot carry beside is left for
 * the next round.
 */
export function dispatchRound<Turn extends OpenTicket>(input: RoundInput<Turn>): readonly Granted<Turn>[] {
  const columns = columnsInTurn(input)
  const weights = new Int32Array(input.open.length * columns.length).fill(notEligible)
  input.open.forEach((turn, row) => {
    for (let column = 0; column < columns.length; column++) {
      weights[row * columns.length + column] = worth(turn, columns[column]!, input)
    }
  })
  const { agentOf, prices } = assign({ tickets: input.open.length, capacities: columns.map(() => 1), weights })
  const priceOf = input.loads.map(() => 0)
  columns.forEach((agent, column) => (priceOf[agent] = prices[column]!))
  const queueLoads = [...input.queueLoads]
  return input.open.flatMap((turn, row) => {
    const column = agentOf[row]!
    if (column < 0 || !fitsQueue(turn, columns[column]!, queueLoads)) return []
    return [{ turn, agent: columns[column]!, prices: priceOf }]
  })
}

/** Agents who are there and have room, the one who has waited longest for work first. */
function columnsInTurn({ prepared, attendance, loads, lastAssignedAt }: RoundInput<OpenTicket>): readonly number[] {
  const { agents } = prepared.roster
  const open = agents.flatMap((agent, index) => {
    const isThere = attendance.blocked[index] === undefined && loads[index]! < agent.capacity
    return isThere ? [index] : []
  })
  return open.toSorted((a, b) => lastAssignedAt[a]! - lastAssignedAt[b]! || (agents[a]!.id < agents[b]!.id ? -1 : 1))
}

function worth({ matcher, urgency }: OpenTicket, index: number, { prepared, loads }: RoundInput<OpenTicket>): number {
  if (matcher === undefined) return notEligible
  const load = loads[index]!
  const isBlocked = blockReason(prepared.roster.agents[index]!, index, matcher.demands, { load }) !== undefined
  return isBlocked ? notEligible : pairValue(urgency, matcher.teamMinutes - matcher.fitAt(index, load).score)
}

/** Takes note of the effort in the queue in which the agent would have it, when it fits. */
function fitsQueue({ matcher }: OpenTicket, agent: number, queueLoads: number[]): boolean {
  if (matcher === undefined) return false
  const { queue, index } = queueFor(matcher.demands, agent)
  const load = queueLoads[index]! + matcher.demands.effort
  if (load > (queue.capacity ?? Infinity)) return false
  queueLoads[index] = load
  return true
}

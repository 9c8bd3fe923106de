import { addAttempt, emptyRecord, type Attempt, type KindRecord } from './kind-record.ts'
import { exp, log } from '../learn/exact-math.ts'
import { normalQuantile } from './normal-quantile.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import type { DeclaredAgent, Kind } from './declared-levels.ts'
import type { Random } from '../domain/time.ts'

/** A made-up team whose true abilities are known: what tests and benches compare estimates with. */
export interface SimulatedTeam {
  readonly agents: readonly DeclaredAgent[]
  readonly kinds: readonly Kind[]
  readonly records: readonly KindRecord[]
  /** True mean ln minutes and true chance of success, agents × kinds. */
  readonly logMinutes: Float64Array
  readonly success: Float64Array
  /** One ticket more for an agent and a kind, drawn from the truth. */
  readonly ticket: (agent: number, kind: number) => Attempt
}

export interface TeamShape {
  readonly seed: number
  readonly agents: number
  readonly kinds: number
  /** Tickets of agent and kind; how they are spread is theirs to say. */
  readonly tickets: (agent: number, kind: number, random: Random) => number
  /** Standard deviations of ln minutes: agents, kinds, agent and kind beside both, ticket to ticket. */
  readonly speed?: readonly [number, number, number, number]
  /** The same of log odds of success, without the last. */
  readonly success?: readonly [number, number, number]
  /** What a declared level of 1 against 0 is worth in ln minutes and in log odds. Nobody declares anything without. */
  readonly level?: readonly [number, number]
}

/** Draws a team and its tickets, all at instant 0. */
export function simulateTeam(shape: TeamShape): SimulatedTeam {
  const random = seededRandom(shape.seed)
  const normal = normalFrom(random)
  const levels = Float64Array.from({ length: shape.agents * shape.kinds }, () => random())
  const [speedOfLevel, chanceOfLevel] = shape.level ?? [0, 0]
  const [byAgent, byKind, byBoth, byTicket] = shape.speed ?? [0.3, 0.5, 0.2, 0.7]
  const logMinutes = crossed(shape, [byAgent, byKind, byBoth], normal, (cell) => log(25) + speedOfLevel * levels[cell]!)
  const odds = crossed(
    shape,
    shape.success ?? [0.5, 0.6, 0.4],
    normal,
    (cell) => log(4) + chanceOfLevel * levels[cell]!,
  )
  const success = odds.map((logOdds) => 1 / (1 + exp(-logOdds)))
  const ticket = (agent: number, kind: number): Attempt => {
    const cell = agent * shape.kinds + kind
    return { at: 0, succeeded: random() < success[cell]!, minutes: exp(logMinutes[cell]! + byTicket * normal()) }
  }
  return {
    agents: Array.from({ length: shape.agents }, (_, agent) => declared(shape, levels, agent)),
    kinds: Array.from({ length: shape.kinds }, (_, kind) => ({ id: `kind ${kind}` })),
    records: recordsOf(shape, random, ticket),
    logMinutes,
    success,
    ticket,
  }
}

function normalFrom(random: Random): () => number {
  return () => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())))
}

/** Start of the cell, plus an effect of its agent, of its kind and of its own, with the deviations given. */
function crossed(
  { agents, kinds }: TeamShape,
  [byAgent, byKind, byBoth]: readonly [number, number, number],
  normal: () => number,
  startOf: (cell: number) => number,
): Float64Array {
  const ofAgent = Float64Array.from({ length: agents }, () => byAgent * normal())
  const ofKind = Float64Array.from({ length: kinds }, () => byKind * normal())
  return Float64Array.from(
    { length: agents * kinds },
    (_, cell) => startOf(cell) + ofAgent[Math.floor(cell / kinds)]! + ofKind[cell % kinds]! + byBoth * normal(),
  )
}

function recordsOf(
  shape: TeamShape,
  random: Random,
  ticket: (agent: number, kind: number) => Attempt,
): readonly KindRecord[] {
  const records: KindRecord[] = []
  for (let agent = 0; agent < shape.agents; agent++) {
    for (let kind = 0; kind < shape.kinds; kind++) {
      const count = shape.tickets(agent, kind, random)
      let record = emptyRecord({ agent: `agent ${agent}`, kind: `kind ${kind}`, queue: 'all' }, 0)
      for (let i = 0; i < count; i++) record = addAttempt(record, ticket(agent, kind))
      if (count > 0) records.push(record)
    }
  }
  return records
}

function declared({ kinds, level }: TeamShape, levels: Float64Array, agent: number): DeclaredAgent {
  const skills = Array.from({ length: level === undefined ? 0 : kinds }, (_, kind) => ({
    skill: `kind ${kind}`,
    level: levels[agent * kinds + kind]!,
  }))
  return { id: `agent ${agent}`, skills }
}

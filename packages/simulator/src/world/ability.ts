import { practisedLevel, successOf, type WorldAgent } from './organisation.ts'
import type { World } from './world.ts'
import type { WorldTicket } from './tickets.ts'

/** What one person would really do with one ticket now, before luck. */
export interface TrueAttempt {
  /** Minutes of undivided work. */
  readonly minutes: number
  /** Probability of resolving it for good. */
  readonly success: number
}

/** Somebody who does not speak the customer's language works through a translator. */
const foreignPace = 1.8
const foreignSuccess = 0.75

/** Long tickets are harder: a ticket of three times its topic's usual minutes is failed about a third more often. */
const hardness = 0.25

export interface AttemptCircumstances {
  readonly agent: WorldAgent
  readonly ticket: WorldTicket
  /** The topic's median minutes. */
  readonly usualMinutes: number
  /** Tickets of the topic the agent has done before. */
  readonly done: number
  /** Attempts before this one. */
  readonly attempt: number
  /** Minutes since the agent's shift began. */
  readonly intoShift: number
}

/** Pace, practice, fatigue and language put together. */
export function trueAttempt(world: World, on: AttemptCircumstances): TrueAttempt {
  const { agent, ticket } = on
  const gain = world.practiceGain * (agent.isJunior ? 1 : 0.4)
  const before = agent.level[ticket.topic]!
  const level = practisedLevel(before, on.done, gain)
  const isForeign = !agent.agent.languages.includes(ticket.language)
  const tired = 1 + (world.fatigue * Math.min(480, on.intoShift)) / 480
  const minutes =
    ticket.minutes *
    agent.pace[ticket.topic]! *
    Math.exp(-1.1 * (level - before)) *
    tired *
    (isForeign ? foreignPace : 1) *
    // What those before found out is in the notes.
    (on.attempt > 0 ? 0.85 : 1)
  const failing = (1 - successOf(level) * (isForeign ? foreignSuccess : 1)) * harder(ticket.minutes / on.usualMinutes)
  return { minutes, success: 1 - Math.min(0.95, failing) * 0.8 ** on.attempt }
}

function harder(ratio: number): number {
  return Math.min(2, Math.max(0.5, 1 + hardness * Math.log(ratio)))
}

/**
 * Luck of one attempt, 0–1: a hash of seed, ticket, agent and attempt, so that every policy that makes the same
 * attempt meets the same luck (common random numbers; Law, Simulation Modeling and Analysis, §11.2).
 */
export function luck(seed: number, ticket: number, agent: number, attempt: number, salt: number): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(ticket + 1, 0xc2b2ae35)
  state = Math.imul(state ^ (state >>> 15) ^ Math.imul(agent + 1, 0x27d4eb2f), 0x165667b1)
  state = Math.imul(state ^ (state >>> 13) ^ Math.imul(8 * attempt + salt + 1, 0x9e3779b1), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 16), 0xc2b2ae35)
  state ^= state >>> 15
  return (state >>> 0) / 4_294_967_296
}

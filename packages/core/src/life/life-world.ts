import { addBusinessMinutes, nextOpening } from '../calendar/business-time.ts'
import type { LifeRules } from './life-rules.ts'
import type { LifeWorld } from './life-step.ts'
import type { Agent, Presence, WorkingHours } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'

/** What a world is made of: who there is, at one instant. */
export interface LifeWorldInput {
  readonly now: Timestamp
  readonly rules: LifeRules
  /** Business hours of the organisation; absent: round the clock. */
  readonly hours?: WorkingHours | undefined
  readonly agents: readonly Agent[]
  /** Aligned with `agents`, as are the loads: effort carried now. */
  readonly presence: readonly Presence[]
  readonly loads: readonly number[]
}

/** The world as a roster shows it. Made once for all steps of an instant; loads are those given, so it is good for one batch. */
export function lifeWorld({ now, rules, hours, agents, presence, loads }: LifeWorldInput): LifeWorld {
  const index = new Map(agents.map((agent, position) => [agent.id, position]))
  const find = (id: string): { agent: Agent; presence: Presence | undefined; load: number } | undefined => {
    const position = index.get(id)
    const agent = position === undefined ? undefined : agents[position]
    if (position === undefined || agent === undefined || !agent.active) return undefined
    return { agent, presence: presence[position], load: loads[position] ?? 0 }
  }
  return {
    now,
    rules,
    addBusinessMinutes: (from, minutes, agent) => {
      const own = agent === undefined ? undefined : find(agent)?.agent.hours
      return openMinutesAfter(from, minutes, own ?? hours)
    },
    backAt: (id, at) => {
      const found = find(id)
      return found === undefined ? undefined : backAt(found.agent, found.presence, at)
    },
    room: (id) => {
      const found = find(id)
      return found === undefined ? 0 : found.agent.capacity - found.load
    },
  }
}

/** Hours that never open again bring no instant about; such a timer is never set. */
function openMinutesAfter(from: Timestamp, minutes: number, hours: WorkingHours | undefined): Timestamp {
  return nextOpening(from, hours) === undefined ? Number.POSITIVE_INFINITY : addBusinessMinutes(from, minutes, hours)
}

/**
 * Whoever said when they would be back counts as back from then on, during their hours. Whoever is gone without a word is
 * expected at their next shift once their present one is over (people go offline in the evening), and before that not at all.
 */
function backAt({ hours }: Agent, presence: Presence | undefined, at: Timestamp): Timestamp | undefined {
  if (presence?.state === 'online') return nextOpening(at, hours)
  if (presence?.until !== undefined) return nextOpening(Math.max(at, presence.until), hours)
  const opening = nextOpening(at, hours)
  return opening === undefined || opening > at ? opening : undefined
}

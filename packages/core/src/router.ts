import { groundOf, routeOn, type ReadAlready, type RouteInput } from './route.ts'
import type { PreparedRoster } from './match/roster.ts'
import type { Presence } from './domain/agent.ts'
import type { Decision } from './domain/decision.ts'
import type { Policy } from './domain/policy.ts'
import type { CustomerHistory, RecentWork, Roster, Situation } from './domain/situation.ts'
import type { Timestamp } from './domain/time.ts'

/** What stays the same while one batch of tickets is decided. */
export interface RouterInput {
  readonly roster: Roster
  readonly policy: Policy
  readonly now: Timestamp
  /** Aligned with `roster.agents`. */
  readonly presence: readonly Presence[]
  /** What everybody was given lately, aligned with `roster.agents`. */
  readonly lately?: readonly RecentWork[]
  /** From `prepareRoster(roster)`: kept by a caller whose roster outlives the batch. */
  readonly prepared?: PreparedRoster
}

/** What each decision of a batch is told beside that; loads move on from ticket to ticket. */
export interface BatchTicket extends Omit<RouteInput, 'situation' | 'policy'>, ReadAlready {
  /** Aligned with `roster.agents` and `roster.queues`; copied, so the caller may go on counting in the same arrays. */
  readonly loads: readonly number[]
  readonly lastAssignedAt: readonly Timestamp[]
  readonly queueLoads: readonly number[]
  readonly customer: CustomerHistory
  readonly excluded?: Situation['excluded']
  readonly pauses?: Situation['pauses']
}

/** Decides many tickets at one instant, quickly: roster, shifts and presence are worked out once. */
export interface Router {
  route(ticket: BatchTicket): Decision
}

/** Makes a router for one batch. Its decisions are those of `routeWithReading`, bit for bit. */
export function createRouter(input: RouterInput): Router {
  const { roster, policy, now, presence, lately } = input
  const ground = groundOf(input)
  return {
    route({ loads, lastAssignedAt, queueLoads, customer, excluded, pauses, ...ticket }) {
      const situation: Situation = {
        now,
        roster,
        presence,
        ...(lately === undefined ? {} : { lately }),
        loads: [...loads],
        lastAssignedAt: [...lastAssignedAt],
        queueLoads: [...queueLoads],
        customer,
        excluded: excluded ?? [],
        ...(pauses === undefined ? {} : { pauses }),
      }
      return routeOn(ground, { ...ticket, policy, situation })
    },
  }
}

import type { Agent, Reading, Ticket, Timestamp, WorkingHours } from '@pointsman/core'

/** How tickets are given to people. Pure but for what it remembers of `observe`. */
export interface RoutingPolicy {
  readonly name: string
  /** Called at arrivals, ends of work, starts of shifts, and every minute while tickets wait and somebody is free. */
  dispatch(view: DispatchView): readonly Assignment[]
  observe?(event: WorkEvent): void
}

export interface Assignment {
  readonly ticket: string
  readonly agent: string
}

/** What a router may know at an instant; nothing of the truth. */
export interface DispatchView {
  readonly now: Timestamp
  /** Open minutes since the world began: promises run on this clock. */
  readonly openClock: number
  /** Longest waiting first. */
  readonly waiting: readonly WaitingTicket[]
  readonly agents: readonly AgentView[]
}

export interface WaitingTicket {
  readonly ticket: Ticket
  readonly reading: Reading
  /** The open clock when it arrived. */
  readonly receivedOpen: number
  /** Open minutes in which the plan promises a first response. */
  readonly targetMinutes: number
  readonly hasResponse: boolean
  /** Who tried it and handed it on, oldest first. */
  readonly excluded: readonly string[]
  /** Who resolved it before it was reopened. */
  readonly reopenedFrom?: string
}

export interface AgentView {
  readonly agent: Agent
  /** At work now. */
  readonly isPresent: boolean
  /** When the shift ends; 0 when absent. */
  readonly shiftEndsAt: Timestamp
  /** Held tickets and since when, longest held first; the first `agent.capacity` are worked on, the others lie in their inbox. */
  readonly held: readonly { readonly ticket: WaitingTicket; readonly since: Timestamp }[]
}

/** What became of an assignment. `minutes` are minutes of work, as a time sheet has them. */
export type WorkEvent =
  | {
      readonly kind: 'resolved'
      readonly ticket: string
      readonly agent: string
      readonly at: Timestamp
      readonly minutes: number
      /** As the resolver closed it. */
      readonly topic: string
    }
  | {
      readonly kind: 'handed_on'
      readonly ticket: string
      readonly agent: string
      readonly at: Timestamp
      readonly minutes: number
    }
  | { readonly kind: 'reopened'; readonly ticket: string; readonly agent: string; readonly at: Timestamp }

/** What a policy is told before the first ticket. */
export interface PolicySetup {
  readonly topics: readonly { readonly id: string; readonly queue: string }[]
  readonly agents: readonly Agent[]
  readonly queues: readonly string[]
  /** When promises run. */
  readonly businessHours: WorkingHours
  /** Minutes promised per plan. */
  readonly targets: readonly { readonly plan: string; readonly minutes: number }[]
  readonly seed: number
}

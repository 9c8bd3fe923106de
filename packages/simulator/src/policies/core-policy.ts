import {
  defaultPolicy,
  dispatch,
  effortOf,
  interestingMinutes,
  prepareRoster,
  preparePriority,
  priorities,
  unknownCustomer,
  urgencyAt,
  type DispatchInput,
  type Policy,
  type PreparedPriority,
  type PreparedRoster,
  type Timestamp,
} from '@pointsman/core'
import type { Assignment, DispatchView, PolicySetup, RoutingPolicy, WaitingTicket } from '../world/routing-policy.ts'
import { hasRoom, isAnybodyFree, mayTake } from './desk-rules.ts'
import { coreRecords } from './core-records.ts'

/** Milliseconds between two looks at the records; a server learns by the event, a world in between would run for hours. */
const refreshEvery = 2 * 3_600_000

/** Milliseconds after which what waits is weighed again though nothing happened: minutes pass, and with them a shift. */
const lookAgainAfter = 5 * 60_000

/** Pointsman itself: the core with its default policy, told only what a server would know. */
export function corePolicy(setup: PolicySetup): RoutingPolicy {
  const policy = policyOf(setup)
  const records = coreRecords(setup)
  const indexOf = new Map(setup.agents.map(({ id }, index) => [id, index]))
  const lastAssignedAt = setup.agents.map(() => 0)
  const priorityOf = new Map<string, PreparedPriority>()
  let prepared: PreparedRoster | undefined
  let preparedAt: Timestamp = Number.NEGATIVE_INFINITY
  let seen: DispatchView | undefined
  return {
    name: 'pointsman',
    observe: (event) => records.observe(event),
    dispatch(view) {
      if (!isAnybodyFree(view) || (seen !== undefined && !isNews(view, seen))) return []
      seen = { ...view, waiting: [...view.waiting] }
      if (prepared === undefined || view.now - preparedAt >= refreshEvery) {
        prepared = prepareRoster({ agents: setup.agents, queues: queuesOf(setup), records: records.records() })
        preparedAt = view.now
      }
      const waiting = promising(view, policy, priorityOf)
      if (waiting.length === 0) return []
      const decisions = dispatch(
        inputOf(view, waiting, policy, prepared, { lastAssignedAt, lately: records.lately(view.now) }),
      )
      const answer: Assignment[] = []
      for (const { ticketId, outcome } of decisions) {
        if (outcome.kind !== 'assigned') continue
        const agent = indexOf.get(outcome.agent)!
        lastAssignedAt[agent] = view.now
        records.given(agent, outcome.effort, outcome.effort >= effortOf(interestingMinutes), view.now)
        answer.push({ ticket: ticketId, agent: outcome.agent })
      }
      return answer
    },
  }
}

/** Whether anything but the clock has moved, or the clock for long enough. */
function isNews(view: DispatchView, seen: DispatchView): boolean {
  if (view.now - seen.now >= lookAgainAfter || view.waiting.length !== seen.waiting.length) return true
  return (
    view.waiting.some((one, at) => one !== seen.waiting[at]) || view.agents.some((one, at) => one !== seen.agents[at])
  )
}

/**
 * Tickets that could be given to somebody now, the most urgent for their minutes first, six for every free hand: those kept
 * back for somebody busy must not stand in the way of what others could do. The core would weigh and explain all that wait;
 * a world makes a hundred thousand dispatches and needs only who gets what.
 */
function promising(
  view: DispatchView,
  policy: Policy,
  priorityOf: Map<string, PreparedPriority>,
): readonly WaitingTicket[] {
  const free = view.agents.filter((agent) => hasRoom(agent, 0))
  const hands = free.reduce((sum, { agent, held }) => sum + agent.capacity - held.length, 0)
  const possible = view.waiting.filter((waiting) =>
    free.some((agent) => mayTake(agent, waiting) && agent.agent.queues.includes(waiting.reading.queue.label ?? '')),
  )
  const wanted = Math.max(leastWeighed, weighedPerHand * hands)
  if (possible.length <= wanted) return possible
  const worth = ({ ticket, reading }: WaitingTicket): number => {
    const known = priorityOf.get(ticket.id) ?? preparePriority({ ticket, reading, policy, customer: unknownCustomer })
    priorityOf.set(ticket.id, known)
    return steepness * urgencyAt(known, view.now) - Math.log(reading.complexity.minutes)
  }
  return possible
    .map((waiting) => ({ waiting, worth: worth(waiting) }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, wanted)
    .map(({ waiting }) => waiting)
}

const weighedPerHand = 6
const leastWeighed = 60

/** As in the core's `pairValue`. */
const steepness = 6

function inputOf(
  view: DispatchView,
  waiting: readonly WaitingTicket[],
  policy: Policy,
  prepared: PreparedRoster,
  known: Pick<DispatchInput, 'lastAssignedAt' | 'lately'>,
): DispatchInput {
  return {
    now: view.now,
    roster: prepared.roster,
    prepared,
    policy,
    presence: view.agents.map(({ isPresent }) => ({ state: isPresent ? 'online' : 'offline' })),
    loads: view.agents.map(({ held, agent }) => Math.min(held.length, agent.capacity)),
    ...known,
    queueLoads: prepared.roster.queues.map(() => 0),
    waiting: waiting.map(({ ticket, reading, excluded }) => ({
      id: ticket.id,
      ticket,
      reading,
      modelVersion: 'world',
      seed: seedOf(ticket.id),
      customer: unknownCustomer,
      excluded: excluded.map((agent) => ({ agent, reason: 'tried' as const })),
    })),
  }
}

function policyOf({ businessHours, targets }: PolicySetup): Policy {
  return {
    ...defaultPolicy,
    businessHours,
    targets: targets.flatMap(({ plan, minutes }) => priorities.map((priority) => ({ plan, priority, minutes }))),
    // The world counts hands, and a ticket takes one whatever its minutes.
    capacityIn: 'tickets',
    // Nobody triages in this world: the reader's best guess is acted on, by every policy alike.
    actConfidence: 0,
    actInScope: 0,
  }
}

function queuesOf({ queues }: PolicySetup): PreparedRoster['roster']['queues'] {
  return queues.map((id) => ({ id, name: id, description: '', active: true, version: 1, requiredSkills: [] }))
}

function seedOf(id: string): number {
  return Number(id.replaceAll(/\D/g, '')) >>> 0
}

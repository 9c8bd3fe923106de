import { dispatchRound, type OpenTicket } from './match/dispatch-round.ts'
import { doubtIn, modeFor } from './decide.ts'
import {
  groundOf,
  currentReading,
  labelledQueue,
  matchInputOf,
  routeOn,
  type Ground,
  type GroundInput,
  type ReadAlready,
  type RouteInput,
  priorityGround,
} from './route.ts'
import { matcher, teamMinutesOf } from './match/match.ts'
import { prioritize } from './prioritize/urgency.ts'
import type { Decision } from './domain/decision.ts'
import type { CustomerHistory, Situation } from './domain/situation.ts'
import type { Timestamp } from './domain/time.ts'
import type { Trust } from './domain/trust.ts'
import { trustOf } from './risk/trust-of.ts'

/** Tickets that wait at one instant, and those who may take them. */
export interface DispatchInput extends GroundInput {
  /** Aligned with `roster.agents`. */
  readonly loads: readonly number[]
  readonly lastAssignedAt: readonly Timestamp[]
  /** Aligned with `roster.queues`. */
  readonly queueLoads: readonly number[]
  /** How far the reader is trusted; absent: as far as the policy's least confidence says. */
  readonly trustNow?: Trust | undefined
  readonly waiting: readonly WaitingTicket[]
}

/** A ticket that is read and waits to be decided. */
export interface WaitingTicket extends Omit<RouteInput, 'situation' | 'policy'>, ReadAlready {
  readonly customer: CustomerHistory
  readonly excluded?: Situation['excluded']
  readonly pauses?: Situation['pauses']
  readonly dropped?: Situation['dropped']
  readonly isHeldLongEnough?: Situation['isHeldLongEnough']
}

/** Tickets weighed against each other at once. Larger: the best assignment over more of a backlog, in more time. */
const mostAtOnce = 400

/**
 * Decides all that wait, together: who gets what is the assignment that is worth most (`pairValue`), solved exactly, one
 * ticket more for each agent a round, since whoever was just given one is slower on the next. Then, most urgent first,
 * what is left is decided one by one: held, with the reason. Answers the decisions in the order of `waiting`.
 *
 * Beyond `mostAtOnce` the most urgent are weighed first, and the rest against whoever still has room.
 */
export function dispatch(input: DispatchInput): readonly Decision[] {
  const steps = dispatchInSteps(input)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * The same, with a pause wherever whoever asked may do something else: between tickets, and between rounds. What is
 * decided does not depend on the pauses, as long as nobody writes to the input meanwhile.
 */
export function* dispatchInSteps(input: DispatchInput): Generator<undefined, readonly Decision[]> {
  const desk = openDesk(input)
  const decisions: (Decision | undefined)[] = input.waiting.map(() => undefined)
  const open: Turn[] = []
  for (const [index, ticket] of input.waiting.entries()) {
    open.push(openTicket(desk, ticket, index))
    yield
  }
  const inTurn = open.toSorted((a, b) => b.urgency - a.urgency || a.receivedAt - b.receivedAt || a.index - b.index)
  // A person's word comes first: it takes its place whoever else waits.
  for (const one of inTurn) if (one.waiting.override !== undefined) decisions[one.index] = decideAlone(desk, one)
  const contested = inTurn.filter(
    ({ matcher: found, waiting }) => found !== undefined && waiting.override === undefined,
  )
  if (contested.length > 1) {
    for (let from = 0; from < contested.length && hasRoom(desk); from += mostAtOnce) {
      yield* decideTogether(desk, contested.slice(from, from + mostAtOnce), decisions)
    }
  }
  for (const one of inTurn) {
    decisions[one.index] ??= decideAlone(desk, one)
    yield
  }
  return decisions as readonly Decision[]
}

/** Who carries what while the decisions fall. */
interface Desk {
  readonly input: DispatchInput
  readonly ground: Ground
  loads: readonly number[]
  lastAssignedAt: readonly Timestamp[]
  queueLoads: readonly number[]
}

function openDesk(input: DispatchInput): Desk {
  const ground = groundOf(input)
  return {
    input,
    ground,
    loads: input.loads,
    lastAssignedAt: input.lastAssignedAt,
    queueLoads: input.queueLoads,
  }
}

interface Turn extends OpenTicket {
  readonly waiting: WaitingTicket
  readonly index: number
  readonly receivedAt: Timestamp
}

function openTicket(desk: Desk, waiting: WaitingTicket, index: number): Turn {
  const { policy } = desk.input
  const reading = currentReading(desk.ground.prepared, waiting.override, waiting.reading)
  const situation = situationOf(desk, waiting)
  const { urgency } = prioritize({ ticket: waiting.ticket, reading, policy, ...priorityGround(situation) })
  const turn = { waiting, index, receivedAt: waiting.ticket.receivedAt, urgency: urgency.score }
  const queue = labelledQueue(reading, desk.ground.prepared)
  const { trust } = situation
  const place = { queue: queue?.queue.id, override: waiting.override }
  const isAuto = (waiting.mode ?? modeFor({ reading, policy, trust, ...place })) === 'auto'
  const isClear = doubtIn(reading, policy, trust) === undefined && reading.queue.label === queue?.queue.id
  if (queue === undefined || !isAuto || !isClear) return turn
  const { seed } = waiting
  const input = matchInputOf(desk.ground, { reading, queue, situation, policy, urgency: urgency.score, seed })
  return { ...turn, matcher: { ...matcher(input), teamMinutes: teamMinutesOf(reading) } }
}

function* decideTogether(
  desk: Desk,
  turns: readonly Turn[],
  decisions: (Decision | undefined)[],
): Generator<undefined, void> {
  let open = turns
  while (open.length > 1) {
    const before = { loads: desk.loads, lastAssignedAt: desk.lastAssignedAt, queueLoads: desk.queueLoads }
    const granted = dispatchRound({ ...desk.ground, ...before, open })
    yield
    if (granted.length === 0) return
    for (const { turn, agent, prices } of granted) {
      const batch = { prices, granted: desk.input.roster.agents[agent]!.id }
      const situation = { ...situationOf(desk, turn.waiting), ...before, batch }
      const decision = routeOn(desk.ground, { ...turn.waiting, policy: desk.input.policy, situation })
      decisions[turn.index] = decision
      claim(desk, decision)
      yield
    }
    open = open.filter(({ index }) => decisions[index] === undefined)
  }
}

function decideAlone(desk: Desk, { waiting }: Turn): Decision {
  const situation = situationOf(desk, waiting)
  const decision = routeOn(desk.ground, { ...waiting, policy: desk.input.policy, situation })
  if (decision.mode === 'auto') claim(desk, decision)
  return decision
}

function situationOf({ input, ground, loads, lastAssignedAt, queueLoads }: Desk, waiting: WaitingTicket): Situation {
  const { now, roster, presence, lately, trustNow } = input
  return {
    now,
    roster,
    presence,
    loads,
    lastAssignedAt,
    ...(lately === undefined ? {} : { lately }),
    queueLoads,
    customer: waiting.customer,
    excluded: waiting.excluded ?? [],
    ...(waiting.pauses === undefined ? {} : { pauses: waiting.pauses }),
    ...(waiting.dropped === undefined ? {} : { dropped: waiting.dropped }),
    ...(waiting.isHeldLongEnough ? { isHeldLongEnough: true } : {}),
    ...(trustNow === undefined ? {} : { trust: trustOf(trustNow, labelRead(ground.prepared, waiting)) }),
  }
}

/** The queue whose rule counts: the one read, or where the reader abstained the likeliest. */
function labelRead(prepared: Ground['prepared'], { override, reading }: WaitingTicket): string | undefined {
  const { label, distribution } = currentReading(prepared, override, reading).queue
  return label ?? distribution[0]?.label
}

/** Takes note of who has a ticket now. Arrays are replaced, not written to: decisions before keep theirs. */
function claim(desk: Desk, { outcome, at }: Decision): void {
  if (outcome.kind !== 'assigned' && outcome.kind !== 'offered') return
  const agent = desk.ground.prepared.agentIndex.get(outcome.agent)
  const queue = desk.ground.prepared.queues.get(outcome.queue)?.index
  if (agent !== undefined) {
    desk.loads = desk.loads.with(agent, desk.loads[agent]! + outcome.effort)
    desk.lastAssignedAt = desk.lastAssignedAt.with(agent, at)
  }
  if (queue !== undefined) desk.queueLoads = desk.queueLoads.with(queue, desk.queueLoads[queue]! + outcome.effort)
}

function hasRoom({ loads, ground }: Desk): boolean {
  const { capacities } = ground.prepared
  return loads.some((load, index) => ground.attendance.blocked[index] === undefined && load < capacities[index]!)
}

import {
  defaultPolicy,
  dispatchInSteps,
  type CustomerHistory,
  type Decision,
  type Outcome,
  type Policy,
  type Reading,
  type RosterKeeper,
  type Trust,
  type WaitingTicket,
} from '@pointsman/core'
import type { DecidedTicket, RecordResult, Standing } from '../store/store.ts'
import { mapUnhurried, unhurried } from '../unhurried.ts'
import type { Arrival, Settled } from './arrival.ts'
import type { EngineParts } from './parts.ts'
import { readingOf } from './reader-host.ts'

/**
 * How often a ticket is decided anew because somebody else was faster. Larger: a ticket may go round for longer under
 * a storm of nodes; smaller: it waits although somebody had room.
 */
const mostTries = 4

/** What every batch of one process is decided with. */
export interface BatchGround {
  readonly parts: EngineParts
  readonly keeper: RosterKeeper
  /** How far the reader is trusted now. */
  readonly trust: () => Promise<Trust | undefined>
}

/**
 * Decides arrivals together and records all of it in one transaction. What others overtook is decided again on a fresh
 * look; at last it is held. A ticket that goes on waiting for the same reason is not recorded again.
 */
export async function decideBatch(
  ground: BatchGround,
  policy: Policy,
  arrivals: readonly Arrival[],
): Promise<Settled[]> {
  const settled: Settled[] = []
  let open: readonly Place[] = await mapUnhurried(arrivals, (arrival, index) => ({ ...opened(arrival), index }))
  for (let tries = 1; open.length > 0; tries++) {
    const isLast = tries === mostTries
    const decided = await decideOnce({ ...ground, policy, isLast }, open)
    const news = decided.filter(({ place, decision }) => {
      if (!isAsBefore(place.arrival, decision)) return true
      settled[place.index] = { isDuplicate: false, unchanged: decision }
      return false
    })
    const results = await ground.parts.store.recordDecisions(
      news.map(({ place, decision }) => toRecord(place, decision)),
    )
    const overtaken: Place[] = []
    news.forEach(({ place, decision }, index) => {
      const result = settle(results[index], decision)
      if (result === undefined) overtaken.push(place)
      else settled[place.index] = result
    })
    if (isLast && overtaken.length > 0) throw new Error('a held ticket was overtaken, which cannot be')
    open = overtaken
  }
  return settled
}

/** An arrival with its reading to decide with. */
export interface Opened {
  readonly arrival: Arrival
  readonly reading: Reading
}

export function opened(arrival: Arrival): Opened {
  return { arrival, reading: readingOf(arrival.read) }
}

interface Place extends Opened {
  readonly index: number
}

interface Round extends BatchGround {
  readonly policy: Policy
  /** Nobody is to be given anything any more. */
  readonly isLast?: boolean
}

/** Most urgent first, which is the order in which room is claimed. */
async function decideOnce(round: Round, open: readonly Place[]): Promise<{ place: Place; decision: Decision }[]> {
  const decisions = await decisionsAsOfNow(round, open)
  const rows = open.map((place, index) => ({ place, decision: decisions[index]! }))
  return rows.toSorted((one, other) => urgencyOf(other.decision) - urgencyOf(one.decision))
}

/** The decisions that would be made now, in the order given; nothing is stored. */
export async function decisionsAsOfNow(round: Round, open: readonly Opened[]): Promise<readonly Decision[]> {
  const { parts, policy, keeper, isLast = false } = round
  const now = parts.clock.now()
  const tickets = open.map(({ arrival }) => arrival.read.ticket)
  const [standing, customers, trustNow] = await Promise.all([
    parts.store.look(),
    parts.store.customers(tickets, now),
    round.trust(),
  ])
  const { agents, queues, records, ratings, presence, lastAssignedAt, lately } = standing
  const known = { agents, queues, records, ...(ratings === undefined ? {} : { ratings }) }
  const prepared = keeper.readyAt(known, now)
  const { loads, queueLoads } = isLast ? filledUp(standing) : withoutHeld(standing, open)
  const input = {
    roster: prepared.roster,
    prepared,
    policy,
    now,
    presence,
    loads,
    lastAssignedAt,
    lately,
    queueLoads,
    trustNow,
    waiting: open.map((one, index) => toWaiting(one, customers[index]!, parts.identity.newId())),
  }
  return unhurried(dispatchInSteps(input))
}

function toWaiting({ arrival, reading }: Opened, customer: CustomerHistory, id: string): WaitingTicket {
  const { read, seed, supersedes, override, wait } = arrival
  const { ticket, modelVersion } = read
  return {
    id,
    ticket,
    reading,
    modelVersion,
    seed,
    customer,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(override === undefined ? {} : { override }),
    ...(wait === undefined ? {} : { excluded: wait.excluded }),
    ...(wait === undefined || wait.dropped.length === 0 ? {} : { dropped: wait.dropped }),
    ...(wait === undefined || wait.pauses.length === 0 ? {} : { pauses: wait.pauses }),
    ...(wait?.isHeldLongEnough ? { isHeldLongEnough: true } : {}),
  }
}

/** Nobody has room: what is left to say of a ticket that others were faster with every time. */
function filledUp({ agents, loads, queueLoads }: Standing): Pick<Standing, 'loads' | 'queueLoads'> {
  return { loads: agents.map(({ capacity }, index) => Math.max(loads[index] ?? 0, capacity)), queueLoads }
}

/** What agents carry falls by what the tickets they are decided about anew no longer take. */
function withoutHeld(standing: Standing, open: readonly Opened[]): Pick<Standing, 'loads' | 'queueLoads'> {
  let { loads, queueLoads } = standing
  for (const { arrival } of open) {
    const { held } = arrival
    if (held === undefined) continue
    const agent = standing.agents.findIndex(({ id }) => id === held.agent)
    const queue = standing.queues.findIndex(({ id }) => id === held.queue)
    if (agent !== -1) loads = loads.with(agent, Math.max(0, loads[agent]! - held.effort))
    if (queue !== -1) queueLoads = queueLoads.with(queue, Math.max(0, queueLoads[queue]! - held.effort))
  }
  return { loads, queueLoads }
}

function urgencyOf({ priority }: Decision): number {
  return priority.urgency.score
}

function isAsBefore({ wait }: Arrival, { outcome }: Decision): boolean {
  if (wait === undefined || wait.outcome.kind !== outcome.kind) return false
  // What was paused meanwhile, say, waits for the customer's reply as far as anybody can see: that it is still full is news.
  if (outcome.kind === 'held' && wait.reason !== outcome.reason) return false
  return reasonOf(wait.outcome) === reasonOf(outcome) && reasonOf(outcome) !== undefined
}

function reasonOf(outcome: Outcome): string | undefined {
  if (outcome.kind === 'held') return `${outcome.queue} ${outcome.reason}`
  return outcome.kind === 'triage' ? outcome.reason : undefined
}

function toRecord({ arrival, reading }: Opened, decision: Decision): DecidedTicket {
  const { written } = arrival.read
  return {
    ticket: arrival.read.ticket,
    decision,
    actor: arrival.actor,
    isNew: arrival.supersedes === undefined,
    isManual: arrival.override !== undefined,
    ...(arrival.told === undefined ? {} : { told: arrival.told(decision) }),
    // A person's word makes it another reading.
    ...(written === undefined || decision.reading !== reading ? {} : { writtenReading: written }),
  }
}

function settle(result: RecordResult | undefined, decision: Decision): Settled | undefined {
  if (result?.kind === 'recorded') return { decision, isDuplicate: false, position: result.position }
  if (result?.kind !== 'duplicate') return undefined
  return { isDuplicate: true, ...(result.decision === undefined ? {} : { decision: result.decision }) }
}

/** The policy in force: the newest stored, or the built-in one. */
export async function policyInForce({ store }: Pick<EngineParts, 'store'>): Promise<Policy> {
  return (await store.policy()) ?? defaultPolicy
}

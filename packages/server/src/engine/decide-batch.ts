import { defaultPolicy, type CustomerHistory, type Decision, type Policy } from '@pointsman/core'
import type { DecidedTicket, RecordResult } from '../store/store.ts'
import type { Arrival, Settled } from './arrival.ts'
import { Board } from './board.ts'
import type { EngineParts } from './parts.ts'

/**
 * How often a ticket is decided anew because somebody else was faster. Larger: a ticket may go round for longer under
 * a storm of nodes; smaller: it waits although somebody had room.
 */
const mostTries = 4

/**
 * Decides arrivals in order of urgency, each seeing the loads that those before it left, and records all of it in one
 * transaction. What others overtook is decided again on a fresh look; at last it is held.
 */
export async function decideBatch(
  parts: EngineParts,
  policy: Policy,
  arrivals: readonly Arrival[],
): Promise<Settled[]> {
  const settled: Settled[] = []
  let open = arrivals.map((arrival, index) => ({ arrival, index }))
  for (let tries = 1; open.length > 0; tries++) {
    const isLast = tries === mostTries
    const decided = await decideOnce({ parts, policy, isLast }, open)
    const results = await parts.store.recordDecisions(
      decided.map(({ place, decision }) => toRecord(place.arrival, decision)),
    )
    const overtaken: Place[] = []
    decided.forEach(({ place, decision }, index) => {
      const result = settle(results[index], decision)
      if (result === undefined) overtaken.push(place)
      else settled[place.index] = result
    })
    if (isLast && overtaken.length > 0) throw new Error('a held ticket was overtaken, which cannot be')
    open = overtaken
  }
  return settled
}

interface Place {
  readonly arrival: Arrival
  readonly index: number
}

interface Round {
  readonly parts: EngineParts
  readonly policy: Policy
  readonly isLast: boolean
}

async function decideOnce(round: Round, open: readonly Place[]): Promise<{ place: Place; decision: Decision }[]> {
  const { parts, policy, isLast } = round
  const now = parts.clock.now()
  const tickets = open.map(({ arrival }) => arrival.read.ticket)
  const [standing, customers] = await Promise.all([parts.store.look(), parts.store.customers(tickets, now)])
  const board = new Board({ standing, policy, now })
  if (isLast) board.fillUp()
  for (const { arrival } of open) if (arrival.held !== undefined) board.release(arrival.held)
  const rows = open.map((place, index) => {
    const customer = customers[index] as CustomerHistory
    return { place, customer, urgency: board.urgencyOf(place.arrival, customer) }
  })
  rows.sort((one, other) => other.urgency - one.urgency || ageOf(one.place) - ageOf(other.place))
  return rows.map(({ place, customer }) => ({
    place,
    decision: board.decide({ arrival: place.arrival, customer, id: parts.identity.newId() }),
  }))
}

function ageOf({ arrival }: Place): number {
  return arrival.read.ticket.receivedAt
}

function toRecord(arrival: Arrival, decision: Decision): DecidedTicket {
  return {
    ticket: arrival.read.ticket,
    decision,
    actor: arrival.actor,
    isNew: arrival.supersedes === undefined,
    isManual: arrival.override !== undefined,
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

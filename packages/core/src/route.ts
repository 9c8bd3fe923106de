import { decide, modeFor, modeOf } from './decide.ts'
import { findFlip } from './flip/flip.ts'
import { attendanceAt, type Attendance } from './match/attendance.ts'
import { explorationAt, type Exploration } from './match/exploration.ts'
import { fitWeightsOf } from './match/fit.ts'
import { isTicketToGrowBy } from './match/growth.ts'
import { match, teamMinutesOf, type MatchInput } from './match/match.ts'
import { prepareRoster, type PreparedQueue, type PreparedRoster } from './match/roster.ts'
import { priorityUnder, readingUnder, verdictUnder } from './override.ts'
import { prioritize, type PrioritizeInput } from './prioritize/urgency.ts'
import type { Presence } from './domain/agent.ts'
import type { Decision } from './domain/decision.ts'
import type { Override } from './domain/override.ts'
import { mergedQueues } from './domain/queue.ts'
import type { Mode, Policy } from './domain/policy.ts'
import type { Reading } from './domain/reading.ts'
import type { RecentWork, Roster, Situation } from './domain/situation.ts'
import type { Ticket } from './domain/ticket.ts'
import type { Timestamp } from './domain/time.ts'
import { fairnessOf, type Fairness } from './match/fairness.ts'
import type { LabelsInForce, Reader } from './understand/reader.ts'
import { readingInForce } from './understand/reading-in-force.ts'

/** What every decision is told: clock, chance and identity are arguments, so that it can be repeated. */
export interface RouteInput {
  readonly id: string
  readonly ticket: Ticket
  readonly situation: Situation
  readonly policy: Policy
  readonly seed: number
  /** Instead of the policy's mode for the queue. */
  readonly mode?: Mode
  /** The decision about the same ticket that this one replaces. */
  readonly supersedes?: string
  /** A person's word, to be carried out. */
  readonly override?: Override
}

/** What stays the same while one batch of tickets is decided. */
export interface GroundInput {
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

/** What has been worked out beforehand and serves a whole batch. */
export interface Ground {
  readonly prepared: PreparedRoster
  readonly attendance: Attendance
  readonly exploration: Exploration
  readonly fairness: Fairness
  readonly fitWeights: readonly number[]
}

/** Works the ground out; `prepared`, where given, must be of the same roster. */
export function groundOf(input: GroundInput): Ground {
  const { roster, policy, now, presence, lately, prepared = prepareRoster(roster) } = input
  return {
    prepared,
    attendance: attendanceAt(roster, presence, now),
    exploration: explorationAt(prepared, now),
    fairness: fairnessOf(prepared, lately),
    fitWeights: fitWeightsOf(policy.fitWeights),
  }
}

/** Reads one ticket and decides: understand, prioritize, match, decide. */
export function route({ reader, ...input }: RouteInput & { readonly reader: Reader }): Decision {
  const reading = reader.read(input.ticket, labelsInForce(input.situation.roster))
  return routeWithReading({ ...input, reading, modelVersion: reader.version })
}

/** The same for a ticket that was read already; `prepared`, where given, must be of the situation's roster. */
export function routeWithReading({ prepared, ...input }: RouteInput & ReadAlready & PreparedAlready): Decision {
  const ground = groundOf({ ...input.situation, policy: input.policy, ...(prepared === undefined ? {} : { prepared }) })
  return routeOn(ground, input)
}

/** A roster that was worked out already. */
export type PreparedAlready = Pick<GroundInput, 'prepared'>

/** A reading and the model it came from. */
export interface ReadAlready {
  readonly reading: Reading
  readonly modelVersion: string
}

/** The same on ground that was prepared for a batch; the ground must be that of `situation` and `policy`. */
export function routeOn(ground: Ground, input: RouteInput & ReadAlready): Decision {
  const { ticket, situation, policy, override, seed } = input
  const { prepared, fitWeights } = ground
  const reading = currentReading(prepared, override, input.reading)
  const scored = prioritize({ ticket, reading, policy, ...priorityGround(situation) })
  const priority = priorityUnder(override, scored)
  const queue = labelledQueue(reading, prepared)
  const urgency = scored.urgency.score
  const considered = queue && match(matchInputOf(ground, { reading, queue, situation, policy, urgency, seed }))
  const { trust } = situation
  const deciding = { reading, policy, trust, ...(considered && { match: considered }) }
  const ordered = verdictUnder(override, { reading, policy, match: considered })
  const verdict = ordered ?? decide(deciding)
  const flip = ordered === undefined ? findFlip(deciding, verdict, (agent) => nameOf(prepared, agent)) : undefined
  return {
    id: input.id,
    ticketId: ticket.id,
    at: situation.now,
    mode: input.mode ?? modeFor({ reading, policy, trust, queue: queue?.queue.id, override }),
    policyVersion: policy.version,
    modelVersion: input.modelVersion,
    seed,
    ...(input.supersedes === undefined ? {} : { supersedes: input.supersedes }),
    ...(override === undefined ? {} : { override }),
    reading,
    priority,
    candidates: considered?.ranked.map(({ candidate }) => candidate) ?? [],
    fitWeights,
    teamMinutes: teamMinutesOf(reading),
    ...verdict,
    ...(flip === undefined ? {} : { flip }),
    situation,
  }
}

/** A reading as it counts now: with a person's word in it, and without queues that are closed by now. */
export function currentReading(
  { queues, merged }: PreparedRoster,
  override: Override | undefined,
  reading: Reading,
): Reading {
  return readingUnder(override, readingInForce(reading, { isOpen: (queue) => queues.has(queue), merged }))
}

/** The open queue that a ticket is matched in: the one read, or where the reader abstained the likeliest. */
export function labelledQueue(reading: Reading, prepared: PreparedRoster): PreparedQueue | undefined {
  const label = reading.queue.label ?? reading.queue.distribution[0]?.label
  return label === undefined ? undefined : prepared.queues.get(label)
}

/** What one ticket is matched on. */
interface TicketGround {
  readonly reading: Reading
  readonly queue: PreparedQueue
  readonly situation: Situation
  readonly policy: Policy
  readonly urgency: number
  readonly seed: number
}

/** What matching looks at: the ground of the batch and what is the ticket's own. */
export function matchInputOf(ground: Ground, { policy, seed, ...own }: TicketGround): MatchInput {
  const also = plausibleQueues(own, ground.prepared, policy)
  const { developmentShare, capacityIn = 'effort' } = policy
  return { ...ground, ...own, also, isForGrowth: isTicketToGrowBy(seed, developmentShare), capacityIn }
}

/** Least probability of a queue for its people to be asked beside those of the likeliest. Larger: tickets wait for one team while the other is free. */
const plausible = 0.15

/** Where the ticket may well belong beside its queue: as far as the policy goes as far there. */
function plausibleQueues(
  { reading, queue, situation }: Pick<TicketGround, 'reading' | 'queue' | 'situation'>,
  prepared: PreparedRoster,
  policy: Policy,
): readonly PreparedQueue[] {
  const lowered = situation.trust?.lowered
  const mode = modeOf(queue.queue.id, policy, lowered)
  return reading.queue.distribution.flatMap(({ label, probability }) => {
    const other = probability >= plausible ? prepared.queues.get(label) : undefined
    return other === undefined || other === queue || modeOf(label, policy, lowered) !== mode ? [] : [other]
  })
}

/** Of a situation, what a priority depends on. */
export function priorityGround({
  customer,
  now,
  pauses,
}: Situation): Pick<PrioritizeInput, 'customer' | 'now' | 'pauses'> {
  return pauses === undefined ? { customer, now } : { customer, now, pauses }
}

/** What a reader may suggest with this roster: open queues, with what is known of them besides what was learned. */
export function labelsInForce(roster: Roster): LabelsInForce {
  const open = roster.queues.filter((queue) => queue.active)
  const merged = mergedQueues(roster.queues)
  return {
    queues: open.map((queue) => queue.id),
    described: open.map(({ id, name, description, active }) => ({ id, name, description, active })),
    ...(merged.size === 0 ? {} : { merged }),
  }
}

function nameOf(prepared: PreparedRoster, agent: string): string {
  return prepared.roster.agents[prepared.agentIndex.get(agent) ?? -1]?.name ?? agent
}

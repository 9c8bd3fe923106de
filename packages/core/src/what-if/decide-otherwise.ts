import { labelsInForce, routeWithReading, type PreparedAlready } from '../route.ts'
import type { Decision } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Reading } from '../domain/reading.ts'
import type { Situation } from '../domain/situation.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { ActRule } from '../domain/trust.ts'
import { trustOf } from '../risk/trust-of.ts'
import type { Reader } from '../understand/reader.ts'

/** What is to be otherwise; `prepared` must be of the record's roster. */
export interface Otherwise extends PreparedAlready {
  readonly ticket: Ticket
  readonly policy: Policy
  /** Absent: the ticket is read as it was then. */
  readonly reader?: Reader
  /** Thresholds to go by, `none` for the policy's least confidence alone; absent: those of the record. */
  readonly thresholds?: readonly ActRule[] | 'none'
}

/**
 * What would have been decided in the very situation of the record: the same people, loads, presence and seed. Loads that
 * would themselves have come out otherwise by then are not followed up; thresholds are those that were in force, unless others
 * are given. Alarms that were on are on.
 */
export function decideOtherwise(
  recorded: Decision,
  { ticket, policy, reader, thresholds, prepared }: Otherwise,
): Decision {
  const { id, seed, supersedes, override, situation, modelVersion } = recorded
  const reading = reader?.read(ticket, labelsInForce(situation.roster)) ?? recorded.reading
  return routeWithReading({
    id,
    ticket,
    situation: thresholds === undefined ? situation : withThresholds(situation, thresholds, reading),
    policy,
    seed,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(override === undefined ? {} : { override }),
    reading,
    ...(prepared === undefined ? {} : { prepared }),
    modelVersion: reader?.version ?? modelVersion,
  })
}

function withThresholds(
  { trust, ...situation }: Situation,
  thresholds: readonly ActRule[] | 'none',
  { queue: { label, distribution } }: Reading,
): Situation {
  if (thresholds === 'none') return situation
  return {
    ...situation,
    trust: trustOf({ rules: thresholds, lowered: trust?.lowered ?? [] }, label ?? distribution[0]?.label),
  }
}

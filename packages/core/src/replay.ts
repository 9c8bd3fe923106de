import { labelsInForce, routeWithReading, type PreparedAlready } from './route.ts'
import type { Decision } from './domain/decision.ts'
import type { Policy } from './domain/policy.ts'
import type { Ticket } from './domain/ticket.ts'
import type { Reader } from './understand/reader.ts'

/**
 * What a record is replayed with: the ticket, the policy of the recorded version, and a reader to read anew; `prepared` must be of
 * the record's roster.
 */
export interface ReplayInput extends PreparedAlready {
  readonly ticket: Ticket
  readonly policy: Policy
  /** Absent: the recorded reading is taken. */
  readonly reader?: Reader
}

/** Whether deciding again gives the same record, and where it differs. */
export interface Replay {
  readonly isIdentical: boolean
  readonly decision: Decision
  /** In the order of the record; paths like `candidates[2].fit.score`. */
  readonly differences: readonly Difference[]
}

export interface Difference {
  readonly path: string
  /** Undefined where that side has nothing. */
  readonly recorded: unknown
  readonly replayed: unknown
}

/** Decides again from a record and compares bit for bit. The record may have been through JSON. */
export function replay(recorded: Decision, { ticket, policy, reader, prepared }: ReplayInput): Replay {
  const { id, seed, mode, supersedes, override, situation } = recorded
  const decision = routeWithReading({
    id,
    ticket,
    situation,
    policy,
    seed,
    mode,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(override === undefined ? {} : { override }),
    reading: reader?.read(ticket, labelsInForce(situation.roster)) ?? recorded.reading,
    modelVersion: reader?.version ?? recorded.modelVersion,
    ...(prepared === undefined ? {} : { prepared }),
  })
  const differences = differencesBetween(recorded, decision)
  return { isIdentical: differences.length === 0, decision, differences }
}

/** Every place where two plain values differ; numbers must be the same to the last bit. */
export function differencesBetween(recorded: unknown, replayed: unknown, path = ''): readonly Difference[] {
  if (recorded === replayed || (Number.isNaN(recorded) && Number.isNaN(replayed))) return []
  if (!isContainer(recorded) || !isContainer(replayed) || Array.isArray(recorded) !== Array.isArray(replayed)) {
    return [{ path, recorded, replayed }]
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(replayed)])
  return [...keys].flatMap((key) =>
    differencesBetween(recorded[key], replayed[key], Array.isArray(recorded) ? `${path}[${key}]` : join(path, key)),
  )
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

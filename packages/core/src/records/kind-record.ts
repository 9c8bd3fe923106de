import { exp, log } from '../learn/exact-math.ts'
import { PointsmanError } from '../errors.ts'
import type { Timestamp } from '../domain/time.ts'

/**
 * What one agent did with one kind of ticket, as sums that fade with age. A kind is a topic where it is known, else a
 * queue. Sums can be added to, merged, taken back from and stored; every estimate is made from them alone.
 */
export interface KindRecord {
  readonly agent: string
  /** Topic, or the queue where no topic is known. */
  readonly kind: string
  /** The queue of the latest ticket; says nothing about the kind. */
  readonly queue: string
  /** Tickets finished or given up, in tickets of today: one of a half-life ago counts one half. */
  readonly attempts: number
  /** Of these, resolved without hand-off, escalation or reopening. */
  readonly successes: number
  /** Of these, with known handling minutes. */
  readonly timed: number
  /** Σ ln minutes and Σ (ln minutes)² over the timed ones, faded alike. */
  readonly sumLog: number
  readonly sumLogSquares: number
  /** The instant as of which all sums hold. */
  readonly at: Timestamp
}

/** One ticket that somebody finished or gave up. */
export interface Attempt {
  /** When it ended. */
  readonly at: Timestamp
  readonly succeeded: boolean
  /** Handling minutes, above 0; absent where nobody measured. */
  readonly minutes?: number
  /** How much of a ticket it was, above 0: one half where two shared it. 1 without. */
  readonly weight?: number
}

/** Whose record, of what. */
export interface RecordKey {
  readonly agent: string
  readonly kind: string
  readonly queue: string
}

/**
 * Days after which a ticket counts one half. Larger: somebody who has learned is long taken for their old self, and a
 * product that changed for the old one; smaller: records of rare kinds never become more than guesses.
 */
export const halfLifeDays = 120

const halfLife = halfLifeDays * 86_400_000
const ln2 = 0.6931471805599453

/** Seconds of handling are mostly clicks gone wrong. Larger: real trifles look longer than they are. */
const leastMinutes = 0.5

/** A working week. Larger: one ticket forgotten open makes somebody slow for months. */
const mostMinutes = 2_400

/** Natural logarithm of handling minutes, kept between half a minute and a working week. */
export function logMinutesOf(minutes: number): number {
  if (!(minutes > 0) || minutes === Infinity) throw invalid('minutes', minutes, 'a number above 0')
  return log(Math.min(mostMinutes, Math.max(leastMinutes, minutes)))
}

/** A record of nothing yet. */
export function emptyRecord(key: RecordKey, at: Timestamp): KindRecord {
  return { ...key, attempts: 0, successes: 0, timed: 0, sumLog: 0, sumLogSquares: 0, at }
}

/** What a ticket of one instant still counts at a later one: 1 to 0. 1 where `to` is not later. */
export function fading(from: Timestamp, to: Timestamp): number {
  return to > from ? exp((-ln2 * (to - from)) / halfLife) : 1
}

/** The record as of a later instant. An earlier one leaves it as it is: clocks differ, and nothing grows younger. */
export function decayTo(record: KindRecord, at: Timestamp): KindRecord {
  if (!(at > record.at)) return record
  return { ...scaled(record, fading(record.at, at)), at }
}

/** Adds an attempt. One that ended before `record.at` (events overtake each other) comes in faded. */
export function addAttempt(record: KindRecord, attempt: Attempt): KindRecord {
  return plusAttempt(decayTo(record, attempt.at), attempt, 1)
}

/**
 * As if the attempt had never been recorded: for a ticket given to the wrong name, or one to be forgotten. `attempt` must
 * be what was added. Differs from the record before by rounding only; no sum falls below 0.
 */
export function takeBack(record: KindRecord, attempt: Attempt): KindRecord {
  return plusAttempt(decayTo(record, attempt.at), attempt, -1)
}

/**
 * A ticket that was counted as a success came back: the success is taken back, the attempt and its minutes stay.
 * `attempt` is the one that was added; one that had not succeeded changes nothing.
 */
export function takeBackSuccess(record: KindRecord, attempt: Attempt): KindRecord {
  if (!attempt.succeeded) return record
  const now = decayTo(record, attempt.at)
  return { ...now, successes: Math.max(0, now.successes - weightAt(attempt, now.at)) }
}

/** What `takeBackSuccess` took, given back. */
export function giveBackSuccess(record: KindRecord, attempt: Attempt): KindRecord {
  if (!attempt.succeeded) return record
  const now = decayTo(record, attempt.at)
  return { ...now, successes: Math.min(now.attempts, now.successes + weightAt(attempt, now.at)) }
}

/** Two records of one agent and one kind as one, as of the later instant. The same bits whichever comes first. */
export function mergeRecords(one: KindRecord, other: KindRecord): KindRecord {
  if (one.agent !== other.agent || one.kind !== other.kind) {
    throw new PointsmanError(
      'invalid_request',
      `records of ${one.agent} × ${one.kind} and ${other.agent} × ${other.kind} cannot be merged: agent and kind must agree`,
    )
  }
  const at = Math.max(one.at, other.at)
  const a = decayTo(one, at)
  const b = decayTo(other, at)
  return {
    agent: a.agent,
    kind: a.kind,
    queue: queueOfLater(one, other),
    attempts: a.attempts + b.attempts,
    successes: a.successes + b.successes,
    timed: a.timed + b.timed,
    sumLog: a.sumLog + b.sumLog,
    sumLogSquares: a.sumLogSquares + b.sumLogSquares,
    at,
  }
}

function queueOfLater(one: KindRecord, other: KindRecord): string {
  if (one.at !== other.at) return one.at > other.at ? one.queue : other.queue
  return one.queue < other.queue ? one.queue : other.queue
}

function plusAttempt(record: KindRecord, attempt: Attempt, sign: 1 | -1): KindRecord {
  const weight = sign * weightAt(attempt, record.at)
  const timed = attempt.minutes === undefined ? 0 : weight
  const logMinutes = attempt.minutes === undefined ? 0 : logMinutesOf(attempt.minutes)
  const left = Math.max(0, record.timed + timed)
  return {
    ...record,
    attempts: Math.max(0, record.attempts + weight),
    successes: Math.max(0, record.successes + (attempt.succeeded ? weight : 0)),
    timed: left,
    // Logarithms below one minute are negative: only an empty record bounds their sum.
    sumLog: left === 0 ? 0 : record.sumLog + timed * logMinutes,
    sumLogSquares: left === 0 ? 0 : Math.max(0, record.sumLogSquares + timed * logMinutes * logMinutes),
  }
}

function weightAt(attempt: Attempt, at: Timestamp): number {
  const weight = attempt.weight ?? 1
  if (!(weight > 0) || weight === Infinity) throw invalid('weight', weight, 'a number above 0')
  if (!Number.isFinite(attempt.at)) throw invalid('at', attempt.at, 'milliseconds since 1970')
  return weight * fading(attempt.at, at)
}

function scaled(record: KindRecord, factor: number): KindRecord {
  return {
    ...record,
    attempts: record.attempts * factor,
    successes: record.successes * factor,
    timed: record.timed * factor,
    sumLog: record.sumLog * factor,
    sumLogSquares: record.sumLogSquares * factor,
  }
}

function invalid(name: string, value: number, allowed: string): PointsmanError {
  return new PointsmanError('invalid_request', `${name} of an attempt is ${value}: it must be ${allowed}`)
}

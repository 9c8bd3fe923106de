import {
  defaultPolicy,
  defaultRisk,
  errorUpperBound,
  modeOf,
  type Mode,
  type Policy,
  type PromisedLane,
  type RiskCurvePoint,
  type RiskGround,
  type RiskPolicy,
  type Timestamp,
} from '@pointsman/core'
import type { RiskDay, Store, StoredAlarm, StoredCalculation } from '../store/store.ts'
import { trustInForce } from './trust-in-force.ts'

/** How much is decided alone and how much of that goes wrong: promised, and seen. */
export interface RiskReport {
  readonly at: Timestamp
  /** Days looked at, today's included. */
  readonly days: number
  readonly asked: RiskPolicy
  /** Absent before the first calculation. */
  readonly thresholds?: ThresholdsShown
  /** Tickets since the first of the days. */
  readonly all: Tally
  /** Of the queues read; without a name where the reader abstained. Most tickets first. */
  readonly queues: readonly QueueTally[]
  /** Oldest first; days without a ticket are left out. */
  readonly byDay: readonly (Tally & { readonly day: Timestamp })[]
  /** What each tolerance would buy. */
  readonly curve: readonly RiskCurvePoint[]
  /** Alarms that are on. */
  readonly alarms: readonly StoredAlarm[]
}

/** The calculation in force. */
export interface ThresholdsShown {
  readonly version: number
  readonly at: Timestamp
  readonly model: string
  readonly ground: RiskGround
  readonly tickets: number
  readonly needed: number
  readonly lanes: readonly PromisedLane[]
}

/** Tickets counted. */
export interface Tally {
  readonly tickets: number
  readonly acted: number
  /** `acted / tickets`, 0–1. */
  readonly coverage: number
  /** Of those acted on alone, proved right or wrong, and wrong. */
  readonly proved: number
  readonly wrong: number
  /** Share wrong of those proved, with its 95 % interval (Clopper and Pearson); absent while none is. */
  readonly error?: { readonly share: number; readonly low: number; readonly high: number }
}

/** Tickets counted of those read as one queue. */
export interface QueueTally extends Tally {
  readonly queue?: string
  /** How far decisions for it go now, and which alarm lowered that. */
  readonly mode: Mode
  readonly alarm?: number
}

const dayMilliseconds = 86_400_000

/** From what the store keeps. */
export async function riskReport(
  store: Pick<Store, 'trust' | 'riskDays' | 'policy'>,
  { now, days }: { readonly now: Timestamp; readonly days: number },
): Promise<RiskReport> {
  const today = now - (now % dayMilliseconds)
  const [trust, rows, stored] = await Promise.all([
    store.trust(),
    store.riskDays(today - (days - 1) * dayMilliseconds),
    store.policy(),
  ])
  const policy = stored ?? defaultPolicy
  const { calculation, alarms } = trust
  const lowered = trustInForce(trust, policy)?.lowered
  return {
    at: now,
    days,
    asked: policy.risk ?? defaultRisk,
    ...(calculation === undefined ? {} : { thresholds: shown(calculation) }),
    all: tallyOf(rows),
    queues: grouped(rows, ({ queue }) => queue ?? '')
      .map(([name, part]): QueueTally => {
        const queue = name === '' ? {} : { queue: name }
        return { ...queue, ...modeNow(name, policy, lowered), ...tallyOf(part) }
      })
      .toSorted((a, b) => b.tickets - a.tickets),
    byDay: grouped(rows, ({ day }) => day).map(([day, part]) => ({ day, ...tallyOf(part) })),
    curve: calculation?.calculation.curve ?? [],
    alarms,
  }
}

/** How far decisions for a queue go now. */
export function modeNow(
  queue: string,
  policy: Policy,
  lowered: Parameters<typeof modeOf>[2],
): Pick<QueueTally, 'mode' | 'alarm'> {
  const mode = modeOf(queue, policy, lowered)
  if (mode === modeOf(queue, policy)) return { mode }
  const by = lowered?.find((alarm) => modeOf(queue, policy, [alarm]) === mode)
  return { mode, ...(by === undefined ? {} : { alarm: by.alarm }) }
}

function shown({ version, at, model, calculation }: StoredCalculation): ThresholdsShown {
  const { ground, tickets, needed, lanes } = calculation
  return { version, at, model, ground, tickets, needed, lanes }
}

function grouped<Key>(rows: readonly RiskDay[], keyOf: (row: RiskDay) => Key): readonly [Key, readonly RiskDay[]][] {
  return [...Map.groupBy(rows, keyOf)]
}

function tallyOf(rows: readonly RiskDay[]): Tally {
  const sum = (count: (row: RiskDay) => number): number => rows.reduce((total, row) => total + count(row), 0)
  const [tickets, acted] = [sum((row) => row.tickets), sum((row) => row.acted)]
  const [proved, wrong] = [sum((row) => row.actedProved), sum((row) => row.actedWrong)]
  const coverage = tickets === 0 ? 0 : acted / tickets
  if (proved === 0) return { tickets, acted, coverage, proved, wrong }
  const low = 1 - errorUpperBound(proved - wrong, proved, 0.975)
  const error = { share: wrong / proved, low, high: errorUpperBound(wrong, proved, 0.975) }
  return { tickets, acted, coverage, proved, wrong, error }
}

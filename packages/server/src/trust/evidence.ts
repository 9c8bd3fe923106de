import {
  beginDrift,
  driftBaseline,
  fewestForBaseline,
  recentDays,
  riskInSteps,
  type HeldOutReading,
  type ResolvedOutcome,
  type RiskCalculation,
  type RiskGround,
  type RiskPolicy,
  type Timestamp,
  type WordedOutcome,
  type WordedReading,
} from '@pointsman/core'
import type { DriftEntry, Store, StoredReading } from '../store/store.ts'
import { unhurried } from '../unhurried.ts'

const dayMilliseconds = 86_400_000
/** Newest tickets looked at for a threshold. More would not move it by a step, and would take longer than others should wait. */
const mostOutcomes = 5_000
/** Newest tickets that say what is usual. */
const mostUsual = 2_000
/** Tickets between two false alarms of each watch, on average: half as many of the two that see each ticket together. */
const ticketsPerFalseAlarm = 200_000

/** Whom the evidence is about. */
export interface EvidenceWanted {
  readonly store: Pick<Store, 'readings'>
  readonly asked: RiskPolicy
  readonly now: Timestamp
  /** Without its lessons. */
  readonly model: string
  readonly heldOut: readonly HeldOutReading[]
}

/** Thresholds, and what the alarm is to take for usual. */
export interface Evidence {
  readonly calculation: RiskCalculation
  /** Only tells what is usual when asked, because it takes as long again. */
  readonly usual: () => Promise<readonly DriftEntry[]>
}

/**
 * Tickets of the last 90 days that this model read and that proved right or wrong. A model that has too few is judged by those
 * held out while it was trained, and one without either by tickets that others read.
 */
export async function gatherEvidence(wanted: EvidenceWanted): Promise<Evidence> {
  const { store, asked, now, model, heldOut } = wanted
  const since = now - recentDays * dayMilliseconds
  const proved = async (by?: string): Promise<readonly StoredReading[]> =>
    store.readings({ since, limit: mostOutcomes, isProved: true, ...(by === undefined ? {} : { model: by }) })
  const own = await proved(model)
  const tries: (() => Promise<Ground>)[] = [
    async () => ({ ground: 'resolved', outcomes: own.map((one) => outcomeOf(one, now)) }),
    async () => ({ ground: 'held_out', outcomes: heldOut.map(heldOutOutcome) }),
    async () => ({ ground: 'resolved', outcomes: (await proved()).map((one) => outcomeOf(one, now)) }),
  ]
  let best: RiskCalculation | undefined
  for (const look of tries) {
    const { ground, outcomes } = await look()
    const calculation = await unhurried(riskInSteps(outcomes, asked, ground))
    if (best === undefined || calculation.tickets > best.tickets) best = calculation
    if (calculation.lanes.length > 0) return { calculation, usual: () => usualOf(wanted, ground, outcomes) }
  }
  return { calculation: best!, usual: async () => [] }
}

interface Ground {
  readonly ground: RiskGround
  readonly outcomes: readonly ResolvedOutcome[]
}

function outcomeOf({ confidence, inScope, queue, truth, at }: StoredReading, now: Timestamp): ResolvedOutcome {
  const ageDays = Math.max(0, (now - at) / dayMilliseconds)
  return { confidence, inScope, queue: queue ?? '', right: queue !== undefined && truth === queue, ageDays }
}

function heldOutOutcome({ confidence, inScope, queue, isRight }: HeldOutReading): ResolvedOutcome {
  return { confidence, inScope, queue: queue ?? '', right: isRight, ageDays: 0 }
}

/** A watch over all, and one over each queue with tickets enough of its own. Of reading, all that was read of late is usual. */
async function usualOf(
  { store, now, model }: EvidenceWanted,
  ground: RiskGround,
  given: readonly ResolvedOutcome[],
): Promise<readonly DriftEntry[]> {
  const outcomes = given.slice(0, mostUsual)
  const since = now - recentDays * dayMilliseconds
  const read = ground === 'held_out' ? [] : await store.readings({ since, limit: mostUsual, model })
  const readings = read.length < fewestForBaseline ? outcomes : read
  const queues = [...new Set(outcomes.map(({ queue }) => queue))].filter((queue) => queue !== '').toSorted()
  const all = watchFrom(outcomes, readings)
  return [
    ...(all === undefined ? [] : [{ model, state: all }]),
    ...queues.flatMap((queue): DriftEntry[] => {
      const state = watchFrom(
        outcomes.filter((one) => one.queue === queue).map(withoutQueue),
        readings.filter((one) => one.queue === queue).map(withoutQueue),
      )
      return state === undefined ? [] : [{ queue, model, state }]
    }),
  ]
}

function watchFrom(
  outcomes: readonly WordedOutcome[],
  readings: readonly WordedReading[],
): DriftEntry['state'] | undefined {
  if (Math.min(outcomes.length, readings.length) < fewestForBaseline) return undefined
  return beginDrift(driftBaseline(outcomes, { readings, ticketsPerFalseAlarm }))
}

/** Within one queue its name says nothing. */
function withoutQueue<One extends { readonly queue?: string }>({ queue: _same, ...one }: One): Omit<One, 'queue'> {
  return one
}

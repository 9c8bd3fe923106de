import { seededRandom } from '../../packages/core/src/learn/training/shuffle.ts'
import { driftBaseline } from '../../packages/core/src/risk/drift-baseline.ts'
import {
  beginDrift,
  driftSigns,
  driftStep,
  type DriftObservation,
  type DriftState,
} from '../../packages/core/src/risk/drift-step.ts'
import type { Held, Readings } from './readings.ts'
import { percent, row } from './splits.ts'

/** Tickets that tell what is usual, and streams, each from a baseline of its own. */
const usual = 1_000
const quietStreams = 100
const quietTickets = 10_000
const streams = 100
const soonEnough = 200

interface Stream {
  readonly name: string
  /** Signs left out, to see what the others notice by themselves. */
  readonly resolved: boolean
  readonly next: (known: readonly Held[], strange: readonly Held[], random: () => number) => Held
}

const pick = (held: readonly Held[], random: () => number): Held => held[Math.floor(random() * held.length)]!

const shifts: readonly Stream[] = [
  { name: 'half of a new kind, before any is resolved', resolved: false, next: halfStrange },
  { name: 'half of a new kind, each resolved at once', resolved: true, next: halfStrange },
  { name: 'a tenth of a new kind, each resolved at once', resolved: true, next: tenthStrange },
  { name: 'half of the tickets belong elsewhere by a new policy', resolved: true, next: otherPolicy },
]

function halfStrange(known: readonly Held[], strange: readonly Held[], random: () => number): Held {
  return pick(random() < 0.5 ? strange : known, random)
}

function tenthStrange(known: readonly Held[], strange: readonly Held[], random: () => number): Held {
  return pick(random() < 0.1 ? strange : known, random)
}

function otherPolicy(known: readonly Held[], _strange: readonly Held[], random: () => number): Held {
  const held = pick(known, random)
  return random() < 0.5 ? { ...held, truth: `${held.truth} (elsewhere)` } : held
}

/** False alarms without a shift, and how soon one is noticed. */
export function driftTable(readings: Readings): string {
  const lines: string[] = []
  let alarms = 0
  let tickets = 0
  for (let seed = 0; seed < quietStreams; seed++) {
    const random = seededRandom(seed)
    const { state, at } = run(begun(readings, random), quietTickets, true, () => pick(readings.known, random))
    tickets += at
    if (state.alarm) alarms++
  }
  for (const { name, resolved, next } of shifts) {
    const delays: number[] = []
    const signs = new Map<string, number>()
    for (let seed = 0; seed < streams; seed++) {
      const random = seededRandom(1000 + seed)
      const quiet = run(begun(readings, random), 300, resolved, () => pick(readings.known, random))
      const { state, at } = run(quiet.state, 5_000, resolved, () => next(readings.known, readings.strange, random))
      delays.push(at)
      if (state.alarm) signs.set(state.alarm.sign, (signs.get(state.alarm.sign) ?? 0) + 1)
    }
    delays.sort((a, b) => a - b)
    const noticed = driftSigns.filter((sign) => signs.has(sign)).map((sign) => `${sign} ${signs.get(sign)}`)
    const soon = delays.filter((delay) => delay <= soonEnough).length / streams
    lines.push(row([name, `${delays[50]}`, `${delays[94]}`, `${delays.at(-1)}`, percent(soon), noticed.join(', ')]))
  }
  const header = ['shift', 'median tickets', '95 of 100', 'longest', `within ${soonEnough}`, 'by which sign']
  return [
    `${readings.name}, drift: ${alarms} false alarms in ${quietStreams} streams, ${tickets.toLocaleString('en')} tickets`,
    '',
    row(header),
    row(header.map(() => '--')),
    ...lines,
  ].join('\n')
}

function begun({ known }: Readings, random: () => number): DriftState {
  const outcomes = Array.from({ length: usual }, () => {
    const held = pick(known, random)
    return { ...held, right: held.queue === held.truth, ageDays: 1 }
  })
  return beginDrift(driftBaseline(outcomes))
}

/** Until the alarm or the end; how many tickets that took. */
function run(from: DriftState, most: number, resolved: boolean, next: () => Held): { state: DriftState; at: number } {
  let state = from
  for (let at = 1; at <= most; at++) {
    const { confidence, inScope, queue, truth, unknownWords } = next()
    const observations: DriftObservation[] = [{ kind: 'read', confidence, inScope, label: queue, unknownWords }]
    if (resolved) observations.push({ kind: 'resolved', confidence, inScope, right: queue === truth })
    for (const observation of observations) state = driftStep(state, observation)
    if (state.alarm) return { state, at }
  }
  return { state, at: most }
}

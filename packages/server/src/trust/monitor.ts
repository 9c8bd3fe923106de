import { isDeepStrictEqual } from 'node:util'
import { defaultRisk, type HeldOutReading, type Policy } from '@pointsman/core'
import type { Clock } from '../engine/clock.ts'
import type { Store, StoredAlarm, StoredCalculation, StoredTrust } from '../store/store.ts'
import { gatherEvidence } from './evidence.ts'
import { modelOf } from './trust-in-force.ts'
import { watchDrift } from './watch-drift.ts'

/** Taken in at a time. Larger: fewer transactions; smaller: others wait less for the database. */
const atOnce = 500
/** How long one process may be silent before another takes over. */
const leaseMilliseconds = 15_000

/** Watches whether what was decided proved right, sets thresholds and sounds the alarm. One process of all does. */
export interface Monitor {
  /** Takes in what is new; answers whether thresholds or alarms are other ones since. */
  tick(): Promise<boolean>
}

/** What a monitor is made from. */
export interface MonitorParts {
  readonly store: Store
  readonly clock: Clock
  /** This process, among all that share a database. */
  readonly node: string
  readonly policy: () => Promise<Policy>
  readonly reader: {
    version(): string | undefined
    heldOut(): readonly HeldOutReading[]
  }
}

/** Builds one; there is one in each process, and a lease lets one of all work. */
export function createMonitor(parts: MonitorParts): Monitor {
  const { store, clock, node } = parts
  /** Alarms that were on at the last look; undefined before the first. */
  let on: readonly StoredAlarm[] | undefined
  let running: Promise<boolean> | undefined

  async function look(): Promise<boolean> {
    if (!(await store.lease('trust', node, leaseMilliseconds, Date.now()))) return false
    let found = atOnce
    while (found >= atOnce) found = await store.takeIn(atOnce, (news) => watchDrift(news, clock.now()))
    const trust = await store.trust()
    const isOther = on === undefined || !isSame(on, trust.alarms)
    const isEnded = on === undefined || on.some(({ id }) => trust.alarms.every((one) => one.id !== id))
    const isNew = await calculate(parts, trust, isEnded)
    on = trust.alarms
    return isOther || isNew
  }

  return {
    tick: () => {
      running ??= look().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

function isSame(one: readonly StoredAlarm[], other: readonly StoredAlarm[]): boolean {
  return one.length === other.length && one.every(({ id }, index) => id === other[index]!.id)
}

/** Sets thresholds where they are due, and begins to watch anew where what is usual has changed. */
async function calculate(parts: MonitorParts, trust: StoredTrust, isAlarmOver: boolean): Promise<boolean> {
  const { store, clock, reader } = parts
  const version = reader.version()
  if (version === undefined) return false
  const [model, now, proved] = [modelOf(version), clock.now(), await store.provedSoFar()]
  const asked = (await parts.policy()).risk ?? defaultRisk
  const before = trust.calculation
  const isWatchOver = isAlarmOver && (await hasSpentWatch(store, trust.alarms))
  const isDue = before === undefined || before.model !== model || !isDeepStrictEqual(before.calculation.asked, asked)
  if (!isDue && !isWatchOver && !hasNews(before, proved)) return false
  const { calculation, usual } = await gatherEvidence({ store, asked, now, model, heldOut: reader.heldOut() })
  await store.saveCalculation({ at: now, model, proved, calculation })
  const watched = await store.watchStates()
  const isOther =
    watched.length === 0 || watched[0]!.model !== model || before?.calculation.ground !== calculation.ground
  if (isOther || isWatchOver) await store.beginWatch(await usual())
  return true
}

/** Whether a watch has sounded its alarm and somebody has ended that: it begins anew. */
async function hasSpentWatch(store: Store, on: readonly StoredAlarm[]): Promise<boolean> {
  const states = await store.watchStates()
  return states.some(({ queue, state }) => state.alarm !== undefined && on.every((alarm) => alarm.queue !== queue))
}

/** Proofs after which thresholds are set anew: a twentieth of what they rest on, at least fifty; fewer before there are any. */
function hasNews({ proved: then, calculation: { lanes, tickets } }: StoredCalculation, proved: number): boolean {
  const news = proved - then
  return lanes.length === 0 ? news >= 25 : news >= Math.max(50, tickets / 20)
}

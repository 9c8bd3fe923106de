import {
  modeOf,
  type ActRule,
  type HeldOutReading,
  type Mode,
  type Policy,
  type RiskPolicy,
  type Timestamp,
  type Trust,
} from '@pointsman/core'
import type { Clock } from '../engine/clock.ts'
import { keptFresh } from '../engine/kept-fresh.ts'
import type { Store, StoredAlarm } from '../store/store.ts'
import { endAlarmsOn } from './end-alarms.ts'
import { createMonitor } from './monitor.ts'
import { thresholdsFor } from './thresholds-for.ts'
import { trustInForce } from './trust-in-force.ts'

/** How far the reader is trusted, as the engine asks it and as people change it. */
export interface Trusting {
  /** What decisions are made by, no older than a second; undefined where the policy wants none of it. */
  inForce(): Promise<Trust | undefined>
  /** Takes in what is new and sets thresholds where they are due; nothing happens where another process does. */
  watch(): Promise<void>
  /** The same with driven time, once so many minutes of it have gone by. */
  watchNowAndThen(): Promise<void>
  /** The thresholds that another risk would give from what is known now; nothing is stored. */
  thresholdsFor(risk: RiskPolicy): Promise<readonly ActRule[] | 'none'>
  endAlarm(id: number, ending: Ending): Promise<StoredAlarm>
  /** The mode of a queue as a person wants it from now on; alarms on it are over. */
  setQueueMode(queue: string, mode: Mode, ending: Ending): Promise<Policy>
  /** A person has changed the rules: where that changed a mode, alarms on it are over. */
  policyChanged(before: Policy, after: Policy, ending: Ending): Promise<void>
}

/** Who ends an alarm, and why; `queue` for one queue only. */
export interface Ending {
  readonly actor: string
  readonly reason: string
  readonly queue?: string
}

/** What it is made from. */
export interface TrustingParts {
  readonly store: Store
  readonly clock: Clock
  readonly node: string
  readonly policy: () => Promise<Policy>
  readonly putPolicy: (policy: Omit<Policy, 'version'>, ifVersion: number, author: string) => Promise<Policy>
  readonly reader: {
    version(): string | undefined
    heldOut(): readonly HeldOutReading[]
  }
}

/** Driven time between two looks. Longer: a rehearsal is faster, and its alarms are later. */
const drivenMilliseconds = 5 * 60_000

/** Builds it; there is one in each process. */
export function createTrusting(parts: TrustingParts): Trusting {
  const { store, clock, policy } = parts
  const monitor = createMonitor(parts)
  const kept = keptFresh(() => look(store, policy))
  let watchedAt: Timestamp = -Infinity

  async function watch(): Promise<void> {
    if (await monitor.tick()) kept.forget()
  }

  async function endAlarm(id: number, ending: Ending): Promise<StoredAlarm> {
    const ended = await store.endAlarm(id, { at: clock.now(), ...ending })
    kept.forget()
    return ended
  }

  return {
    inForce: () => kept.get(),
    watch,
    watchNowAndThen: async () => {
      if (clock.now() - watchedAt < drivenMilliseconds) return
      watchedAt = clock.now()
      await watch()
    },
    thresholdsFor: (risk) => {
      const version = parts.reader.version()
      const reader = version === undefined ? undefined : { version, heldOut: parts.reader.heldOut() }
      return thresholdsFor({ store, risk, now: clock.now(), reader })
    },
    endAlarm,
    setQueueMode: async (queue, mode, ending) => {
      const before = await policy()
      const others = before.queueModes.filter((entry) => entry.queue !== queue)
      const isUsual = before.mode === mode
      const { version, ...rules } = before
      const queueModes = isUsual ? others : [...others, { queue, mode }]
      const after =
        modeOf(queue, before) === mode ? before : await parts.putPolicy({ ...rules, queueModes }, version, ending.actor)
      await endAlarmsOn(store, queue, { at: clock.now(), ...ending })
      kept.forget()
      return after
    },
    policyChanged: async (before, after, ending) => {
      kept.forget()
      for (const alarm of (await store.trust()).alarms) {
        for (const queue of namedIn(before, after)) {
          const isConcerned = alarm.queue === undefined || alarm.queue === queue
          if (isConcerned && modeOf(queue, before) !== modeOf(queue, after))
            await endAlarm(alarm.id, { ...ending, queue })
        }
        const isOfAll = before.mode !== after.mode
        const isUsual = alarm.queue === undefined || modeOf(alarm.queue, before) !== modeOf(alarm.queue, after)
        if (isOfAll && isUsual) await endAlarm(alarm.id, ending)
      }
    },
  }
}

async function look(store: Store, policy: () => Promise<Policy>): Promise<Trust | undefined> {
  const [stored, rules] = await Promise.all([store.trust(), policy()])
  return trustInForce(stored, rules)
}

/** Queues whose mode is their own, before or after. */
function namedIn(before: Policy, after: Policy): readonly string[] {
  return [...new Set([...before.queueModes, ...after.queueModes].map(({ queue }) => queue))]
}

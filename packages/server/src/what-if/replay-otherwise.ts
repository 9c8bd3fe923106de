import { setImmediate } from 'node:timers/promises'
import {
  decideOtherwise,
  WhatIfTally,
  type Decision,
  type Otherwise,
  type Policy,
  type Reader,
  type Timestamp,
  type WhatIf,
} from '@pointsman/core'
import { preparedRosters } from './prepared-rosters.ts'
import { recordedPolicies } from './recorded-policies.ts'
import type { Store } from '../store/store.ts'

/** What is to be otherwise, and how far to look. */
export interface OtherwiseWanted {
  /** `recorded`: each decision under the policy of its own record. */
  readonly policy: Policy | 'recorded'
  /** Absent: tickets are read as they were. */
  readonly reader?: Reader
  /** Absent: those of each record. */
  readonly thresholds?: Otherwise['thresholds']
  readonly since?: Timestamp
  /** Only the newest; absent: all. */
  readonly limit?: number
  /** Stops there and answers what there is by then; absent: takes as long as it takes. */
  readonly mostSeconds?: number
  readonly onProgress?: (share: number, decisions: number) => void
}

/** What came out, of how much. */
export interface ReplayedOtherwise {
  readonly whatIf: WhatIf
  /** False: time was over before all were decided; those that were are the newest. */
  readonly isComplete: boolean
  /** Overrides, which no policy changes, and decisions whose ticket or policy is gone. */
  readonly leftOut: number
  readonly from?: Timestamp
  readonly to?: Timestamp
  readonly seconds: number
}

/** Decisions read at a time. */
const pageSize = 100
/** Milliseconds of deciding before others have their turn: a server goes on answering meanwhile. */
const turn = 8

/**
 * Decides recorded history again with another policy or model, the newest first, and adds up what differs. Writes nothing.
 */
export async function replayOtherwise(store: Store, wanted: OtherwiseWanted): Promise<ReplayedOtherwise> {
  const started = performance.now()
  const last = await store.lastPosition()
  const first = wanted.limit === undefined ? 0 : Math.max(0, last - wanted.limit)
  const { reader, thresholds } = wanted
  const policyOf = wanted.policy === 'recorded' ? recordedPolicies(store) : constantly(wanted.policy)
  const parts = {
    ...(reader === undefined ? {} : { reader }),
    ...(thresholds === undefined ? {} : { thresholds }),
  }
  const preparedOf = preparedRosters()
  const tally = new WhatIfTally()
  let [seen, leftOut, isComplete, isOld] = [0, 0, true, false]
  let [from, to]: [Timestamp | undefined, Timestamp | undefined] = [undefined, undefined]
  let rested = performance.now()
  for (let position = last; position > first && isComplete && !isOld;) {
    const before = Math.max(first, position - pageSize)
    const page = await decisionsBetween(store, before, position)
    const wantedOnes = page.filter(({ at }) => at >= (wanted.since ?? at))
    isOld = page.length > 0 && wantedOnes.length === 0
    const tickets = await Promise.all(wantedOnes.map(({ ticketId }) => store.ticket(ticketId)))
    for (const [index, recorded] of wantedOnes.entries()) {
      const stored = tickets[index]
      const policy = await policyOf(recorded)
      if (recorded.override !== undefined || stored === undefined || policy === undefined) {
        leftOut++
        continue
      }
      const { ticket, outcome } = stored
      const prepared = preparedOf(recorded.situation.roster)
      const otherwise = decideOtherwise(recorded, { ticket, prepared, policy, ...parts })
      tally.add({ recorded, otherwise, ticket, outcome, policy })
      seen++
      from = Math.min(from ?? recorded.at, recorded.at)
      to = Math.max(to ?? recorded.at, recorded.at)
      if (performance.now() - rested < turn) continue
      await setImmediate()
      rested = performance.now()
      if (isOver(wanted, started)) {
        isComplete = false
        break
      }
    }
    position = before
    wanted.onProgress?.((last - position) / (last - first), seen)
  }
  const seconds = (performance.now() - started) / 1000
  return {
    whatIf: tally.outcome(),
    isComplete,
    leftOut,
    seconds,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

function constantly(policy: Policy): ReturnType<typeof recordedPolicies> {
  return () => Promise.resolve(policy)
}

/** Those after the one position and up to the other, the newest first. */
async function decisionsBetween(store: Store, after: number, upTo: number): Promise<readonly Decision[]> {
  const found = await store.decisionsAfter(after, upTo - after)
  return found.flatMap(({ position, decision }) => (position <= upTo ? decision : [])).toReversed()
}

function isOver({ mostSeconds }: OtherwiseWanted, started: number): boolean {
  return mostSeconds !== undefined && performance.now() - started > mostSeconds * 1000
}

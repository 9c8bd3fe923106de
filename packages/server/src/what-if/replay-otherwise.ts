import { setImmediate } from 'node:timers/promises'
import {
  decideOtherwise,
  WhatIfTally,
  type Otherwise,
  type Policy,
  type Reader,
  type Timestamp,
  type WhatIf,
} from '@pointsman/core'
import type { Store } from '../store/store.ts'

/** What is to be otherwise, and how far to look. */
export interface OtherwiseWanted {
  readonly policy: Policy
  /** Absent: tickets are read as they were. */
  readonly reader?: Reader
  /** Absent: tickets are decided alone from where they were. */
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
  /** False: time was over before all were decided. */
  readonly isComplete: boolean
  /** Overrides, which no policy changes, and decisions whose ticket is gone. */
  readonly leftOut: number
  readonly from?: Timestamp
  readonly to?: Timestamp
  readonly seconds: number
}

/** Decisions read at a time. */
const pageSize = 100
/** Milliseconds of deciding before others have their turn: a server goes on answering meanwhile. */
const turn = 8

/** Decides recorded history again with another policy or model, and adds up what differs. Writes nothing. */
export async function replayOtherwise(store: Store, wanted: OtherwiseWanted): Promise<ReplayedOtherwise> {
  const started = performance.now()
  const last = await store.lastPosition()
  const first = wanted.limit === undefined ? 0 : Math.max(0, last - wanted.limit)
  const tally = new WhatIfTally()
  let [seen, leftOut, isComplete] = [0, 0, true]
  let [from, to]: [Timestamp | undefined, Timestamp | undefined] = [undefined, undefined]
  let rested = performance.now()
  for (let position = first; position < last && isComplete;) {
    const page = (await store.decisionsAfter(position, pageSize)).filter((one) => one.position <= last)
    if (page.length === 0) break
    const tickets = await Promise.all(page.map(({ decision }) => store.ticket(decision.ticketId)))
    for (const [index, { decision: recorded }] of page.entries()) {
      if (wanted.since !== undefined && recorded.at < wanted.since) continue
      const stored = tickets[index]
      if (recorded.override !== undefined || stored === undefined) {
        leftOut++
        continue
      }
      const { ticket, outcome } = stored
      const { policy, reader, thresholds } = wanted
      const parts = { ...(reader === undefined ? {} : { reader }), ...(thresholds === undefined ? {} : { thresholds }) }
      const otherwise = decideOtherwise(recorded, { ticket, policy, ...parts })
      tally.add({ recorded, otherwise, ticket, outcome, policy })
      seen++
      from ??= recorded.at
      to = recorded.at
      if (performance.now() - rested < turn) continue
      await setImmediate()
      rested = performance.now()
      if (isOver(wanted, started)) {
        isComplete = false
        break
      }
    }
    position = page.at(-1)?.position ?? last
    wanted.onProgress?.((position - first) / (last - first), seen)
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

function isOver({ mostSeconds }: OtherwiseWanted, started: number): boolean {
  return mostSeconds !== undefined && performance.now() - started > mostSeconds * 1000
}

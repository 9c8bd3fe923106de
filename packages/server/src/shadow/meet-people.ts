import { defaultPolicy, mergedQueues, type Policy, type Timestamp } from '@pointsman/core'
import type { Store } from '../store/store.ts'
import { compareTicket } from './compare-ticket.ts'

/** Discrepancies from so many minutes on are told outside (`shadow.discrepancy`); the others are in the work list only. */
export const dearFrom = 120

/** Tickets compared at a time: a transaction, and a turn of the event loop. */
const atOnce = 50

/** What it needs of whoever calls. */
export interface Ground {
  readonly store: Store
  now(): Timestamp
}

/**
 * Lets every decision of shadow and suggest whose ticket has ended meet what people did. Whoever wants to see the outcome
 * calls it first, so that what they see is up to date; several may at once. With `most` about so many are compared and
 * the others wait for the next time. Answers how many were compared.
 */
export async function meetPeople({ store, now }: Ground, most = Number.POSITIVE_INFINITY): Promise<number> {
  const policies = new Map<number, Policy>([[defaultPolicy.version, defaultPolicy]])
  let compared = 0
  while (compared < most) {
    const due = await store.ticketsToCompare(atOnce)
    if (due.length === 0) break
    for (const { decisions } of due) {
      for (const { policyVersion } of decisions) {
        const known = policies.get(policyVersion) ?? (await store.policy(policyVersion))
        policies.set(policyVersion, known ?? defaultPolicy)
      }
    }
    const merged = mergedQueues(await store.queues())
    const policyOf = (version: number): Policy => policies.get(version) ?? defaultPolicy
    const found = due.map((one) => compareTicket(one, { policyOf, merged }))
    await store.putComparisons(found, dearFrom, now())
    compared += due.length
  }
  return compared
}

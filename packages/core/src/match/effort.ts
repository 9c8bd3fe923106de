import type { CapacityUnit } from '../domain/policy.ts'

/** Minutes of handling that make a ticket of ordinary effort, 1. Larger: everybody can carry more tickets at once. */
const ordinaryMinutes = 30

/** Even a trifle interrupts; below it somebody could be buried in trifles. */
const leastEffort = 0.25

/** Even the longest ticket is not worked on all the time. */
const mostEffort = 4

/**
 * How much of somebody's capacity a ticket takes, from its expected handling minutes: `minutes / 30`, between a quarter
 * and four, in quarters; where tickets are counted, 1. Quarters are exact in binary, so loads add up and come down again to
 * the same bits.
 */
export function effortOf(expectedMinutes: number, unit: CapacityUnit = 'effort'): number {
  if (unit === 'tickets') return 1
  const quarters = Math.round((expectedMinutes / ordinaryMinutes) * 4) / 4
  return Math.min(mostEffort, Math.max(leastEffort, quarters))
}

/** A ticket larger than anybody on the queue can carry takes the whole of the largest capacity, so that it is not stuck for ever. */
export function effortWithin(expectedMinutes: number, largestCapacity: number, unit?: CapacityUnit): number {
  const effort = effortOf(expectedMinutes, unit)
  return largestCapacity > 0 ? Math.min(effort, largestCapacity) : effort
}

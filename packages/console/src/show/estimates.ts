import { count, duration, percent } from './numbers.ts'

/** A figure, the range that holds the true one in 95 of 100 cases, and of how many it was reckoned. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** `82–89 %`; nothing where there is nothing to reckon from. */
export function rangeOf({ low, high, n }: Estimate): string {
  return n === 0 ? '' : `${Math.round(100 * low)}–${percent(high)}`
}

/** `86 % (82–89 %)`. */
export function withRange(estimate: Estimate): string {
  return estimate.n === 0 ? '–' : `${fine(estimate.value)} (${rangeOf(estimate)})`
}

/** A share with a digit after the point where it is small: the difference between 4.6 % and 5.4 % is what it is about. */
export function fine(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`
}

/** Work that adds up: hours are not made days, which nobody works around the clock. */
export function ofWork(minutes: number): string {
  return minutes < 24 * 60 ? ofMinutes(minutes) : `${count(Math.round(minutes / 60))} h`
}

/** Minutes as people say them. */
export function ofMinutes(minutes: number): string {
  return duration(minutes * 60_000)
}

import type { Timestamp } from '@pointsman/core'
import { InvalidArgumentError, Option } from 'commander'
import { dateForms, readDate } from '../ticket-files/dates.ts'

/** `--json`, the same on every command that has an answer. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on standard output, and nothing else there')
}

/** What follows the description of an option without which a command does nothing. */
export function requiredMark({ mandatory }: Pick<Option, 'mandatory'>): string {
  return mandatory ? ' (required)' : ''
}

/** Reads a whole number within bounds; for commander's `argParser`. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`Expected a whole number ${range}.`)
  }
}

/** Reads a number strictly between two bounds; for commander's `argParser`. */
export function between(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (value > low && value < high) return value
    throw new InvalidArgumentError(`Expected a number between ${low} and ${high}.`)
  }
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** Reads a number that is at least `least`; for commander's `argParser`. */
export function numberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (value >= least && Number.isFinite(value)) return value
    throw new InvalidArgumentError(`Expected a number from ${least}.`)
  }
}

/** Reads a date, and the instant at which that day begins; for commander's `argParser`. */
export function asDate(text: string): Timestamp {
  const date = readDate(text)
  if (date) return date.at
  throw new InvalidArgumentError(`Expected ${dateForms}.`)
}

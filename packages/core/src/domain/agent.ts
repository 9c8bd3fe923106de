import type { Timestamp } from './time.ts'

/** A person (or AI) who resolves tickets. Only what bears on work: skill, language, hours, capacity. */
export interface Agent {
  readonly id: string
  readonly name: string
  /** Raised by one at every change, so that a decision can name the profile it saw. */
  readonly version: number
  /** False for somebody who left: kept for history, never assigned. */
  readonly active: boolean
  /** Queues the agent may work on. */
  readonly queues: readonly string[]
  /** Declared level per skill (a skill is a queue or topic by name), 0–1. */
  readonly skills: readonly SkillLevel[]
  /** ISO 639-1, in no order. */
  readonly languages: readonly string[]
  /** How much the agent can carry at once, in units of effort (1 = a ticket of ordinary effort). */
  readonly capacity: number
  /** 1 first line, 2 second line, 3 specialist. */
  readonly tier: 1 | 2 | 3
  /** Without hours the agent works whenever their presence says so. */
  readonly hours?: WorkingHours
}

export interface SkillLevel {
  readonly skill: string
  /** 0 none, 1 nobody does it better. */
  readonly level: number
}

/** A weekly pattern on the clock of its own time zone, less its holidays: an agent's hours, or a business's. */
export interface WorkingHours {
  /** IANA name, `Europe/Berlin`. */
  readonly timeZone: string
  readonly shifts: readonly Shift[]
  /** Dates on which nobody works: public holidays, and an agent's own. */
  readonly holidays?: readonly Holidays[]
}

/** A local date, `2026-12-24`, or the public holidays of a place. */
export type Holidays = string | PublicHolidays

/** Where holidays come from, and the dates that were worked out from it: the core knows no calendar of feasts. */
export interface PublicHolidays {
  /** ISO 3166-1 code of the country, and, where they differ within it, the codes of state and region. */
  readonly country: string
  readonly state?: string
  readonly region?: string
  readonly dates: readonly string[]
}

export interface Shift {
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** Minutes after local midnight, 0–1440; `to` is later than `from`. */
  readonly from: number
  readonly to: number
}

export const presenceStates = ['online', 'away', 'offline'] as const

export interface Presence {
  readonly state: (typeof presenceStates)[number]
  /** When the agent expects to be back; only with `away` and `offline`. */
  readonly until?: Timestamp
}

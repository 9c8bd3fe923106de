import { defaultLifeRules, type LifeRules } from '../life/life-rules.ts'
import type { FitName } from './decision.ts'
import type { WorkingHours } from './agent.ts'

/** How far a decision goes: recorded only, shown as a proposal, or carried out. */
export const modes = ['shadow', 'suggest', 'auto'] as const
export type Mode = (typeof modes)[number]

/** What capacity is counted in: the effort tickets are expected to take, or tickets, of which each is one. */
export const capacityUnits = ['effort', 'tickets'] as const
export type CapacityUnit = (typeof capacityUnits)[number]

/** The operator's rules and weights, versioned. Sensible without a file: see `defaultPolicy`. */
export interface Policy {
  /** Raised by one at every change; 0 is the built-in default. */
  readonly version: number
  /** Mode of every queue not named in `queueModes`. */
  readonly mode: Mode
  readonly queueModes: readonly { readonly queue: string; readonly mode: Mode }[]
  /** First-response targets; the first entry that fits plan and band counts. */
  readonly targets: readonly ResponseTarget[]
  /** When the clock of a target runs, unless its plan or the target says otherwise; absent: around the clock. */
  readonly businessHours?: WorkingHours
  /** Calendars that plans and targets may name beside it. */
  readonly calendars?: readonly NamedCalendar[]
  /** Plans whose targets run on other hours. */
  readonly planHours?: readonly { readonly plan: string; readonly hours: TargetHours }[]
  /** Weight of each urgency signal; they are divided by their sum. */
  readonly urgencyWeights: UrgencyWeights
  /** Least urgency for each band; below `normal` a ticket is low. */
  readonly bands: { readonly urgent: number; readonly high: number; readonly normal: number }
  /** Annual value at which the account signal reaches one half. */
  readonly annualValueAtHalf: number
  /** Plans by standing, 0–1, for accounts without an annual value. */
  readonly planStanding: readonly { readonly plan: string; readonly standing: number }[]
  /** Days after a move to a larger plan in which it makes tickets more urgent. */
  readonly planChangeDays?: number
  readonly fitWeights: FitWeights
  /** Share of tickets, 0–1, that may go to somebody of the first line to grow by, where it can wait. */
  readonly developmentShare: number
  /** What the capacity of agents and queues counts. Absent in policies from before there was a choice: `effort`. */
  readonly capacityIn?: CapacityUnit
  /**
   * Least confidence in the queue to suggest anything; below it the ticket goes to triage (`unsure`). As long as no
   * threshold could be worked out, from here on one acts alone.
   */
  readonly actConfidence: number
  /** Least probability of being in scope at all, likewise. */
  readonly actInScope: number
  /** What may go wrong of what is decided alone. Absent in policies from before there was such a rule: `defaultRisk`. */
  readonly risk?: RiskPolicy
  /** What becomes of tickets after a decision. Absent in policies from before there were such rules: `defaultLifeRules`. */
  readonly life?: LifeRules
}

/** The share of what is decided alone that may go wrong, and how sure that has to be. */
export interface RiskPolicy extends QueueRisk {
  /** False: thresholds are worked out and alarms sound, and nothing obeys them. */
  readonly isEnforced: boolean
  /** Share of the labels of resolved tickets that are wrong themselves, 0–0.5: what the quality report says. */
  readonly wrongLabels: number
  /**
   * Coming tickets decided alone over which what goes wrong is to stay within it, good or bad luck included; 1 to a million.
   * Smaller: less is decided alone. A million is the long run.
   */
  readonly over: number
  /** Queues where something else is tolerated; those with the same two numbers are judged together. */
  readonly queues: readonly (QueueRisk & { readonly queue: string })[]
}

/** What is tolerated of one queue. */
export interface QueueRisk {
  /** Above 0 and below 1. Larger: more is decided alone, and more of it goes wrong. */
  readonly tolerated: number
  /** 0.5 to below 1. Larger: a little less is decided alone. */
  readonly confidence: number
}

export interface ResponseTarget {
  readonly plan?: string
  readonly priority: 'urgent' | 'high' | 'normal' | 'low'
  readonly minutes: number
  /** When the minutes run; absent: as the plan says, else business hours. */
  readonly hours?: TargetHours
}

/** `business`, `always` (around the clock), or the name of a calendar. */
export type TargetHours = string

export interface NamedCalendar {
  readonly name: string
  readonly hours: WorkingHours
}

export interface UrgencyWeights {
  readonly impact: number
  readonly targetElapsed: number
  readonly accountValue: number
  readonly distress: number
  readonly repeatContacts: number
  readonly claim: number
  /** Absent in policies from before there was such a signal: 0. */
  readonly planChange?: number
  readonly waiting: number
}

/** How much each part of a fit counts: 1 takes its minutes at their word, 0 leaves it out. */
export type FitWeights = Readonly<Record<Exclude<FitName, 'demand'>, number>>

/** One in twenty, and sure of it in nineteen of twenty calculations. */
export const defaultRisk: RiskPolicy = {
  tolerated: 0.05,
  confidence: 0.95,
  isEnforced: true,
  wrongLabels: 0,
  over: 2000,
  queues: [],
}

/** Works with no file at all. What each number does when larger or smaller: docs/reference/policy.md. */
export const defaultPolicy: Policy = {
  version: 0,
  mode: 'auto',
  queueModes: [],
  targets: [
    { priority: 'urgent', minutes: 30 },
    { priority: 'high', minutes: 120 },
    { priority: 'normal', minutes: 480 },
    { priority: 'low', minutes: 1440 },
  ],
  calendars: [],
  planHours: [],
  urgencyWeights: {
    impact: 0.4,
    targetElapsed: 0.18,
    accountValue: 0.11,
    distress: 0.06,
    repeatContacts: 0.07,
    claim: 0.06,
    planChange: 0.02,
    waiting: 0.1,
  },
  bands: { urgent: 0.4, high: 0.28, normal: 0.15 },
  annualValueAtHalf: 25_000,
  planStanding: [
    { plan: 'enterprise', standing: 1 },
    { plan: 'business', standing: 0.7 },
    { plan: 'pro', standing: 0.5 },
    { plan: 'team', standing: 0.5 },
    { plan: 'starter', standing: 0.2 },
    { plan: 'free', standing: 0 },
  ],
  planChangeDays: 14,
  fitWeights: {
    work: 1,
    handOn: 1,
    load: 1,
    shiftEnd: 1,
    tierMatch: 1,
    temperament: 1,
    continuity: 1,
    fairness: 1,
    interest: 1,
    development: 1,
    exploration: 1,
    scarcity: 1,
  },
  developmentShare: 0.1,
  capacityIn: 'effort',
  actConfidence: 0.5,
  actInScope: 0.02,
  risk: defaultRisk,
  life: defaultLifeRules,
}

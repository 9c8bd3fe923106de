import { PointsmanError } from '../errors.ts'
import { drops, type Drop } from './ticket-life.ts'

/** The operator's rules for what becomes of tickets after a decision. Minutes are business time, unless they say otherwise. */
export interface LifeRules {
  /** Whether an assignment is offered first, and how long (minutes on the clock: whoever is asked is there). */
  readonly offers: OfferRule
  /** The same for single queues. */
  readonly queueOffers: readonly { readonly queue: string; readonly offers: OfferRule }[]
  /**
   * A ticket whose new agent has not answered the customer within this is taken back; in business time of the agent's
   * own hours. Absent: never. Larger: customers wait longer for somebody who overlooked them. Smaller: people lose tickets they read.
   */
  readonly takeBackMinutes?: number
  /**
   * Requirements given up one after the other, each after so much waiting. Larger: better suited people, later. Smaller:
   * somebody soon, who may not be able to help.
   */
  readonly relaxation: readonly RelaxationStep[]
  /** The last step: a ticket that nobody may take goes to triage. Later than all others. */
  readonly triageAfterMinutes: number
  /** How long a ticket may be kept back for one particular person. Larger: specialists get more of theirs, and customers wait for it. */
  readonly holdMinutes: number
  /**
   * A reopened ticket goes back to whoever had it, if they are there within this (minutes on the clock, because business
   * time of somebody absent would reach to their return) and have room. Larger: fewer people read a ticket anew, later.
   */
  readonly stickyReopenMinutes: number
  /**
   * A reply to somebody absent stays with them if they are back within this (before the deadline, where nobody answered
   * yet). Larger: conversations stay in one hand. Smaller: customers wait less for holidays to end.
   */
  readonly absentReplyMinutes: number
  /** How late somebody may be back before what was left for them is taken back. */
  readonly returnGraceMinutes: number
  /**
   * Share of its effort, 0–1, that a paused ticket takes of its agent. Smaller: people start more, and when customers
   * answer all at once they have up to 1 / share of what they can carry.
   */
  readonly pausedShare: number
  /** After so long in the customer's hands the agent is reminded, once a pause. Absent: never. */
  readonly pauseReminderMinutes?: number
  /** Whether a customer's reply to a ticket that was resolved or closed reopens it; otherwise only people do. */
  readonly replyReopens: boolean
}

export type OfferRule = { readonly isOn: false } | { readonly isOn: true; readonly minutes: number }

export interface RelaxationStep {
  readonly afterMinutes: number
  readonly drop: Drop
}

/** Works without a policy: no offers, and nothing is taken from anybody within two hours of their working time. */
export const defaultLifeRules: LifeRules = {
  offers: { isOn: false },
  queueOffers: [],
  takeBackMinutes: 120,
  relaxation: [
    { afterMinutes: 15, drop: 'preferred_language' },
    { afterMinutes: 30, drop: 'tried' },
    { afterMinutes: 60, drop: 'required_skill' },
    { afterMinutes: 240, drop: 'queue' },
  ],
  triageAfterMinutes: 480,
  holdMinutes: 30,
  stickyReopenMinutes: 30,
  absentReplyMinutes: 240,
  returnGraceMinutes: 15,
  pausedShare: 0.5,
  pauseReminderMinutes: 3 * 480,
  replyReopens: true,
}

/** The rule of a queue, or of all queues. */
export function offersIn(rules: LifeRules, queue: string | undefined): OfferRule {
  return rules.queueOffers.find((entry) => entry.queue === queue)?.offers ?? rules.offers
}

/** Throws `invalid_policy`, naming value, place and range, for rules that contradict themselves. */
export function checkLifeRules(rules: LifeRules): void {
  checkMinutes(rules)
  rules.queueOffers.forEach(({ offers }, index) => checkOffers(offers, `queueOffers[${index}].offers`))
  checkOffers(rules.offers, 'offers')
  if (!(rules.pausedShare >= 0 && rules.pausedShare <= 1)) throw wrong('pausedShare', rules.pausedShare, 'from 0 to 1')
  const taken = new Set<Drop>()
  let before = 0
  rules.relaxation.forEach(({ afterMinutes, drop }, index) => {
    const place = `relaxation[${index}]`
    if (!drops.includes(drop)) throw wrong(`${place}.drop`, drop, `one of ${drops.join(', ')}`)
    if (taken.has(drop)) throw wrong(`${place}.drop`, drop, 'given up once only')
    if (!(afterMinutes >= before && Number.isFinite(afterMinutes))) {
      throw wrong(`${place}.afterMinutes`, afterMinutes, `at least ${before}, as steps come in order`)
    }
    taken.add(drop)
    before = afterMinutes
  })
  if (rules.triageAfterMinutes < before) {
    throw wrong('triageAfterMinutes', rules.triageAfterMinutes, `at least ${before}, the last relaxation step`)
  }
}

const minuteFields = [
  'takeBackMinutes',
  'triageAfterMinutes',
  'holdMinutes',
  'stickyReopenMinutes',
  'absentReplyMinutes',
  'returnGraceMinutes',
  'pauseReminderMinutes',
] as const

/** A take-back after no time at all would take from people what they have not seen. */
function checkMinutes(rules: LifeRules): void {
  for (const field of minuteFields) {
    const minutes = rules[field]
    if (minutes === undefined) continue
    const mayBeNone =
      field === 'stickyReopenMinutes' || field === 'absentReplyMinutes' || field === 'returnGraceMinutes'
    if (!Number.isFinite(minutes) || minutes < 0 || (minutes === 0 && !mayBeNone)) {
      throw wrong(field, minutes, mayBeNone ? '0 minutes or more' : 'more than 0 minutes')
    }
  }
}

function checkOffers(offers: OfferRule, place: string): void {
  if (offers.isOn && !(offers.minutes > 0 && Number.isFinite(offers.minutes))) {
    throw wrong(`${place}.minutes`, offers.minutes, 'more than 0 minutes')
  }
}

function wrong(place: string, value: unknown, allowed: string): PointsmanError {
  return new PointsmanError('invalid_policy', `life.${place}: ${JSON.stringify(value)} is not allowed: ${allowed}.`)
}

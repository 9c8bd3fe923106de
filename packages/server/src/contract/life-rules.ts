import { z } from 'zod'
import {
  checkLifeRules,
  defaultLifeRules,
  drops,
  PointsmanError,
  type LifeRules,
  type OfferRule,
} from '@pointsman/core'
import { idSchema, shareSchema } from './wire.ts'

/** A year: more is a slip of the pen. */
const minutes = z.number().min(0).max(525_600)

/** What becomes of tickets after a decision; what is left out has the default. Where 0 means never, it says so. */
export const lifeRulesSchema = z
  .strictObject({
    offer_minutes: minutes.default(0).describe('How long an offer stands; 0: tickets are assigned without asking'),
    queue_offers: z
      .array(z.strictObject({ queue: idSchema, minutes }))
      .max(1000)
      .default([]),
    take_back_minutes: minutes.default(defaultLifeRules.takeBackMinutes ?? 0).describe('0: never'),
    relaxation: z
      .array(z.strictObject({ after_minutes: minutes, drop: z.enum(drops) }))
      .max(drops.length)
      .default(defaultLifeRules.relaxation.map(({ afterMinutes, drop }) => ({ after_minutes: afterMinutes, drop }))),
    triage_after_minutes: minutes.default(defaultLifeRules.triageAfterMinutes),
    hold_minutes: minutes.default(defaultLifeRules.holdMinutes),
    sticky_reopen_minutes: minutes.default(defaultLifeRules.stickyReopenMinutes),
    absent_reply_minutes: minutes.default(defaultLifeRules.absentReplyMinutes),
    return_grace_minutes: minutes.default(defaultLifeRules.returnGraceMinutes),
    paused_share: shareSchema.default(defaultLifeRules.pausedShare),
    pause_reminder_minutes: minutes.default(defaultLifeRules.pauseReminderMinutes ?? 0).describe('0: never'),
    reply_reopens: z.boolean().default(defaultLifeRules.replyReopens),
  })
  .superRefine((put, context) => {
    try {
      checkLifeRules(fromLifeRules(put))
    } catch (error) {
      if (!(error instanceof PointsmanError)) throw error
      context.addIssue({ code: 'custom', message: inWireWords(error.message) })
    }
  })
export type LifeRulesOnWire = z.infer<typeof lifeRulesSchema>

export function fromLifeRules(put: LifeRulesOnWire): LifeRules {
  return {
    offers: toRule(put.offer_minutes),
    queueOffers: put.queue_offers.map((entry) => ({ queue: entry.queue, offers: toRule(entry.minutes) })),
    ...(put.take_back_minutes === 0 ? {} : { takeBackMinutes: put.take_back_minutes }),
    relaxation: put.relaxation.map(({ after_minutes, drop }) => ({ afterMinutes: after_minutes, drop })),
    triageAfterMinutes: put.triage_after_minutes,
    holdMinutes: put.hold_minutes,
    stickyReopenMinutes: put.sticky_reopen_minutes,
    absentReplyMinutes: put.absent_reply_minutes,
    returnGraceMinutes: put.return_grace_minutes,
    pausedShare: put.paused_share,
    ...(put.pause_reminder_minutes === 0 ? {} : { pauseReminderMinutes: put.pause_reminder_minutes }),
    replyReopens: put.reply_reopens,
  }
}

export function toLifeRules(rules: LifeRules): LifeRulesOnWire {
  return {
    offer_minutes: minutesOf(rules.offers),
    queue_offers: rules.queueOffers.map(({ queue, offers }) => ({ queue, minutes: minutesOf(offers) })),
    take_back_minutes: rules.takeBackMinutes ?? 0,
    relaxation: rules.relaxation.map(({ afterMinutes, drop }) => ({ after_minutes: afterMinutes, drop })),
    triage_after_minutes: rules.triageAfterMinutes,
    hold_minutes: rules.holdMinutes,
    sticky_reopen_minutes: rules.stickyReopenMinutes,
    absent_reply_minutes: rules.absentReplyMinutes,
    return_grace_minutes: rules.returnGraceMinutes,
    paused_share: rules.pausedShare,
    pause_reminder_minutes: rules.pauseReminderMinutes ?? 0,
    reply_reopens: rules.replyReopens,
  }
}

function toRule(given: number): OfferRule {
  return given === 0 ? { isOn: false } : { isOn: true, minutes: given }
}

function minutesOf(rule: OfferRule): number {
  return rule.isOn ? rule.minutes : 0
}

/** The core's names are not those of the file. */
function inWireWords(message: string): string {
  return message.replaceAll(/[a-z][A-Z]/g, ([first, second]) => `${first}_${second!.toLowerCase()}`)
}

import type { ActRule, LoweredMode, TicketTrust, Trust } from '../domain/trust.ts'
import { actScore, type Sureness } from './act-score.ts'

/** Of what is known of the reader, what concerns a ticket read as of this queue. */
export function trustOf({ rules, lowered }: Trust, queue: string | undefined): TicketTrust {
  const rule = queue === undefined ? undefined : ruleFor(rules, queue)
  return { ...(rule === undefined ? {} : { rule }), ...(lowered.length === 0 ? {} : { lowered }) }
}

/** The rule of the queue, else the one for all without a rule of their own. */
export function ruleFor(rules: readonly ActRule[], queue: string): ActRule | undefined {
  return rules.find((rule) => rule.queue === queue) ?? rules.find((rule) => rule.queue === undefined)
}

/** The alarm that lowers the mode of a queue, the oldest first. */
export function alarmOn(
  queue: string | undefined,
  lowered: readonly LoweredMode[] | undefined,
): LoweredMode | undefined {
  return lowered?.find(
    (alarm) => (alarm.queue === undefined || alarm.queue === queue) && !alarm.except?.includes(queue ?? ''),
  )
}

/** Whether a rule lets a reading be acted on alone. */
export function isSureEnough(reading: Sureness, { threshold }: ActRule): boolean {
  return actScore(reading) >= threshold
}

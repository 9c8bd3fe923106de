import { describeMinutes, minutesBetween } from '../domain/time.ts'
import { isSamePlan } from './deadline.ts'
import type { Policy } from '../domain/policy.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/** Days after a move to a larger plan in which it counts, where the policy says nothing. */
const fallbackDays = 14

/**
 * A recent move to a larger plan, 1 on the day of it, falling evenly to 0 after the policy's days: the first
 * weeks decide whether a customer stays. Counted at the ticket's arrival, so it stands still while the ticket waits.
 */
export function readPlanChange(ticket: Ticket, customer: CustomerHistory, policy: Policy): SignalReading {
  const { planChangedAt, planBefore } = customer
  if (planChangedAt === undefined || planChangedAt > ticket.receivedAt) return none('no change of plan known')
  const since = minutesBetween(planChangedAt, ticket.receivedAt)
  const window = (policy.planChangeDays ?? fallbackDays) * 1440
  if (since >= window) return none('no recent change of plan')
  const ago = `${describeMinutes(since)} before`
  const [from, to] = [standingOf(planBefore, policy), standingOf(ticket.plan, policy)]
  if (from !== undefined && to !== undefined && to <= from) return none(`moved to no larger plan ${ago}`)
  const isKnown = from !== undefined && to !== undefined
  return { share: 1 - since / window, because: `${isKnown ? 'moved to a larger plan' : 'changed plan'} ${ago}` }
}

function none(because: string): SignalReading {
  return { share: 0, because }
}

function standingOf(plan: string | undefined, policy: Policy): number | undefined {
  return policy.planStanding.find((entry) => isSamePlan(entry.plan, plan))?.standing
}

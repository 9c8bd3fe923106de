/** A stretch of waiting, and the steps by which a ticket asks for less as it goes on. */
import type { Timestamp } from '../domain/time.ts'
import type { LifeRules, RelaxationStep } from './life-rules.ts'
import type { Moment } from './life-step.ts'
import type { TicketLife } from './ticket-life.ts'
import type { WantedTimer } from './timer.ts'

/** A new stretch of waiting: what was given up in an earlier one is asked for again. */
export function startWait(life: TicketLife, at: Timestamp): TicketLife {
  return { ...life, wait: { since: at, dropped: [], hasRunOut: false } }
}

/** In another queue, where it waits anew; in the same one nothing begins anew. */
export function inQueue(life: TicketLife, queue: string | undefined, at: Timestamp): TicketLife {
  return queue === life.queue ? life : { ...startWait(life, at), queue }
}

/** What a waiting ticket is reminded of: its next step. One whose time is past already is due at once. */
export function waitTimers(life: TicketLife, { at, world }: Moment): readonly WantedTimer[] {
  if (life.wait.hasRunOut) return []
  const minutes = nextStep(life, world.rules)?.afterMinutes ?? world.rules.triageAfterMinutes
  return [{ kind: 'relaxation_due', dueAt: Math.max(at, world.addBusinessMinutes(life.wait.since, minutes)) }]
}

/** The first requirement not yet given up. Told by name, so that a new policy does not lose its place. */
export function nextStep(life: TicketLife, rules: LifeRules): RelaxationStep | undefined {
  return rules.relaxation.find(({ drop }) => !life.wait.dropped.includes(drop))
}

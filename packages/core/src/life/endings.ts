/** Ends, which free what was held exactly once, and coming back from them. */
import { minutesAfter } from '../domain/time.ts'
import { end, giveTo, queueOf, startWaitingAnew } from './hands.ts'
import { holderOf, isOver } from './ticket-life.ts'
import { startWait } from './wait.ts'
import type { EventOf } from './life-event.ts'
import type { Change, LifeEffect, Moment, RecordChange, Turn } from './life-step.ts'
import type { TicketLife } from './ticket-life.ts'

/** Done, as a success of whoever resolved it: of who is named, else of who had it. Once, until it comes back. */
export function resolved(life: TicketLife, event: EventOf<'resolved'>, moment: Moment): Turn {
  if (life.state.kind === 'resolved') return 'already'
  if (isOver(life)) return 'over'
  const agent = event.agent ?? holderOf(life)?.agent
  const done = end(life, { kind: 'resolved', since: moment.at }, moment.at)
  const { queue } = life
  if (agent === undefined) return done
  const by = { ...done.life, previous: agent }
  if (queue === undefined) return { ...done, life: by }
  // One that came back is handled again, but is no success any more.
  const succeeded = life.reopened > 0 ? 0 : 1
  const minutes = event.handleMinutes !== undefined && event.handleMinutes > 0 ? { minutes: event.handleMinutes } : {}
  return {
    ...done,
    life: { ...by, success: succeeded === 1 ? { agent, queue } : undefined },
    records: [{ agent, queue, handled: 1, succeeded, ...minutes }],
  }
}

/** Over without a word on how it went: no record changes. What was resolved may be closed, not the other way round. */
export function closed(life: TicketLife, { at }: Moment): Turn {
  if (life.state.kind === 'closed') return 'already'
  if (isOver(life) && life.state.kind !== 'resolved') return 'over'
  return end(life, { kind: 'closed', since: at }, at)
}

/** Part of another ticket from now on, for good; what the customer adds goes there. */
export function merged(life: TicketLife, { into }: EventOf<'merged'>, { at }: Moment): Turn {
  if (life.state.kind === 'merged') return life.state.into === into ? 'already' : 'over'
  return end(life, { kind: 'merged', since: at, into }, at)
}

/** Out of the queue like any other end; only a person brings it back. */
export function markedSpam(life: TicketLife, { at }: Moment): Turn {
  if (life.state.kind === 'spam') return 'already'
  return life.state.kind === 'merged' ? 'over' : end(life, { kind: 'spam', since: at }, at)
}

/** Somebody says that it is not over, whatever ended it; only what was merged has no life of its own any more. */
export function reopened(life: TicketLife, moment: Moment): Turn {
  if (!isOver(life)) return 'already'
  return life.state.kind === 'merged' ? 'over' : reopen(life, moment)
}

/** Back to whoever had it if they are there soon and have room; else to everybody. A success that stood is taken back. */
export function reopen(life: TicketLife, moment: Moment): Change {
  const wasSpam = life.state.kind === 'spam'
  const { success } = life
  const records: readonly RecordChange[] = success === undefined ? [] : [{ ...success, handled: 0, succeeded: -1 }]
  const open: TicketLife = {
    ...startWait(life, moment.at),
    reopened: life.reopened + (wasSpam ? 0 : 1),
    success: undefined,
    last: { ...life.last, ballAt: moment.at },
    state: { kind: 'waiting', since: moment.at, reason: 'reopened' },
  }
  const { previous } = life
  const obstacle = previous === undefined ? undefined : whyNotBackTo(previous, open, moment)
  if (previous !== undefined && obstacle === undefined) {
    return { ...giveTo(open, { agent: previous, isManual: false, news: 'reopened' }, moment), records }
  }
  const note: readonly LifeEffect[] =
    previous === undefined || obstacle === undefined
      ? []
      : [{ kind: 'note', about: { kind: 'not_back_to', agent: previous, why: obstacle } }]
  const waiting = startWaitingAnew(open, 'reopened', moment)
  const nobody: LifeEffect = { kind: 'set_assignee', ...queueOf(life) }
  return { ...waiting, effects: [...note, nobody, ...(waiting.effects ?? [])], records }
}

function whyNotBackTo(
  agent: string,
  life: TicketLife,
  { at, world }: Moment,
): 'absent' | 'full' | 'excluded' | undefined {
  if (life.excluded.some((excluded) => excluded.agent === agent)) return 'excluded'
  const backAt = world.backAt(agent, at)
  if (backAt === undefined || backAt > minutesAfter(at, world.rules.stickyReopenMinutes)) return 'absent'
  return world.room(agent) < life.effort ? 'full' : undefined
}

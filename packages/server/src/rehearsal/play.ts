import {
  nextOpening,
  seededRandom,
  seedOfTicket,
  shiftEnd,
  type Agent,
  type Ticket,
  type Timestamp,
} from '@pointsman/core'
import { takeUp } from './at-work.ts'
import type { Rehearsed } from './rehearsed.ts'
import type { Scenario, TrueTicket } from './scenario.ts'
import { count, diceOf, emptyStage, plan, tell, type Stage } from './stage.ts'

const minute = 60_000

/** What a rehearsal came to. */
export interface Played {
  readonly tickets: number
  readonly decisions: number
  readonly ticks: number
  readonly happenings: number
  /** How often each kind of thing happened. */
  readonly kinds: Readonly<Record<string, number>>
}

/**
 * Plays people and customers: agents answer, resolve and hand on after their minutes of work, one ticket after the other,
 * while they are on shift; customers reply, and some go away; a supervisor sees to what is in triage. All chance is that of
 * the ticket, so two who decide alike live through the same.
 */
export async function play(
  scenario: Scenario,
  rehearsed: Rehearsed,
  onMinute: (now: Timestamp) => void = () => undefined,
): Promise<Played> {
  const stage = setStage(scenario, rehearsed)
  for (let now = scenario.start; now <= scenario.end; now += minute) {
    await settle(stage, now)
    onMinute(now)
    for (let next = stage.agenda.upTo(now + minute - 1); next; next = stage.agenda.upTo(now + minute - 1)) {
      if (next.at > scenario.end) break
      await settle(stage, next.at)
      await next.act()
      stage.happenings += 1
      await settle(stage, next.at)
    }
  }
  return {
    tickets: stage.posted.size,
    decisions: stage.decisions,
    ticks: stage.ticks,
    happenings: stage.happenings,
    kinds: stage.kinds,
  }
}

function setStage(scenario: Scenario, rehearsed: Rehearsed): Stage {
  const stage = emptyStage(scenario, rehearsed)
  const { agents, tickets } = scenario
  for (const one of tickets) plan(stage, one.ticket.receivedAt, () => arrive(stage, one))
  for (const agent of agents) if (!scenario.missing.includes(agent.id)) planShifts(stage, agent, scenario)
  for (const { agent, from, until } of scenario.absences) {
    plan(stage, from, () => change(stage, agent, { state: 'away', until }))
    plan(stage, until + 7 * minute, () => change(stage, agent, { state: 'online' }))
  }
  return stage
}

/** Time passes, and whatever was decided is taken up. */
async function settle(stage: Stage, now: Timestamp): Promise<void> {
  stage.now = now
  stage.ticks += 1
  await stage.rehearsed.tick(now)
  for (const one of await stage.rehearsed.news()) {
    stage.decisions += 1
    await takeUp(stage, one)
  }
}

/** Everybody comes and goes with their shift, some minutes late. Without hours they are there all the time. */
function planShifts(stage: Stage, { id, hours }: Agent, { start, end }: Scenario): void {
  const random = seededRandom(seedOfTicket(id))
  let at = nextOpening(start, hours)
  while (at !== undefined && at < end) {
    plan(stage, at + Math.floor(random() * 5) * minute, () => change(stage, id, { state: 'online' }))
    const over = shiftEnd(at, hours)
    if (over === undefined) return
    plan(stage, over + Math.floor(random() * 4) * minute, () => change(stage, id, { state: 'offline' }))
    at = nextOpening(over, hours)
  }
}

async function change(stage: Stage, id: string, presence: Parameters<Rehearsed['presence']>[1]): Promise<void> {
  count(stage, presence.state)
  stage.workers.get(id)!.isThere = presence.state === 'online'
  await stage.rehearsed.presence(id, presence)
}

async function arrive(stage: Stage, { ticket }: TrueTicket): Promise<void> {
  count(stage, 'received')
  stage.posted.add(ticket.id)
  await stage.rehearsed.post(ticket)
  const random = diceOf(stage, ticket.id)
  const patience = random()
  if (patience < 0.06) plan(stage, stage.now + Math.ceil(15 + 300 * random()) * minute, () => giveUp(stage, ticket))
}

/** Somebody who cannot wait goes away, or writes another ticket, of which one is enough. */
async function giveUp(stage: Stage, { id, requester }: Ticket): Promise<void> {
  const { status } = await stage.rehearsed.ticket(id)
  if (status !== 'waiting' && status !== 'assigned') return
  const other = [...stage.posted].find((one) => one !== id && stage.truths.get(one)!.ticket.requester === requester)
  await tell(stage, id, other === undefined ? { kind: 'closed' } : { kind: 'merged', into: other })
}

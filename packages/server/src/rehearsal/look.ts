import { mayHold, PointsmanError, seedOfTicket, type Timestamp } from '@pointsman/core'
import type { Arrival } from '../engine/arrival.ts'
import { readingAsPlaced } from '../engine/reading-as-placed.ts'
import { decide } from './decide-tickets.ts'
import { byId, type Desk, type Kept } from './desk.ts'

/** The most that are looked at together; this model has no more waiting. */
const atOnce = 200
/** After so long what waits is looked at again, though nothing changed. */
const idleMilliseconds = 60_000

/** Gives out what waits, if anything changed since the last look or that was a minute ago. */
export function look(desk: Desk): void {
  const waiting = whatWaits(desk)
  if (waiting.length === 0) return
  if (waiting.length >= atOnce)
    throw new PointsmanError('usage', `${waiting.length} tickets wait; at most ${atOnce - 1}.`)
  const marks = marksOf(desk)
  if (desk.seen?.marks === marks && desk.now - desk.seen.at < idleMilliseconds) return
  const decisions = decide(
    desk,
    waiting.map((kept) => waitingAgain(kept, desk.now)),
  )
  // As the server does: where nobody was found, whatever differs now is news; where somebody was, the next look is a real one.
  const isGiven = decisions.some(({ outcome }) => outcome.kind === 'assigned' || outcome.kind === 'offered')
  desk.seen = isGiven ? undefined : { marks, at: desk.now }
}

/** Not what waits for people, nor what is kept back for somebody who has no room. In the order of arrival. */
export function whatWaits({ tickets, people }: Desk): readonly Kept[] {
  const { agents, presence, loads } = people.standing()
  const hasRoom = (id: string): boolean => {
    const index = agents.findIndex((agent) => agent.id === id)
    return presence[index]?.state === 'online' && loads[index]! < agents[index]!.capacity
  }
  return [...tickets.values()]
    .filter(({ life: { state }, mode }) => {
      if (state.kind !== 'waiting' || mode !== 'auto') return false
      return state.heldFor === undefined || hasRoom(state.heldFor)
    })
    .toSorted(
      (a, b) => a.stored.ticket.receivedAt - b.stored.ticket.receivedAt || byId(a.stored.ticket, b.stored.ticket),
    )
}

function waitingAgain({ stored: { ticket }, life, decision }: Kept, now: Timestamp): Arrival {
  const { modelVersion, outcome } = decision
  const reading = readingAsPlaced({ ...decision, life })
  return {
    read: { ticket, reading, modelVersion },
    actor: 'pointsman',
    seed: seedOfTicket(ticket.id),
    supersedes: decision.id,
    wait: {
      outcome,
      reason: life.state.kind === 'waiting' ? life.state.reason : undefined,
      isHeldLongEnough: !mayHold(life, now),
      excluded: life.excluded.map(({ agent, reason }) => ({ agent, reason })),
      dropped: life.wait.dropped,
      pauses: life.pauses.map(({ from, to }) => (to === undefined ? { from } : { from, to })),
    },
  }
}

/** Whatever could let a waiting ticket find somebody. */
function marksOf(desk: Desk): string {
  const { presence, loads, queueLoads } = desk.people.standing()
  return JSON.stringify([whatWaits(desk).length, presence, loads, queueLoads])
}

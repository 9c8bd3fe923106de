import { seedOfTicket } from '@pointsman/core'
import { fromNewEvent } from '../contract/event.ts'
import { toTicket } from '../contract/ticket.ts'
import { toDecision } from '../contract/to-decision.ts'
import { decide } from './decide-tickets.ts'
import { openDesk, ticketOf, type Ground } from './desk.ts'
import { goAway, happen, overrule, passTime } from './happenings.ts'
import { look } from './look.ts'
import { newsOf, type Rehearsed } from './rehearsed.ts'

/**
 * What the server does, without a server: the core, and what must be remembered between two decisions, in maps.
 *
 * - A ticket that arrives is read and decided at once.
 * - What waits is looked at after every change, and a minute after the last look at the latest: shifts begin, targets run
 *   out, and nobody says so.
 * - A timer fires at its time, and then, too, what waits is looked at; and so it is when a shift begins.
 */
export function inProcess(ground: Ground): Rehearsed {
  const desk = openDesk(ground)
  let told = 0
  return {
    tick: async (now) => passTime(desk, now),
    post: async (ticket) => {
      const reading = desk.reader.read(ticket, desk.inForce)
      const { version: modelVersion } = desk.reader
      decide(desk, [{ read: { ticket, reading, modelVersion }, actor: 'rehearsal', seed: seedOfTicket(ticket.id) }])
    },
    tell: async (ticketId, sent) => {
      const event = fromNewEvent(sent, { id: sent.id, ticketId, now: desk.now, actor: 'rehearsal' })
      happen(desk, event)
      const answer = toTicket(ticketOf(desk, ticketId).stored)
      // Only then: whoever tells is not kept waiting until somebody is found.
      look(desk)
      return answer
    },
    answerOffer: async (ticketId, { id, agent, answer, reason }) => {
      const { state } = ticketOf(desk, ticketId).life
      const kind = answer === 'accept' ? 'offer_accepted' : 'offer_rejected'
      const offer = state.kind === 'offered' ? state.offer : ''
      const data = { agent, offer, ...(reason === undefined ? {} : { reason }) }
      happen(desk, { id, ticketId, kind, at: desk.now, actor: agent, data })
      look(desk)
    },
    override: async (ticketId, { id, ...override }) => {
      overrule(desk, { id, ticketId, override })
      look(desk)
    },
    presence: async (agent, presence) => {
      desk.people.setPresence(agent, presence)
      if (presence.state !== 'online') goAway(desk, agent, presence.until)
      look(desk)
    },
    ticket: async (id) => toTicket(ticketOf(desk, id).stored),
    news: async () => {
      const fresh = desk.decisions.slice(told)
      told = desk.decisions.length
      return fresh.map((decision) => newsOf(toDecision(decision)))
    },
    decisions: async () => desk.decisions.map(toDecision),
    loads: async () => {
      const { agents, loads } = desk.people.standing()
      return Object.fromEntries(agents.map(({ id }, index) => [id, loads[index]!]))
    },
    close: async () => {},
  }
}

import type { Timestamp } from '../domain/time.ts'
import type { Finding } from './finding.ts'
import { counted, dayOf, listed, percent, quoted } from './in-words.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** Somebody who resolved tickets, and no longer does. */
export interface Leaver {
  readonly assignee: string
  readonly tickets: number
  readonly lastAt: Timestamp
  /** `active`: still an agent who would be given tickets; `inactive`: an agent who would not; `unknown`: no agent. */
  readonly standing: 'active' | 'inactive' | 'unknown'
}

/** Who the agents are now. */
export interface AgentStanding {
  readonly id: string
  readonly active: boolean
}

const dayMilliseconds = 86_400_000
/** Less than this is a holiday or a long illness. Larger: leavers are noticed later. */
const longestAbsence = 60 * dayMilliseconds
/** Nor is it an absence when somebody always had tickets this rarely. */
const gapsOfAbsence = 8
/** Fewer tickets are helping out. */
const fewestTickets = 5

/** People without a ticket for long, at the end of a history, most tickets first. */
export function leavers(tickets: readonly QualityTicket[], agents: readonly AgentStanding[]): readonly Leaver[] {
  const times = new Map<string, Timestamp[]>()
  let end = Number.NEGATIVE_INFINITY
  for (const { receivedAt, outcome } of tickets) {
    // When it came in, not when it was resolved: old tickets are closed in the name of people long gone.
    if (receivedAt === undefined) continue
    end = Math.max(end, receivedAt)
    if (outcome.assignee === undefined) continue
    const theirs = times.get(outcome.assignee)
    if (theirs) theirs.push(receivedAt)
    else times.set(outcome.assignee, [receivedAt])
  }
  const active = new Map(agents.map((agent) => [agent.id, agent.active]))
  return [...times]
    .flatMap(([assignee, when]): readonly Leaver[] => {
      const sorted = when.toSorted((a, b) => a - b)
      const lastAt = sorted.at(-1)!
      const usualGap = (lastAt - sorted[0]!) / Math.max(1, sorted.length - 1)
      const isGone = end - lastAt > Math.max(longestAbsence, gapsOfAbsence * usualGap)
      if (!isGone || sorted.length < fewestTickets) return []
      const known = active.get(assignee)
      const standing = known === undefined ? 'unknown' : known ? 'active' : 'inactive'
      return [{ assignee, tickets: sorted.length, lastAt, standing }]
    })
    .toSorted((a, b) => b.tickets - a.tickets)
}

/** What an old record is worth when the person is gone: it says how long such tickets take, not who is good at them. */
const lostWithLeaver = 0.1

/** What is told about them. */
export function leaversFinding(
  tickets: readonly QualityTicket[],
  agents: readonly AgentStanding[],
  limit: number,
): Finding | undefined {
  const gone = leavers(tickets, agents)
  if (gone.length === 0) return undefined
  const names = new Map(gone.map((leaver) => [leaver.assignee, leaver]))
  const theirs = tickets.filter(({ outcome: { assignee } }) => assignee !== undefined && names.has(assignee))
  const active = gone.filter(({ standing }) => standing === 'active')
  const weight = gone.reduce(
    (sum, leaver) => sum + leaver.tickets * (leaver.standing === 'active' ? 1 : lostWithLeaver),
    0,
  )
  const still =
    active.length === 0
      ? ''
      : `; ${counted(active.length, 'of them is still an active agent', 'of them are still active agents')}`
  return {
    kind: 'leavers',
    title: `${counted(gone.length, 'person', 'people')} who resolved ${percent(theirs.length / tickets.length)} of the tickets ${gone.length === 1 ? 'seems' : 'seem'} to have left${still}`,
    explanation: `No ticket of theirs for two months and more at the end of this history: ${listed(gone.map(({ assignee }) => quoted(assignee)))}.`,
    remedy:
      active.length > 0
        ? `Make them inactive (${listed(
            active.map(({ assignee }) => `pointsman agent deactivate ${assignee}`),
            1,
          )}), or tickets go to people who are not there.`
        : 'Nothing to do for routing: tickets only go to active agents. Who else can do what they did?',
    worth: {
      perThousand: (weight / tickets.length) * 1000,
      gain: 'would find somebody who is there',
      basis: 'all tickets of those still active, a tenth of the others’: what was learned of a person leaves with them',
    },
    tickets: theirs.slice(-limit).map((ticket) => ({
      id: ticket.id,
      excerpt: excerptOf(ticket),
      note: `Resolved by ${quoted(ticket.outcome.assignee!)}, last seen ${dayOf(names.get(ticket.outcome.assignee!)!.lastAt)}.`,
    })),
    ticketCount: theirs.length,
    facts: gone.slice(0, 12).map(({ assignee, tickets: n, lastAt, standing }) => ({
      name: quoted(assignee),
      value: `${counted(n, 'ticket')}, the last on ${dayOf(lastAt)}${standing === 'active' ? ', still active' : standing === 'unknown' && agents.length > 0 ? ', not among the agents' : ''}`,
    })),
  }
}

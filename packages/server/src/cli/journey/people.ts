/** What people of the sample company do with tickets while Pointsman watches, suggests, and at last acts. */
import { seededRandom, type Random, type Timestamp } from '@pointsman/core'
import { whoResolved, type SampleCompany, type TrueTicket } from '@pointsman/simulator'
import { routedSchema } from '../../contract.ts'
import { toSentTicket } from '../../contract/sent-ticket.ts'
import { toInstant } from '../../contract/wire.ts'
import { agenda, type Agenda } from '../../rehearsal/agenda.ts'
import type { Send } from '../../rehearsal/over-http.ts'

const minute = 60_000

/** Share of tickets that people put into a wrong queue at first, and share that they even resolve there. */
const wrongAtFirst = 0.08
const wrongForGood = 0.03

export interface People {
  readonly send: Send
  readonly company: SampleCompany
  readonly random: Random
  readonly dates: Agenda
  readonly queues: readonly string[]
}

export function gather(send: Send, company: SampleCompany, seed: number): People {
  const queues = company.queues.map(({ id }) => id)
  return { send, company, random: seededRandom(seed), dates: agenda(), queues }
}

/** Tickets come, and people do what they do about them, until an instant; what is under way goes on in the next part. */
export async function liveThrough(people: People, tickets: readonly TrueTicket[], until: Timestamp): Promise<void> {
  const { dates, send } = people
  for (const one of tickets) dates.add(one.ticket.receivedAt, () => arrive(people, one))
  let now = 0
  for (let next = dates.upTo(until); next; next = dates.upTo(until)) {
    if (next.at > now) await send('POST', '/v1/clock', { now: toInstant(next.at) })
    now = next.at
    await next.act()
  }
  await send('POST', '/v1/clock', { now: toInstant(until) })
}

async function arrive(people: People, one: TrueTicket): Promise<void> {
  const { send, dates, random, company } = people
  const { ticket, truth } = one
  const { decision } = routedSchema.parse(await send('POST', '/v1/tickets', toSentTicket(ticket)))
  const who = whoResolved(random, company, one).agent.id
  const looked = ticket.receivedAt + Math.round((5 + 30 * random()) * minute)
  if (decision === undefined) throw new Error(`ticket ${ticket.id} was not decided`)
  const { mode, outcome } = decision
  if (mode === 'shadow') dates.add(looked, () => placeByHand(people, one, who))
  else {
    const said = outcome.agent === undefined ? undefined : { agent: outcome.agent, queue: outcome.queue }
    dates.add(looked, () =>
      said?.queue === truth.queue ? follow(people, one, { mode, agent: said.agent }) : correct(people, one, who),
    )
  }
}

/** As before Pointsman: somebody reads it, puts it somewhere, not always right at once. */
async function placeByHand(people: People, one: TrueTicket, who: string): Promise<void> {
  const { random, dates } = people
  const { ticket, truth } = one
  const slip = random()
  const elsewhere = people.queues[Math.floor(random() * people.queues.length)]!
  const first = slip < wrongAtFirst ? elsewhere : truth.queue
  await tell(people, ticket.id, { kind: 'reassigned', queue: first, agent: who, actor: 'dispatcher' })
  const at = ticket.receivedAt + Math.round((60 + 240 * random()) * minute)
  if (first !== truth.queue && slip >= wrongForGood) {
    dates.add(at - minute, () =>
      tell(people, ticket.id, { kind: 'reassigned', queue: truth.queue, agent: who, actor: who }),
    )
    dates.add(at + 60 * minute, () => finish(people, one, { agent: who, queue: truth.queue }))
  } else dates.add(at, () => finish(people, one, { agent: who, queue: first }))
}

/** Done as suggested; what Pointsman did by itself needs nothing. */
async function follow(
  people: People,
  one: TrueTicket,
  { mode, agent }: { readonly mode: string; readonly agent: string },
): Promise<void> {
  const { random, dates, send } = people
  const { id } = one.ticket
  if (mode === 'suggest')
    await send('POST', path(id, 'override'), { agent, reason: 'as suggested', actor: 'dispatcher' })
  const at = one.ticket.receivedAt + Math.round((60 + 180 * random()) * minute)
  dates.add(at, () => finish(people, one, { agent, queue: one.truth.queue }))
}

/** It is not where it belongs, or nobody could tell where: a person says so, in one step. */
async function correct(people: People, one: TrueTicket, who: string): Promise<void> {
  const { send, dates, random } = people
  const { ticket, truth } = one
  const reason = `belongs to ${truth.queue}`
  await send('POST', path(ticket.id, 'override'), { queue: truth.queue, agent: who, reason, actor: 'dispatcher' })
  const at = ticket.receivedAt + Math.round((90 + 240 * random()) * minute)
  dates.add(at, () => finish(people, one, { agent: who, queue: truth.queue }))
}

async function finish(
  people: People,
  { ticket, truth }: TrueTicket,
  { agent, queue }: { readonly agent: string; readonly queue: string },
): Promise<void> {
  await tell(people, ticket.id, { kind: 'replied', agent })
  const { topic, intent } = truth
  await tell(people, ticket.id, { kind: 'resolved', agent, queue, topic, intent, handle_minutes: 12 })
}

async function tell({ send }: People, id: string, event: Readonly<Record<string, unknown>>): Promise<void> {
  await send('POST', path(id, 'events'), event)
}

function path(id: string, act: string): string {
  return `/v1/tickets/${id}/${act}`
}

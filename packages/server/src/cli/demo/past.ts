import type { Timestamp } from '@pointsman/core'
import { liveTickets, type TrueTicket } from '@pointsman/simulator'
import { companyLife, type CompanyLife, type LifeParts } from './company-life.ts'

const day = 86_400_000

/** What each queue has come to: two are watched, one is suggested, the others are live. */
const queueModes = [
  { queue: 'sign-in', mode: 'shadow' },
  { queue: 'devices', mode: 'shadow' },
  { queue: 'reports', mode: 'suggest' },
] as const

/**
 * Of what is decided alone, as much may go wrong: with the default of 5 % the few tickets of this past prove nothing, and all would wait
 * for people.
 */
const tolerated = 0.15

/** How a past is lived. */
export interface PastOptions extends LifeParts {
  readonly from: Timestamp
  readonly to: Timestamp
  readonly ticketsPerDay: number
  /** The last day has as many, from this moment on. */
  readonly last?: { readonly from: Timestamp; readonly ticketsPerDay: number }
  /** Milliseconds by which the clock moves; see `CompanyLife.liveUntil`. */
  readonly step?: number
  readonly onProgress?: (share: number) => void
}

/**
 * Lets the company live from `from` to `to` on a server with a driven clock, through its HTTP API as a help desk would: tickets come in,
 * some queues are in shadow, people answer and resolve, now and then in another queue than the one read, and override what they know
 * better. What they would have gone on with is in the life that is answered.
 */
export async function livePast(options: PastOptions): Promise<CompanyLife> {
  const { send, from, to } = options
  await send('PUT', '/v1/policy', { mode: 'auto', queue_modes: queueModes, risk: { tolerated } })
  const life = companyLife(options)
  for (const one of pastTickets(options)) life.expect(one)
  await life.liveUntil(to, options.step, (now) => options.onProgress?.((now - from) / (to - from)))
  return life
}

function* pastTickets({ seed, from, to, ticketsPerDay, last }: PastOptions): Generator<TrueTicket> {
  // What comes in on the last day would still be open at its end.
  const end = last?.from ?? to - day
  for (const one of liveTickets({ seed, from, ticketsPerDay })) {
    if (one.ticket.receivedAt >= end) break
    yield named(one, 'P')
  }
  if (last === undefined) return
  for (const one of liveTickets({ seed, ...last })) {
    if (one.ticket.receivedAt >= to) return
    yield named(one, 'M')
  }
}

/** Each stream of tickets counts from the same number on. */
function named({ ticket, ...one }: TrueTicket, prefix: string): TrueTicket {
  return { ...one, ticket: { ...ticket, id: `${prefix}-${ticket.id.replaceAll(/\D/g, '')}` } }
}

import type { HistoricTicket, Random, Timestamp } from '@pointsman/core'
import { arrivalsOfDay, dayMs, type Arrival } from './arrivals.ts'
import type { SampleRequester } from './company/accounts.ts'
import { sampleCompany, type SampleCompany } from './company/company.ts'
import { playOut, whoResolved } from './play-out.ts'
import { chance, integer, seededRandom } from './random.ts'
import { writeTicket, type Occasion, type Scene, type TrueTicket } from './ticket-writer.ts'

export interface HistoryOptions {
  /** Same seed, same company, same tickets, byte for byte. */
  readonly seed: number
  /** Midnight UTC of this day is where the history starts. */
  readonly from: Timestamp
  readonly months: number
  /** Mean over a week without outages; Mondays bring half as many more, an outage half a day's on top. */
  readonly ticketsPerDay: number
}

export interface LiveOptions {
  /** The seed of the company; the stream's tickets differ from those of the history of the same seed. */
  readonly seed: number
  readonly from: Timestamp
  /** 30 when absent. */
  readonly ticketsPerDay?: number
  /** When the company's history started, for upgrades; 180 days before `from` when absent. */
  readonly historyFrom?: Timestamp
}

/** History as an import would bring it, with the truth beside. */
export interface SimulatedTicket extends HistoricTicket, TrueTicket {}

/** Resolved tickets in the order in which they arrived. */
export function* generateHistory(options: HistoryOptions): Generator<SimulatedTicket, void> {
  const company = sampleCompany(options)
  const random = seededRandom(options.seed, 'history')
  const outcomes = seededRandom(options.seed, 'outcomes')
  const end = monthsLater(options.from, options.months)
  const scene = sceneOf(company, options.from)
  for (const one of stream(random, scene, { ...options, firstNumber: 100_001 })) {
    if (one.ticket.receivedAt >= end) return
    yield { ...one, outcome: playOut(outcomes, one, whoResolved(outcomes, company, one)) }
  }
}

/** Tickets without end, from the first one after `from`. */
export function* liveTickets(options: LiveOptions): Generator<TrueTicket, never> {
  const scene = sceneOf(sampleCompany(options), options.historyFrom ?? options.from - 180 * dayMs)
  const random = seededRandom(options.seed, 'live')
  const tickets = stream(random, scene, {
    from: options.from,
    ticketsPerDay: options.ticketsPerDay ?? 30,
    firstNumber: 900_001,
  })
  for (;;) {
    const { value } = tickets.next()
    if (value.ticket.receivedAt >= options.from) yield value
  }
}

/** Tickets about which the same person writes again, as a share of the rest: impatient ones, every second time, and again. */
const followUpShare = 0.095

interface StreamOptions {
  readonly from: Timestamp
  readonly ticketsPerDay: number
  readonly firstNumber: number
}

interface FollowUp extends Arrival {
  readonly again: { readonly requester: SampleRequester; readonly topic: string }
}

function* stream(random: Random, scene: Scene, options: StreamOptions): Generator<TrueTicket, never> {
  let number = options.firstNumber
  let followUps: readonly FollowUp[] = []
  for (let midnight = Math.floor(options.from / dayMs) * dayMs; ; midnight += dayMs) {
    // Who wrote just after midnight may be due again before the next: no later day may bring what belongs to an earlier one.
    const due = followUps
      .filter((one) => one.at < midnight + dayMs)
      .map((one) => ({ ...one, at: Math.max(one.at, midnight) }))
    const later: FollowUp[] = followUps.filter((one) => one.at >= midnight + dayMs)
    const today: readonly Omit<Occasion, 'id'>[] = [
      ...arrivalsOfDay(random, midnight, options.ticketsPerDay / (1 + followUpShare)),
      ...due,
    ]
    for (const arrival of today.toSorted((a, b) => a.at - b.at)) {
      const { requester, ...one } = writeTicket(random, scene, { ...arrival, id: `MS-${number}` })
      number += 1
      if (requester.impatient && chance(random, 0.5)) later.push(followUp(random, one, requester))
      yield one
    }
    followUps = later
  }
}

/** The next day or within four, at the same hour give or take. */
function followUp(random: Random, one: TrueTicket, requester: SampleRequester): FollowUp {
  return {
    at: one.ticket.receivedAt + integer(random, 1, 4) * dayMs + integer(random, -90, 90) * 60_000,
    duringOutage: false,
    again: { requester, topic: one.truth.topic },
  }
}

function sceneOf(company: SampleCompany, historyFrom: Timestamp): Scene {
  return { company, accounts: new Map(company.accounts.map((account) => [account.id, account])), historyFrom }
}

function monthsLater(from: Timestamp, months: number): Timestamp {
  const start = new Date(from)
  return Date.UTC(
    start.getUTCFullYear(),
    start.getUTCMonth() + months,
    start.getUTCDate(),
    start.getUTCHours(),
    start.getUTCMinutes(),
  )
}

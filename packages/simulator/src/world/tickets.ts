import type { Priority, Random, Reading, Ticket, Timestamp } from '@pointsman/core'
import { chance, logNormal, normal, pick, pickWeighted, seededRandom } from '../random.ts'
import type { Minute } from './calendar.ts'
import { arrivalsOfDay, type Demand, type WorldArrival } from './demand.ts'
import { mainLanguage, type Organisation } from './organisation.ts'
import { companyWords } from './company-words.ts'
import { readByConfusion } from './confusion-reader.ts'
import type { ReadTicket } from './read-ticket.ts'
import type { World } from './world.ts'

/** A Monday, midnight UTC: minute 0 of every world. */
export const worldStart: Timestamp = Date.UTC(2026, 0, 5)

/** A ticket as it arrives, and beside it what it really is. Everything random about it is drawn before any policy sees it. */
export interface WorldTicket {
  readonly ticket: Ticket
  readonly reading: Reading
  readonly index: number
  readonly at: Minute
  readonly topic: number
  readonly impact: number
  /** Minutes for somebody of ordinary pace. */
  readonly minutes: number
  readonly language: string
  /** What the customer loses in an hour of waiting. */
  readonly costPerHour: number
  readonly targetMinutes: number
  /** Open minutes between a false resolution and the customer's return. */
  readonly returnAfter: number
}

export const plans = ['free', 'starter', 'pro', 'business', 'enterprise'] as const
const planWeights = [
  ['free', 22],
  ['starter', 28],
  ['pro', 27],
  ['business', 15],
  ['enterprise', 8],
] as const

/** First-response targets by plan, in open minutes. */
export const planTargets: Readonly<Record<(typeof plans)[number], number>> = {
  free: 960,
  starter: 480,
  pro: 240,
  business: 120,
  enterprise: 60,
}
const planValue: Readonly<Record<(typeof plans)[number], number>> = {
  free: 0,
  starter: 900,
  pro: 4_200,
  business: 16_000,
  enterprise: 68_000,
}

/** What waiting really costs grows faster than the impact: nobody suffers much from a trifle. Units of one an hour. */
export function costOfImpact(impact: number): number {
  return 0.15 + 3 * impact * impact
}

/** Impact from which a ticket counts as one of high impact. */
export const highImpact = 0.65

/** All tickets of `days` days, in order of arrival. */
export function drawTickets(
  world: World,
  organisation: Organisation,
  demand: Demand,
  { seed, days, read }: { readonly seed: number; readonly days: number; readonly read?: ReadTicket | undefined },
): readonly WorldTicket[] {
  const arrivals: WorldArrival[] = []
  for (let day = 0; day < days; day++) {
    arrivals.push(...arrivalsOfDay(seededRandom(seed, `day-${day}`), world, organisation, demand, day))
  }
  arrivals.sort((a, b) => a.at - b.at)
  return arrivals.map((arrival, index) => {
    const one = drawTicket(world, organisation, seed, arrival, index)
    if (read === undefined) return one
    return { ...one, reading: read(one.ticket, one, seededRandom(seed, `reading-${index}`)) }
  })
}

function drawTicket(
  world: World,
  organisation: Organisation,
  seed: number,
  arrival: WorldArrival,
  index: number,
): WorldTicket {
  const random = seededRandom(seed, `ticket-${index}`)
  const { topics } = organisation
  const drawnTopic = pickWeighted(
    random,
    topics.map((one, at) => [at, one.share] as const),
  )
  const topic = arrival.topic ?? drawnTopic
  const base = topics[topic]!.impact + (arrival.isOutage ? 0.4 : 0)
  const impact = Math.min(1, Math.max(0.02, base + 0.2 * normal(random)))
  const minutes = Math.min(360, Math.max(2, logNormal(random, topics[topic]!.minutes, world.minutesSpread)))
  const plan = pickWeighted(random, planWeights)
  const value = planValue[plan] * Math.exp(0.5 * normal(random))
  const language = chance(random, world.otherLanguageShare) ? pick(random, ['de', 'fr', 'es'] as const) : mainLanguage
  const habit = random()
  const leaning = habit < world.inflaters ? 1 : habit > 1 - world.understaters ? -1 : 0
  const priority = claimedPriority(random, impact, leaning)
  const wrong = chance(random, world.wrongCategoryShare)
  const category = wrong
    ? pickWeighted(
        random,
        topics.map((one, at) => [at, one.share] as const),
      )
    : topic
  const returnAfter = 60 + 420 * random()
  const { at } = arrival
  const hour = Math.floor(at / 60) % 24
  // Words have chances of their own, so that a world with them is otherwise the same as without.
  const words =
    world.words === 'company'
      ? companyWords(seededRandom(seed, `words-${index}`), { topic: topics[topic]!.id, impact, language, hour })
      : { subject: '', body: '' }
  // What the account is said to pay is off now and then: an old contract, a boast on the form.
  const told = chance(random, 0.1) ? value * pick(random, [0.3, 3] as const) : value
  return {
    ticket: {
      id: `t${index}`,
      ...words,
      receivedAt: worldStart + Math.round(at * 60_000),
      requester: `requester-${Math.floor(random() * 2_000)}`,
      plan,
      annualValue: Math.round(told),
      claimed: { category: topics[category]!.id, queue: topics[category]!.queue, priority, language },
    },
    reading: readByConfusion(random, world, organisation, { topic, impact, minutes, language }),
    index,
    at,
    topic,
    impact,
    minutes,
    language,
    costPerHour: costOfImpact(impact) * (0.7 + (0.9 * value) / (value + 16_000)),
    targetMinutes: planTargets[plan],
    returnAfter,
  }
}

function claimedPriority(random: Random, impact: number, habit: number): Priority {
  const felt = impact + 0.3 * habit + 0.12 * normal(random)
  if (felt > 0.75) return 'urgent'
  if (felt > 0.5) return 'high'
  return felt > 0.22 ? 'normal' : 'low'
}

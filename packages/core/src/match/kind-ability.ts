import { exp } from '../learn/exact-math.ts'
import { cellOf, successChance, ticketMinutes } from '../records/record-book.ts'
import { thompsonDraw } from '../records/thompson-draw.ts'
import { estimateTemperament, temperamentOf } from '../records/temperament.ts'
import { handOnFactor } from './fit.ts'
import { noAbility, type Ability } from './ability.ts'
import type { DistressRecord } from '../records/temperament.ts'
import type { RecordBook } from '../records/record-book.ts'
import type { Agent } from '../domain/agent.ts'
import type { Timestamp } from '../domain/time.ts'
import type { KindShare } from './kinds.ts'

/** Tickets handled at which experience counts one half. */
const experienceAtHalf = 20

/** What everybody is to a mix of kinds; nobody in particular stands for the team. */
export function abilityOfKinds(agents: readonly Agent[], mix: readonly KindShare[], book: RecordBook): Ability {
  const ability = noAbility(agents.length)
  for (const { kind, share } of mix) {
    const team = cellOf(book, nobody, kind)
    agents.forEach(({ id }, index) => {
      const cell = cellOf(book, id, kind)
      ability.pace[index]! += share * exp(book.logMinutes[cell]! - book.logMinutes[team]!)
      ability.success[index]! += share * successChance(book, cell)
      ability.experience[index]! += share * (book.attempts[cell]! / (book.attempts[cell]! + experienceAtHalf))
    })
  }
  return ability
}

/** The team's row of a book: no agent's id is empty. */
const nobody = ''

/** One draw from the doubt serves everybody for so long. Longer: chances come seldom; shorter: nothing but noise. */
const drawMilliseconds = 2 * 3_600_000

/** The number of the two hours that an instant is in: the seed of their draws. */
export function drawPeriod(now: Timestamp): number {
  return Math.floor(now / drawMilliseconds) >>> 0
}

/** What a draw from the doubt about somebody would save on a mix of kinds, as a share of the team's minutes. */
export function curiosityAt(
  agents: readonly Agent[],
  mix: readonly KindShare[],
  book: RecordBook,
  period: number,
): Float64Array {
  const curiosity = new Float64Array(agents.length)
  for (const { kind, share } of mix) {
    const team = ticketMinutes(book, cellOf(book, nobody, kind))
    const known = agents.reduce((sum, { id }) => sum + book.attempts[cellOf(book, id, kind)]!, 0)
    const ground = share * (known / (known + knownAtHalf))
    agents.forEach(({ id }, index) => {
      const cell = cellOf(book, id, kind)
      const drawn = thompsonDraw(book, id, kind, period)
      const quicker = (ticketMinutes(book, cell) - drawn.minutes) / team
      const surer = handOnFactor * (drawn.success - successChance(book, cell))
      const chance = drawnShare * (quicker + surer)
      curiosity[index]! += ground * Math.max(-mostCuriosity, Math.min(mostCuriosity, chance))
    })
  }
  return curiosity
}

/**
 * How much of a draw counts (measured: docs/decisions/0014). Larger: customers pay for getting to know people, every day;
 * smaller: whoever was slow at first stays unknown.
 */
const drawnShare = 0.2
/** The most that a draw may add or take, as a share of the team's minutes: wide doubt draws wild worlds. */
const mostCuriosity = 0.25
/** Tickets of a kind at which chances are taken half as readily as ever: where everybody is unknown there is nobody to find. */
const knownAtHalf = 50

/** How much more content distressed customers are with each, −1 to 1. */
export function temperaments(agents: readonly Agent[], ratings: readonly DistressRecord[] = []): Float64Array {
  const latest = ratings.reduce((last, { at }) => Math.max(last, at), 0)
  const book = estimateTemperament(ratings, latest)
  return Float64Array.from(agents, ({ id }) => temperamentOf(book, id).effect)
}

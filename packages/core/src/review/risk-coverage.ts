import type { ReviewedTicket } from './reviewed-ticket.ts'

/** What would have come of deciding alone from a confidence on. */
export interface RiskPoint {
  /** Least confidence, 0–1. */
  readonly threshold: number
  /** Share of the tickets at least so sure, 0–1. */
  readonly coverage: number
  /** Of these, the share resolved in another queue than the one read, 0–1. */
  readonly error: number
  readonly tickets: number
}

/** Points of the curve at most. More: a picture shows no more of them. */
const mostPoints = 40
/** Of fewer tickets a share of errors says nothing, and the curve begins with a jump. */
const fewest = 10

/**
 * Coverage against risk (El-Yaniv and Wiener 2010, section 2), as the period turned out: tickets whose queue was read and whose true queue
 * is known by now, the surest first, whatever the mode. Empty for fewer than ten. It looks back, and promises nothing: the bound does.
 */
export function riskCoverage(tickets: readonly ReviewedTicket[]): readonly RiskPoint[] {
  const known = tickets
    .filter(({ queue, finalQueue }) => queue !== undefined && finalQueue !== undefined)
    .toSorted((one, other) => other.confidence - one.confidence)
  const all: RiskPoint[] = []
  let wrong = 0
  known.forEach((ticket, index) => {
    if (ticket.queue !== ticket.finalQueue) wrong++
    const count = index + 1
    // Those that are equally sure are decided together.
    if (count < fewest || known[count]?.confidence === ticket.confidence) return
    all.push({
      threshold: ticket.confidence,
      coverage: count / known.length,
      error: wrong / count,
      tickets: count,
    })
  })
  return thinned(all)
}

/** The first, the last, and others at even steps. */
function thinned(points: readonly RiskPoint[]): readonly RiskPoint[] {
  if (points.length <= mostPoints) return points
  const step = (points.length - 1) / (mostPoints - 1)
  return Array.from({ length: mostPoints }, (_, index) => points[Math.round(index * step)]!)
}

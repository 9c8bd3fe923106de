import type { TicketOutcome, Timestamp } from '@pointsman/core'

/** What a row of the past without `created_at` may be dated by. */
export interface Surroundings {
  /** When the row before it arrived, as far as there was one. */
  readonly before: Timestamp | undefined
  /** The first date of the file, for the rows above it; absent where no row has a date, or the file is read only once. */
  readonly first: Timestamp | undefined
  /** When the file is read. */
  readonly now: Timestamp
}

/** When a row without `created_at` is taken to have arrived. */
export interface Arrival {
  readonly at: Timestamp
  /** What became of the ticket, without a date that was taken for its arrival. */
  readonly outcome: TicketOutcome
  /** For the summary: what was decided on the reader's behalf. */
  readonly note: string
}

/**
 * Dates a row of the past that lacks `created_at`. "Now" would make a history look as if it went on until today: people would
 * seem to have left, and the newest tickets, by which models are compared, would be the wrong ones. So the ticket is as old as its
 * own dates say, else as its neighbours in the file; only a file without any date is received now.
 */
export function undatedArrival(outcome: TicketOutcome, { before, first, now }: Surroundings): Arrival {
  const own = ownDate(outcome)
  if (own !== undefined)
    return {
      at: own,
      outcome: without(own, outcome),
      note: 'no created_at: as old as its first_response_at or resolved_at',
    }
  if (before !== undefined) return { at: before, outcome, note: 'no created_at: as old as the row before' }
  if (first !== undefined) return { at: first, outcome, note: 'no created_at: as old as the next row with a date' }
  return { at: now, outcome, note: 'no created_at: taken as received now' }
}

interface DatesOfOutcome {
  readonly firstResponseAt?: Timestamp | undefined
  readonly resolvedAt?: Timestamp | undefined
}

/** The earliest date at which a ticket is known to have been there. */
export function ownDate({ firstResponseAt, resolvedAt }: DatesOfOutcome): Timestamp | undefined {
  if (firstResponseAt === undefined || resolvedAt === undefined) return firstResponseAt ?? resolvedAt
  return Math.min(firstResponseAt, resolvedAt)
}

/** A date that stands for the arrival must not teach that the rest took no time. */
function without(arrival: Timestamp, { firstResponseAt, resolvedAt, ...rest }: TicketOutcome): TicketOutcome {
  return {
    ...rest,
    ...(firstResponseAt !== undefined && firstResponseAt > arrival && { firstResponseAt }),
    ...(resolvedAt !== undefined && resolvedAt > arrival && { resolvedAt }),
  }
}

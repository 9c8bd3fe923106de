import type { Random, Reading, Ticket } from '@pointsman/core'
import type { ReadableTruth } from './confusion-reader.ts'

/**
 * Where readings come from. Without one a world uses `readByConfusion`; a trained reader looks at the ticket's words alone,
 * which takes a world with words.
 */
export type ReadTicket = (ticket: Ticket, truth: ReadableTruth, random: Random) => Reading

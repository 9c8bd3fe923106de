import { readingUnder, type Decision, type Reading, type TicketLife } from '@pointsman/core'

/** A ticket that waits, its last decision, and where it is since. */
interface Placed extends Pick<Decision, 'reading' | 'outcome'> {
  readonly life: Pick<TicketLife, 'queue'>
}

/**
 * In another queue than the last decision put it, people have put it there since: what was read gives way to their word, or the
 * ticket would go back to where they took it from.
 */
export function readingAsPlaced({ reading, outcome, life: { queue } }: Placed): Reading {
  const before = 'queue' in outcome ? outcome.queue : undefined
  return queue === undefined || queue === before ? reading : readingUnder({ queue }, reading)
}

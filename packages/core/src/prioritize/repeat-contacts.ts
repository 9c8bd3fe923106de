import type { LabelReading, Reading } from '../domain/reading.ts'
import type { ContactsAbout, CustomerHistory } from '../domain/situation.ts'
import type { SignalReading } from './signal.ts'

/** Contacts in a week at which the signal reaches one half. Smaller: the second mail already counts for much. */
const contactsAtHalf = 2

/**
 * Having to ask again about one thing: how many of the requester's other tickets of the week are to be expected about
 * the same topic, or queue where no topic is known, as this one. Of what an earlier ticket was about nothing may be
 * known yet; then it counts in full, because nothing says that it was about something else.
 */
export function readRepeatContacts(
  customer: CustomerHistory,
  reading: Pick<Reading, 'queue' | 'topic'>,
): SignalReading {
  const contacts = customer.contactsThisWeek
  const expected =
    customer.contactsAbout === undefined
      ? contacts
      : customer.contactsAbout.reduce((sum, one) => sum + one.contacts * chanceOfSame(one, reading), 0)
  return { share: expected / (expected + contactsAtHalf), because: inWords(contacts, expected) }
}

/** Probability 0–1 that this ticket is about the same thing as earlier ones were. */
function chanceOfSame({ queue, topic }: ContactsAbout, reading: Pick<Reading, 'queue' | 'topic'>): number {
  if (topic !== undefined && !reading.topic.abstained) return probabilityOf(topic, reading.topic)
  if (queue !== undefined && !reading.queue.abstained) return probabilityOf(queue, reading.queue)
  return 1
}

function probabilityOf(label: string, { distribution }: LabelReading): number {
  return distribution.find((entry) => entry.label === label)?.probability ?? 0
}

function inWords(contacts: number, expected: number): string {
  if (contacts === 0) return 'no other contact this week'
  const times = contacts === 1 ? 'once' : `${contacts} times`
  if (expected === contacts) return `wrote ${times} this week already`
  if (expected < 0.05) return `wrote ${times} this week already, about something else`
  return `wrote ${times} this week already, about this probably ${expected.toFixed(1)} times`
}

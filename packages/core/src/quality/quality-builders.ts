import type { TicketOutcome } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import { seededRandom } from '../learn/training/shuffle.ts'
import { lookOver, type QualityTicket } from './quality-ticket.ts'

/** A ticket of the past, for tests that show only what matters. */
export function aTicket(given: {
  readonly id?: string
  readonly subject?: string
  readonly body?: string
  readonly label?: string
  readonly receivedAt?: Timestamp
  readonly requester?: string
  readonly outcome?: TicketOutcome
}): QualityTicket {
  const { id = 't', subject = '', body = '', label, receivedAt, requester, outcome } = given
  return lookOver(
    {
      ticket: { id, subject, body, receivedAt: receivedAt ?? 0, ...(requester !== undefined && { requester }) },
      outcome: { ...outcome, ...(label !== undefined && { queue: label }) },
      isDated: receivedAt !== undefined,
    },
    'queue',
    (html) => html,
  )
}

const topics = {
  billing: ['invoice', 'refund', 'charged', 'receipt', 'vat', 'payment', 'overcharge', 'discount'],
  access: ['password', 'login', 'locked', 'account', 'reset', 'sign', 'code', 'twofactor'],
  shipping: ['parcel', 'courier', 'delivery', 'tracking', 'late', 'address', 'depot', 'driver'],
  reports: ['dashboard', 'chart', 'totals', 'export', 'monthly', 'figures', 'column', 'filter'],
} as const

/** The labels of `plainHistory`. */
export const topicNames = Object.keys(topics) as readonly (keyof typeof topics)[]

/** Tickets of four labels that any reader can tell apart, one a day unless told otherwise; same seed, same tickets. */
export function plainHistory(count: number, seed = 1, dayMilliseconds = 86_400_000): readonly QualityTicket[] {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  return Array.from({ length: count }, (_, i) => {
    const label = topicNames[i % topicNames.length]!
    const words = Array.from({ length: 5 }, () => pick(topics[label]))
    const body = `${pick(['please help with', 'there is a problem with', 'question about'])} ${words.join(' ')} since ${pick(['today', 'monday', 'yesterday', 'last week'])}`
    return aTicket({ id: `t${i}`, body, label, receivedAt: i * dayMilliseconds })
  })
}

import type { HistoricTicket, Ticket, TicketOutcome } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import { cutText } from '../understand/plain-characters.ts'
import { prepareText, rawLimit } from '../understand/prepare-text.ts'
import { machineMailOf, type MachineMail } from './machine-mail.ts'
import { countPersonalData, maskPersonalData, type PersonalCounts } from './personal-data.ts'

/** What can be judged: the label that tickets are routed by. */
export const qualityTargets = ['queue', 'topic', 'intent'] as const
export type QualityTarget = (typeof qualityTargets)[number]

/** What a form says, or seems to have said: fields that may have been set by who resolved the ticket. */
export const claimNames = ['category', 'channel', 'queue'] as const
export type ClaimName = (typeof claimNames)[number]

/** One ticket of a history, reduced to what a report on its quality needs. */
export interface QualityTicket {
  readonly id: string
  /** Prepared as the reader prepares it, and cut. */
  readonly subject: string
  readonly body: string
  /** Of the target; absent where the ticket has none. */
  readonly label?: string
  /** Absent where the source has no date for it. */
  readonly receivedAt?: Timestamp
  readonly requester?: string
  readonly claims: { readonly [Name in ClaimName]?: string }
  readonly outcome: TicketOutcome
  readonly personal: PersonalCounts
  readonly machineMail?: MachineMail
}

/** A ticket of the past as it came, with whether its date is known. */
export interface HistoryRow extends HistoricTicket {
  /** False where the source had no date, and `receivedAt` is only when it was read. */
  readonly isDated: boolean
}

/** Characters kept of a body: somewhat more than a classifier reads. Larger: 100,000 long tickets need gigabytes. */
const keptBody = 1_800
/** Characters shown of a ticket: enough to judge its label by. */
const excerptLength = 160

/** Looks a ticket over once, raw words included, so that they need not be kept. */
export function lookOver(
  { ticket, outcome, isDated }: HistoryRow,
  target: QualityTarget,
  plainText: (html: string) => string,
): QualityTicket {
  const prepared = prepareText(ticket.subject, ticket.body, plainText)
  const label = outcome[target]?.trim()
  const machineMail = machineMailOf(ticket.subject, prepared.body, ticket.requester)
  return {
    id: ticket.id,
    subject: prepared.subject,
    body: cutText(prepared.body, keptBody),
    ...(label && { label }),
    ...(isDated && { receivedAt: ticket.receivedAt }),
    ...(ticket.requester !== undefined && { requester: ticket.requester }),
    claims: claimsOf(ticket),
    outcome,
    personal: countPersonalData(`${ticket.subject}\n${cutText(ticket.body, rawLimit)}`),
    ...(machineMail && { machineMail }),
  }
}

function claimsOf({ channel, claimed }: Ticket): QualityTicket['claims'] {
  const { category, queue } = claimed ?? {}
  return {
    ...(category !== undefined && { category }),
    ...(channel !== undefined && { channel }),
    ...(queue !== undefined && { queue }),
  }
}

/** The beginning of a ticket for people to judge by, on one line, masked. */
export function excerptOf({ subject, body }: Pick<QualityTicket, 'subject' | 'body'>, most = excerptLength): string {
  const joint = subject !== '' && body !== '' ? ' · ' : ''
  // Masked before it is cut: half a card number would not be known as one.
  const text = maskPersonalData(`${subject}${joint}${body}`.replace(/\s+/g, ' ').trim())
  return text.length <= most ? text : `${cutText(text, most - 1).trimEnd()}…`
}

/** Whether there is any word to read. */
export function hasText({ subject, body }: Pick<QualityTicket, 'subject' | 'body'>): boolean {
  return /\p{L}{2}/u.test(subject) || /\p{L}{2}/u.test(body)
}

import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { kindOfMail, type MailKind } from './mail-kind.ts'
import { plainAddress } from './mail-settings.ts'

/** What is known of a mail from its head. */
export interface MailHead {
  /** Tells mails apart, wherever they lie: a digest of message id, sender and date. */
  readonly identity: string
  /** Without brackets; empty where there is none. */
  readonly messageId: string
  /** What it answers: the nearest first. */
  readonly answers: readonly string[]
  /** The sender's address; empty where there is none. */
  readonly from: string
  readonly subject: string
  readonly kind: MailKind
  /** Of a mail that Pointsman left: the ticket, the decision, and to whom it went. */
  readonly ours?: { readonly ticket: string; readonly mark: string; readonly to: string } | undefined
}

/** Headers that Pointsman's own mails bear. */
export const ownHeaders = {
  ticket: 'X-Pointsman-Ticket',
  mark: 'X-Pointsman-Mark',
  to: 'X-Pointsman-Forwarded-To',
} as const

/** All that is fetched of a mail's head. */
export const headersRead: readonly string[] = [
  ...['message-id', 'in-reply-to', 'references', 'from', 'sender', 'subject', 'date', 'content-type'],
  ...['auto-submitted', 'x-auto-response-suppress', 'precedence', 'return-path', 'x-autoreply', 'x-autorespond'],
  ...Object.values(ownHeaders).map((name) => name.toLowerCase()),
]

/** References that are looked at, from either end. More: a head of a megabyte costs time. */
const mostReferences = 100
/** Characters of a subject that are kept. */
const longestSubject = 1000

/** Reads the head of a mail. Never throws: of a head that cannot be read nothing is known but its bytes. */
export async function readHead(bytes: Uint8Array, ownAddress: string): Promise<MailHead> {
  let read: Email
  try {
    read = await PostalMime.parse(bytes, { maxHeadersSize: 1024 * 1024, maxNestingDepth: 16 })
  } catch {
    read = { headers: [], headerLines: [], attachments: [] }
  }
  const header = (name: string): string | undefined =>
    read.headers.find(({ key }) => key === name.toLowerCase())?.value.trim()
  const from = plainAddress(read.from?.address ?? '')
  const [messageId = ''] = idsIn(header('message-id'))
  const ours = ownOf(header)
  return {
    identity: identityOf(messageId, from, header('date') ?? '', bytes),
    messageId,
    answers: answersOf(idsIn(header('in-reply-to')), idsIn(header('references'))),
    from,
    subject: (read.subject ?? '').slice(0, longestSubject),
    kind: ours === undefined ? kindOfMail({ header, from, isOwn: from === plainAddress(ownAddress) }) : 'ours',
    ...(ours === undefined ? {} : { ours }),
  }
}

function ownOf(header: (name: string) => string | undefined): MailHead['ours'] {
  const [ticket, mark] = [header(ownHeaders.ticket), header(ownHeaders.mark)]
  return ticket === undefined || mark === undefined ? undefined : { ticket, mark, to: header(ownHeaders.to) ?? '' }
}

/** A message id alone does not do: some programs give several mails the same. Where there is none, the whole head has to tell. */
function identityOf(messageId: string, from: string, date: string, bytes: Uint8Array): string {
  const hash = createHash('sha256')
  hash.update(messageId === '' ? bytes : `${messageId}\n${from}\n${date}`)
  return hash.digest('hex')
}

/** The ids in a header, in the order in which they stand. */
function idsIn(value: string | undefined): readonly string[] {
  if (value === undefined) return []
  const bracketed = [...value.matchAll(/<([^<>\s]{1,500})>/g)].map(([, id]) => id!)
  if (bracketed.length > 0) return bracketed
  const bare = value.trim()
  return /^[^\s<>]{1,500}$/.test(bare) ? [bare] : []
}

function answersOf(inReplyTo: readonly string[], references: readonly string[]): readonly string[] {
  const few =
    references.length <= 2 * mostReferences
      ? references
      : [...references.slice(0, mostReferences), ...references.slice(-mostReferences)]
  return [...new Set([...inReplyTo.slice(0, 1), ...few.toReversed()])]
}

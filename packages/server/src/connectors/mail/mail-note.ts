import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { ownHeaders } from './mail-head.ts'
import type { MailSettings } from './mail-settings.ts'
import { ticketToken, type Thread } from './mail-threads.ts'

/** A mail that Pointsman leaves, or sends. */
export interface OwnMail {
  readonly thread: Thread
  readonly mark: string
  readonly text: string
  /** To whom it is sent; absent: it only lies in the mailbox, for colleagues. */
  readonly forward?: Forward | undefined
}

export interface Forward {
  readonly to: string
  /** Who wrote what is sent on; empty where nobody knows. */
  readonly from: string
  readonly words: string
  /** Absent: too large. */
  readonly original?: Uint8Array | undefined
}

/** Characters of the mail that a forward shows above the original itself. */
const longestExtract = 20_000

/**
 * The note beside a ticket, as a mail in its thread; or the ticket's mail sent on, with the reason on top and the original attached.
 * Always the same for the same decision, its message id too: handed in twice, it is one mail to whoever receives it. Marked as automatic,
 * so that nobody's out-of-office answers it.
 */
export async function composeOwnMail(mail: OwnMail, { address }: MailSettings, now: number): Promise<Buffer> {
  const { thread, mark, forward } = mail
  const { head } = thread.opener
  const id = head.messageId === '' ? undefined : `<${head.messageId}>`
  const composer = new MailComposer({
    from: { name: 'Pointsman', address },
    to: forward?.to ?? address,
    ...(forward === undefined ? {} : { replyTo: [forward.from, address].filter((one) => one !== '') }),
    subject: `${forward === undefined ? 'Re' : 'Fwd'}: ${head.subject} ${ticketToken(thread.id)}`,
    messageId: ownMessageId(thread.id, mark, address),
    date: new Date(now),
    ...(id === undefined ? {} : { inReplyTo: id, references: id }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      [ownHeaders.ticket]: thread.id,
      [ownHeaders.mark]: mark,
      ...(forward === undefined ? {} : { [ownHeaders.to]: forward.to }),
    },
    text: textOf(mail),
    ...(forward?.original === undefined
      ? {}
      : {
          attachments: [
            { contentType: 'message/rfc822', filename: 'original.eml', content: Buffer.from(forward.original) },
          ],
        }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function textOf({ text, forward }: OwnMail): string {
  if (forward === undefined) return text
  return `${text}\n\n-------- ${forward.from || 'somebody without an address'} wrote --------\n\n${forward.words.slice(0, longestExtract)}\n`
}

function ownMessageId(ticket: string, mark: string, address: string): string {
  const digest = createHash('sha256').update(`${ticket}\n${mark}`).digest('hex').slice(0, 32)
  return `<${digest}.pointsman@${address.split('@')[1] ?? 'localhost'}>`
}

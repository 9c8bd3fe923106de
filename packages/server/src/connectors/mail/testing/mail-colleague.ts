import { ImapFlow } from 'imapflow'
import { dovecotPassword } from './real-dovecot.ts'

/** A person with a mail program, past the connector: sends, moves, flags, reads. */
export interface MailColleague {
  readonly imap: ImapFlow
  /** A mail comes in. Answers its message id. */
  deliver(mail: ArrivingMail): Promise<string>
  /** Moves a mail, wherever it lies. */
  move(messageId: string, folder: string): Promise<void>
  flag(messageId: string, add: readonly string[], drop?: readonly string[]): Promise<void>
  /** Where a mail lies, with its flags; undefined where it does not. */
  find(messageId: string): Promise<Found | undefined>
  /** All mails of all folders. */
  all(): Promise<readonly (Found & { readonly source: string })[]>
  leave(): Promise<void>
}

export interface Found {
  readonly folder: string
  readonly uid: number
  readonly flags: ReadonlySet<string>
}

export interface ArrivingMail {
  readonly subject: string
  readonly body: string
  readonly from?: string
  readonly folder?: string
  readonly messageId?: string
  /** Further lines of the head, such as `In-Reply-To: <1@x>`. */
  readonly head?: readonly string[]
  /** The whole mail, as bytes; the rest is not looked at. */
  readonly raw?: string | Buffer
  readonly arrivedAt?: Date
}

let mails = 0

export async function mailColleague(port: number, user: string, folders: readonly string[]): Promise<MailColleague> {
  const imap = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false, disableAutoIdle: true },
    auth: { user, pass: dovecotPassword },
  })
  imap.on('error', () => undefined)
  await imap.connect()
  for (const folder of folders) await imap.mailboxCreate(folder)
  const find = async (messageId: string): Promise<Found | undefined> => {
    for (const { path } of await imap.list()) {
      await imap.mailboxOpen(path)
      const [uid] = (await imap.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })) || []
      const found =
        uid === undefined ? false : await imap.fetchOne(String(uid), { uid: true, flags: true }, { uid: true })
      if (found !== false) return { folder: path, uid: found.uid, flags: found.flags ?? new Set() }
    }
    return undefined
  }
  const open = async (messageId: string): Promise<Found> => {
    const found = await find(messageId)
    if (found === undefined) throw new Error(`there is no mail ${messageId}`)
    await imap.mailboxOpen(found.folder)
    return found
  }
  return {
    imap,
    find,
    deliver: async (mail) => {
      const messageId = mail.messageId ?? `${++mails}.${process.pid}@customer.example.test`
      await imap.append(mail.folder ?? 'INBOX', mail.raw ?? rawOf(mail, messageId), [], mail.arrivedAt)
      return messageId
    },
    move: async (messageId, folder) => {
      const { uid } = await open(messageId)
      if (!(await imap.messageMove(String(uid), folder, { uid: true }))) throw new Error('it could not be moved')
    },
    flag: async (messageId, add, drop = []) => {
      const { uid } = await open(messageId)
      if (drop.length > 0) await imap.messageFlagsRemove(String(uid), [...drop], { uid: true })
      if (add.length > 0) await imap.messageFlagsAdd(String(uid), [...add], { uid: true })
    },
    all: async () => {
      const found: (Found & { readonly source: string })[] = []
      for (const { path } of await imap.list()) {
        const { exists } = await imap.mailboxOpen(path, { readOnly: true })
        if (exists === 0) continue
        for (const { uid, flags = new Set<string>(), source } of await imap.fetchAll('1:*', {
          uid: true,
          flags: true,
          source: true,
        }))
          found.push({ folder: path, uid, flags, source: source?.toString('utf8') ?? '' })
      }
      return found
    },
    leave: () => imap.logout(),
  }
}

function rawOf({ subject, body, from = 'customer@example.test', head = [] }: ArrivingMail, messageId: string): string {
  const lines = [`From: ${from}`, 'To: support@acme.test', `Subject: ${subject}`, `Message-ID: <${messageId}>`, ...head]
  return [...lines, 'Content-Type: text/plain; charset=utf-8', '', body, ''].join('\r\n')
}

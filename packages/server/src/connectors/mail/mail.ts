import { ImapFlow } from 'imapflow'
import { PointsmanError } from '@pointsman/core'
import type { Abilities, Connector, ConnectorTools, DeskTicket, Heard } from '../connector.ts'
import { openMailbox, type Mailbox } from './mail-box.ts'
import { checkMailbox, directoryOfMailbox } from './mail-check.ts'
import { firstWords, readMailbox } from './mail-read.ts'
import { reachedBy } from './mail-session.ts'
import type { AssignWay, MailSettings } from './mail-settings.ts'
import { toDeskTicket } from './mail-state.ts'
import { gatherInMailbox, writeToMailbox } from './mail-write.ts'

const can: Abilities = {
  // A mailbox says how it is, and neither who moved a mail nor from where.
  changeFeed: false,
  webhook: 'none',
  enforcedVersion: true,
  oneCallWrite: false,
  tags: false,
  customFields: false,
  skills: false,
  presence: false,
}

/** What people do to undo a decision. A note that is sent on is read elsewhere than in the mailbox. */
const undoWords: Readonly<Record<AssignWay, string>> = {
  folder: 'move the mail to another folder or change its flags',
  flag: "change the mail's flags (agent-…, queue-…, priority-…)",
  forward: 'move the mail in the mailbox to another folder or change its flags there',
}

/**
 * A mailbox over IMAP. A ticket is a thread of mails; queues are folders; agents are addresses or folders, as the operator names them.
 * What is remembered between calls is a picture of the mailbox, brought up to date by each, and the log-in.
 */
export function mailConnector(settings: MailSettings, tools: ConnectorTools): Connector {
  const mailbox = openMailbox(settings, tools)
  return {
    vendor: 'mail',
    can,
    undo: undoWords[settings.assignBy],
    whoAmI: async () => settings.address,
    check: () => checkMailbox(mailbox),
    directory: () => directoryOfMailbox(mailbox),
    read: readMailbox(mailbox),
    hear: (): Heard => ({ ok: false, why: 'unsupported' }),
    look: (id, depth = 'whole') => lookAt(mailbox, id, depth),
    write: (intent) => writeToMailbox(mailbox, intent),
    gather: (ticket, holder) => gatherInMailbox(mailbox, ticket, holder),
    listen: (wake) => listen(settings, wake),
    close: () => mailbox.session.close(),
  }
}

/** Looks at a mail that may be moved in between: then once more. */
async function lookAt(mailbox: Mailbox, id: string, depth: 'whole' | 'fields'): Promise<DeskTicket | null> {
  for (let n = 0; n < looks; n++) {
    const view = await mailbox.session.read((client) => mailbox.view(client))
    const thread = view.threads.get(id)
    if (thread === undefined) return null
    if (depth === 'fields') return toDeskTicket(thread, mailbox.stateOf(thread, view), '')
    const words = (await firstWords(mailbox, [thread])).get(id)
    if (words !== undefined) return toDeskTicket(thread, mailbox.stateOf(thread, view), words)
  }
  throw new PointsmanError('help_desk_unavailable', 'A mail is moved faster than it can be read.')
}

/** Looks at a ticket whose mail is gone from where it was seen. */
const looks = 3
/** Milliseconds until a lost line is opened again. Until then polls find what comes. */
const lineLost = 15_000

/** A line of its own on which the server tells of mail that comes in (IDLE, RFC 2177). */
function listen(settings: MailSettings, wake: () => void): () => void {
  let line: ImapFlow | undefined
  let again: NodeJS.Timeout | undefined
  let isOver = false
  const open = (): void => {
    line = new ImapFlow({ ...reachedBy(settings), logger: false, autoIdleDelay: 200 })
    line.on('error', () => undefined)
    line.on('exists', wake).on('expunge', wake).on('flags', wake)
    line.on('close', () => {
      if (isOver) return
      again = setTimeout(open, lineLost)
      again.unref()
    })
    line
      .connect()
      .then(() => line?.mailboxOpen(settings.intake, { readOnly: true }))
      // What came while nobody listened.
      .then(wake)
      .catch(() => line?.close())
  }
  open()
  return () => {
    isOver = true
    clearTimeout(again)
    line?.close()
  }
}

import type { ConnectorTools } from '../connector.ts'
import { lookThrough, type MailIndex } from './mail-index.ts'
import { openMailSession, type MailboxClient, type MailSession } from './mail-session.ts'
import type { MailSettings } from './mail-settings.ts'
import { stateOfThread, type ThreadState } from './mail-state.ts'
import { threadsOf, type Thread } from './mail-threads.ts'

/** A mailbox as it stands, put together. */
export interface MailboxView {
  readonly index: MailIndex
  readonly threads: ReadonlyMap<string, Thread>
  /** The ticket that a mail belongs to, by the mail's identity. */
  readonly threadOf: ReadonlyMap<string, string>
  /** Tickets all of whose mails are gone, as they last were. */
  readonly gone: readonly Thread[]
}

/** The mailbox, and the log-in to it. What it remembers is built from the mailbox alone, and is built anew by another process. */
export interface Mailbox {
  readonly settings: MailSettings
  readonly tools: ConnectorTools
  readonly session: MailSession
  /** As it stands now. */
  view(client: MailboxClient): Promise<MailboxView>
  stateOf(thread: Thread, view: MailboxView): ThreadState
}

/** Milliseconds after which a ticket without mails is gone: a mail that is just being moved may for a moment be seen nowhere. */
const surelyGone = 3000
/** Milliseconds for which it is said. Shorter than a poll may take: nobody hears of it. */
const saidFor = 600_000
const day = 86_400_000

export function openMailbox(settings: MailSettings, tools: ConnectorTools): Mailbox {
  let last: MailboxView | undefined
  const missing = new Map<string, { readonly since: number; readonly thread: Thread }>()
  return {
    settings,
    tools,
    session: openMailSession(settings, tools),
    view: async (client) => {
      const now = tools.now()
      const index = await lookThrough(client, last?.index, settings, now)
      const threads = index.serial === last?.index.serial ? last.threads : threadsOf(index)
      // What is only too old to be looked at is not gone.
      const oldest = now - (settings.days - 1) * day
      for (const [id, thread] of last?.threads ?? []) {
        if (!threads.has(id) && thread.mails[0]!.arrivedAt > oldest) missing.set(id, { since: now, thread })
      }
      for (const [id, { since }] of missing) if (threads.has(id) || now - since > saidFor) missing.delete(id)
      const gone = [...missing.values()].filter(({ since }) => now - since >= surelyGone).map(({ thread }) => thread)
      const threadOf = threads === last?.threads ? last.threadOf : membersOf(threads)
      last = { index, threads, threadOf, gone }
      return last
    },
    stateOf: (thread, { index: { plan } }) => stateOfThread(thread, { settings, plan }),
  }
}

function membersOf(threads: ReadonlyMap<string, Thread>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { id, mails } of threads.values()) for (const { head } of mails) found.set(head.identity, id)
  return found
}

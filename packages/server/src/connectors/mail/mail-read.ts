import type { Actor, Connector, Fact, FactPage, Haste } from '../connector.ts'
import { factKey } from '../fact-key.ts'
import type { Mailbox, MailboxView } from './mail-box.ts'
import {
  isChangedSince,
  isNewSince,
  marksOf,
  readCursor,
  writeCursor,
  type MailCursor,
  type PassedOver,
} from './mail-cursor.ts'
import type { Mail } from './mail-index.ts'
import type { MailboxClient } from './mail-session.ts'
import { toDeskTicket, type ThreadState } from './mail-state.ts'
import type { Thread } from './mail-threads.ts'
import { bytesRead, wordsOf } from './mail-words.ts'

/** Tickets on a page. Larger: more words in memory at once. */
const ticketsAtOnce = 25

/** Tickets that changed, with the answers in them, in the order in which they were opened. */
export function readMailbox(mailbox: Mailbox): Connector['read'] {
  return async function* readTickets(feed, after, haste): AsyncGenerator<FactPage> {
    if (feed === 'changes') return
    const cursor = readCursor(after)
    const view = await mailbox.session.read((client) => mailbox.view(client))
    const began = cursor.under?.began ?? marksOf(view.index)
    const tickets = changedTickets(view, cursor)
    const settledAt = mailbox.tools.now()
    let told = cursor.under?.told ?? ''
    for (let at = 0; at < tickets.length; at += ticketsAtOnce) {
      const part = tickets.slice(at, at + ticketsAtOnce)
      const facts = await factsOf(mailbox, view, part, haste)
      const last = placeInOrder(part.at(-1) ?? part[0]!)
      told = last > told ? last : told
      const next = writeCursor({ ...cursor, under: { began, told } })
      yield { facts, next, settledAt, isEnd: false, share: (at + part.length) / (tickets.length + 1) }
    }
    yield {
      facts: view.gone.map((thread) => goneFact(mailbox, view, thread)),
      next: writeCursor({ since: marksOf(view.index), passedOver: passedOverSince(view, cursor) }),
      settledAt,
      isEnd: true,
      share: 1,
    }
  }
}

function changedTickets({ index, threads, threadOf }: MailboxView, { since, under }: MailCursor): readonly Thread[] {
  const found = new Map<string, Thread>()
  for (const { mails } of index.folders.values()) {
    for (const mail of mails.values()) {
      if (!isChangedSince(mail, since)) continue
      const thread = threads.get(threadOf.get(mail.head.identity) ?? '')
      if (thread === undefined || found.has(thread.id)) continue
      const isTold = under !== undefined && placeInOrder(thread) <= under.told && !isChangedSince(mail, under.began)
      if (!isTold) found.set(thread.id, thread)
    }
  }
  return [...found.values()].toSorted((one, other) => (placeInOrder(one) < placeInOrder(other) ? -1 : 1))
}

/** Compared as text. */
function placeInOrder({ id, opener }: Thread): string {
  return `${String(opener.arrivedAt).padStart(15, '0')} ${id}`
}

/** Only where mail comes in: filing a notice away does not make it another. */
function passedOverSince({ index }: MailboxView, { since, passedOver }: MailCursor): PassedOver {
  const count = { auto_reply: passedOver.autoReplies, bounce: passedOver.bounces }
  for (const [path, { mails }] of index.folders) {
    if (index.plan.roles.get(path) !== 'intake') continue
    for (const mail of mails.values()) {
      const { kind } = mail.head
      if ((kind === 'auto_reply' || kind === 'bounce') && isNewSince(mail, since)) count[kind]++
    }
  }
  return { autoReplies: count.auto_reply, bounces: count.bounce }
}

async function factsOf(
  mailbox: Mailbox,
  view: MailboxView,
  threads: readonly Thread[],
  haste: Haste,
): Promise<readonly Fact[]> {
  // Live, the words are read when the ticket is looked at.
  const words = haste === 'live' ? undefined : await firstWords(mailbox, threads)
  return threads.flatMap((thread) => {
    const state = mailbox.stateOf(thread, view)
    const { version, anchor, status } = state
    const what = toDeskTicket(thread, state, words?.get(thread.id) ?? '')
    const key = `ticket/${thread.id}/${factKey(version.token, `${anchor.modseq ?? 0n}`, status, thread.mails.length)}`
    const at = haste === 'live' ? mailbox.tools.now() : what.updatedAt
    return [...answersIn(mailbox, thread, state), { key, ticket: thread.id, at, order: thread.mails.length, what }]
  })
}

/** Who wrote again: the one who asked, somebody else, or an agent. */
function answersIn({ settings }: Mailbox, { id, mails, opener }: Thread, { assignee }: ThreadState): readonly Fact[] {
  return mails.flatMap((mail, index): Fact[] => {
    const { kind, identity } = mail.head
    if (mail === opener || (kind !== 'human' && kind !== 'own')) return []
    const actor = kind === 'own' ? whoHasIt(assignee) : writerOf(mail, settings.agents)
    const what = { kind: 'change', actor, field: 'reply', from: null, to: null } as const
    return [{ key: `mail/${identity.slice(0, 32)}`, ticket: id, at: mail.arrivedAt, order: index, what }]
  })
}

/** Whoever answers as the mailbox itself is taken to be whoever has the ticket. */
function whoHasIt(assignee: string | undefined): Actor {
  return assignee === undefined ? { kind: 'system' } : { kind: 'person', id: assignee }
}

function writerOf({ head: { from } }: Mail, agents: readonly string[]): Actor {
  return { kind: 'person', id: agents.find((agent) => agent.toLowerCase() === from) ?? from }
}

function goneFact(mailbox: Mailbox, view: MailboxView, thread: Thread): Fact {
  const state = mailbox.stateOf(thread, view)
  const what = { ...toDeskTicket(thread, { ...state, isUnplaced: true }, ''), status: 'closed' as const }
  const { folder, uidValidity, uid } = state.anchor
  const key = `gone/${thread.id}/${factKey(folder, `${uidValidity}`, uid)}`
  return { key, ticket: thread.id, at: mailbox.tools.now(), order: thread.mails.length + 1, what }
}

/** What those who opened these tickets wrote first, by ticket. */
export function firstWords(mailbox: Mailbox, threads: readonly Thread[]): Promise<ReadonlyMap<string, string>> {
  return mailbox.session.read(async (client) => {
    const found = new Map<string, string>()
    const folders = Map.groupBy(threads, ({ opener }) => opener.folder)
    for (const [folder, inIt] of folders) {
      await client.imap.mailboxOpen(folder, { readOnly: true })
      const byUid = new Map(inIt.map((thread) => [thread.opener.uid, thread]))
      const sources = await sourcesOf(client, [...byUid.keys()])
      for (const [uid, source] of sources) found.set(byUid.get(uid)!.id, await wordsOf(source))
    }
    return found
  })
}

/** The first bytes of mails in the folder that is open. */
export async function sourcesOf(
  { imap }: MailboxClient,
  uids: readonly number[],
  maxLength = bytesRead,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const found = await imap.fetchAll([...uids], { uid: true, source: { start: 0, maxLength } }, { uid: true })
  return new Map(found.flatMap(({ uid, source }) => (source === undefined ? [] : [[uid, source]])))
}

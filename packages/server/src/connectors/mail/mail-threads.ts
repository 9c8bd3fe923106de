import { createHash } from 'node:crypto'
import type { FolderPlan } from './mail-folders.ts'
import type { Mail, MailIndex } from './mail-index.ts'

/** Mails that belong together: a ticket. */
export interface Thread {
  /** The ticket's id: 12 of a–z and 2–7, 60 bits. */
  readonly id: string
  /** Each once, in the order of arrival; what machines wrote is left out. */
  readonly mails: readonly Mail[]
  /** What first asked for help. */
  readonly opener: Mail
}

/** `[#k3j9x2m4p7qa]` in a subject: the last resort, where a mail program drops what a mail answers. */
const token = /\[#([a-z2-7]{12})\]/

export function ticketToken(id: string): string {
  return `[#${id}]`
}

/**
 * Puts a mailbox's mails together. A mail belongs to the first mail known that it answers, and only to one that arrived before it: so
 * what belongs together is the same whenever it is worked out. Answers to a mail that never was in the mailbox belong together if one
 * person wrote them: a circular that many answer is not one ticket.
 */
export function threadsOf(index: MailIndex): ReadonlyMap<string, Thread> {
  const members = new Map<string, Mail[]>()
  const threadOf = new Map<string, string>()
  for (const mail of eachOnce(index)) {
    const { head } = mail
    if (head.kind === 'auto_reply' || head.kind === 'bounce') continue
    const id = head.ours?.ticket ?? answered(mail, threadOf) ?? tokenIn(head.subject, members) ?? newId(mail)
    if (head.messageId !== '' && !threadOf.has(head.messageId)) threadOf.set(head.messageId, id)
    const others = members.get(id)
    if (others === undefined) members.set(id, [mail])
    else others.push(mail)
  }
  const threads = new Map<string, Thread>()
  for (const [id, mails] of members) {
    // What was only written from here, and what lies among the sent, asks for nothing.
    const opener = mails.find(({ head, folder }) => head.kind === 'human' && index.plan.roles.get(folder) !== 'other')
    if (opener !== undefined) threads.set(id, { id, mails, opener })
  }
  return threads
}

function answered({ head }: Mail, threadOf: ReadonlyMap<string, string>): string | undefined {
  for (const id of head.answers) {
    const thread = threadOf.get(id)
    if (thread !== undefined) return thread
  }
  return undefined
}

function tokenIn(subject: string, known: ReadonlyMap<string, unknown>): string | undefined {
  const id = token.exec(subject)?.[1]
  return id !== undefined && known.has(id) ? id : undefined
}

/** The oldest id in what it answers stands last. */
function newId({ head: { answers, from, identity } }: Mail): string {
  const root = answers.at(-1)
  return shortDigest(root === undefined ? identity : `${root}\n${from}`)
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

function shortDigest(text: string): string {
  const digest = createHash('sha256').update(text).digest()
  return Array.from(digest.subarray(0, 12), (byte) => letters[byte % 32]).join('')
}

/** By arrival; of copies the one that somebody filed. */
function eachOnce({ folders, plan }: MailIndex): readonly Mail[] {
  const found = new Map<string, Mail>()
  for (const { mails } of folders.values()) {
    for (const mail of mails.values()) {
      const other = found.get(mail.head.identity)
      if (other === undefined || rank(mail, plan) < rank(other, plan)) found.set(mail.head.identity, mail)
    }
  }
  return [...found.values()].toSorted(
    (one, other) =>
      one.arrivedAt - other.arrivedAt ||
      one.head.answers.length - other.head.answers.length ||
      (one.head.identity < other.head.identity ? -1 : 1),
  )
}

const ranks = ['agent', 'queue', 'done', 'intake', 'spam', 'trash', 'other'] as const

function rank({ folder }: Mail, { roles }: FolderPlan): number {
  return ranks.indexOf(roles.get(folder) ?? 'other')
}

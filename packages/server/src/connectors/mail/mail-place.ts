import type { WriteOutcome } from '../connector.ts'
import type { Mail } from './mail-index.ts'
import { keywordOf } from './mail-keywords.ts'
import { isPassing, type MailboxClient } from './mail-session.ts'
import { isAddress } from './mail-settings.ts'
import { ownKeywords } from './mail-state.ts'
import type { Writing } from './mail-write.ts'

/** Where a mail is to lie, and what is to stand on it. */
export interface Destination {
  readonly folder: string
  readonly keywords: readonly string[]
  readonly assignee: string | undefined
}

export interface Wanted {
  readonly assignee: string | undefined
  readonly queue: string | undefined
  readonly priority: string
}

/** The folder of the person, or else of the queue; by flag it stays where it is. What the folder does not say, flags do. */
export function destinationOf(
  { mailbox: { settings }, view, state }: Pick<Writing, 'mailbox' | 'view' | 'state'>,
  { assignee, queue, priority }: Wanted,
): Destination {
  const { plan } = view.index
  const isByFlag = settings.assignBy === 'flag'
  const own = assignee !== undefined && !isAddress(assignee) && !isByFlag ? assignee : undefined
  const folder = isByFlag ? state.anchor.folder : (own ?? queue ?? state.anchor.folder)
  const isQueueSaid = !isByFlag && plan.queueOf(folder) === queue
  return {
    folder,
    assignee,
    keywords: [
      ...(assignee === undefined || own !== undefined ? [] : [keywordOf('agent', assignee)]),
      ...(queue === undefined || isQueueSaid ? [] : [keywordOf('queue', queue)]),
      ...(priority === 'normal' ? [] : [keywordOf('priority', priority)]),
    ].toSorted(),
  }
}

export type Placed =
  | { readonly kind: 'placed'; readonly mail: Mail; readonly isChanged: boolean }
  | { readonly kind: 'failed'; readonly outcome: WriteOutcome }

/**
 * Moves a mail and sets its flags. Moving names the mail by folder and number, and a mail that somebody moved meanwhile is not there any
 * more: nothing happens then. Flags of a mail that stays are set on the condition that nothing about it has changed.
 */
export async function placeMail({ client, state }: Writing, to: Destination, mail = state.anchor): Promise<Placed> {
  const isMoving = mail.folder !== to.folder
  const moved = isMoving ? await move(client, mail, to.folder) : { kind: 'placed' as const, mail, isChanged: false }
  if (moved.kind === 'failed') return moved
  const there = ownKeywords(mail.keywords)
  const drop = there.filter((one) => !to.keywords.some((wanted) => wanted.toLowerCase() === one.toLowerCase()))
  const add = to.keywords.filter((one) => !there.some((other) => other.toLowerCase() === one.toLowerCase()))
  if (drop.length + add.length === 0) return moved
  const flagged = await setFlags(client, moved.mail, { drop, add, isMoved: isMoving })
  if (flagged !== undefined) return { kind: 'failed', outcome: flagged }
  return { kind: 'placed', mail: { ...moved.mail, keywords: to.keywords }, isChanged: true }
}

async function move(client: MailboxClient, mail: Mail, folder: string): Promise<Placed> {
  const box = await client.imap.mailboxOpen(mail.folder)
  if (box.uidValidity !== mail.uidValidity) return { kind: 'failed', outcome: { kind: 'overtaken' } }
  client.forget()
  const moved = await client.imap.messageMove(String(mail.uid), folder, { uid: true })
  if (moved === false) return { kind: 'failed', outcome: troubleOf(client) }
  const uid = moved.uidMap?.get(mail.uid)
  if (uid === undefined || moved.uidValidity === undefined)
    return { kind: 'failed', outcome: client.imap.usable ? { kind: 'overtaken' } : troubleOf(client) }
  return { kind: 'placed', mail: { ...mail, folder, uid, uidValidity: moved.uidValidity }, isChanged: true }
}

interface FlagOrder {
  readonly drop: readonly string[]
  readonly add: readonly string[]
  readonly isMoved: boolean
}

/**
 * Undefined where it was done. Off first: a crash between leaves a mail that nobody has, and never one that two have. A server may say OK
 * to a condition that failed, and did nothing then: what stands there is read back after each step, and nothing more is done.
 */
async function setFlags(
  client: MailboxClient,
  mail: Mail,
  { drop, add, isMoved }: FlagOrder,
): Promise<WriteOutcome | undefined> {
  const { imap } = client
  await imap.mailboxOpen(mail.folder)
  const range = String(mail.uid)
  let condition = isMoved || mail.modseq === undefined ? {} : { unchangedSince: mail.modseq }
  let expected = withoutAll(ownKeywords(mail.keywords), drop)
  for (const flags of [drop, add]) {
    if (flags.length === 0) continue
    const isAdding = flags === add
    if (isAdding) expected = [...expected, ...add]
    const options = { uid: true, ...condition }
    client.forget()
    const isDone = isAdding
      ? await imap.messageFlagsAdd(range, [...flags], options)
      : await imap.messageFlagsRemove(range, [...flags], options)
    if (!isDone) return notSet(client, isMoved || flags !== (drop.length > 0 ? drop : add))
    condition = {}
    const found = await imap.fetchOne(range, { uid: true, flags: true }, { uid: true })
    if (!imap.usable) return { kind: 'unsure', why: 'the connection was lost' }
    if (found === false || !isSameSet(ownKeywords([...(found.flags ?? [])]), expected)) return { kind: 'overtaken' }
  }
  return undefined
}

/** Where something was done before, it is not true that nothing was written. */
function notSet(client: MailboxClient, isBegun: boolean): WriteOutcome {
  const outcome = troubleOf(client)
  return isBegun && outcome.kind !== 'unsure' ? { kind: 'unsure', why: 'flags could not be set' } : outcome
}

function withoutAll(all: readonly string[], some: readonly string[]): readonly string[] {
  return all.filter((one) => !some.includes(one))
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one, other].map((flags) =>
    flags
      .map((flag) => flag.toLowerCase())
      .toSorted()
      .join(' '),
  )
  return a === b
}

/** What a refused or broken command left behind: a tagged NO did nothing (RFC 9051); without an answer nobody knows. */
export function troubleOf(client: MailboxClient): WriteOutcome {
  const error = client.trouble()
  const { responseStatus, serverResponseCode = '' } = error ?? {}
  if (responseStatus === 'NO' && isPassing(serverResponseCode))
    return { kind: 'later', at: client.now() + politePause, why: `the mail server is busy (${serverResponseCode})` }
  if (responseStatus === 'NO' || responseStatus === 'BAD')
    return { kind: 'refused', why: `the mail server answered ${responseStatus} ${serverResponseCode}`.trim() }
  return { kind: 'unsure', why: 'the mail server broke off' }
}

/** Milliseconds to keep away from a server that is busy: it does not say how long. */
const politePause = 30_000

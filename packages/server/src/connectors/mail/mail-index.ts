import type { FetchMessageObject, ImapFlow, ListResponse, StatusObject } from 'imapflow'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { MailboxClient } from './mail-session.ts'
import { planFolders, type FolderPlan } from './mail-folders.ts'
import { headersRead, readHead, type MailHead } from './mail-head.ts'
import type { MailSettings } from './mail-settings.ts'

/** A mail as it lies in a folder. */
export interface Mail {
  readonly folder: string
  readonly uidValidity: bigint
  readonly uid: number
  /** When the server took it in; moving and copying keep that. */
  readonly arrivedAt: Timestamp
  readonly head: MailHead
  readonly keywords: readonly string[]
  /** Grows with every change (CONDSTORE, RFC 7162); absent where the server does not count. */
  readonly modseq?: bigint | undefined
}

/** How far a folder is known. */
export interface FolderMark {
  readonly uidValidity: bigint
  readonly uidNext: number
  /** 0 where the server does not count. */
  readonly modseq: bigint
}

/**
 * All mails of a mailbox by their heads, as of the last look: built from nothing but the mailbox, brought up to date by what has
 * changed.
 */
export interface MailIndex {
  readonly folders: ReadonlyMap<string, KnownFolder>
  plan: FolderPlan
  /** Grows whenever anything changed. */
  readonly serial: number
}

export interface KnownFolder extends FolderMark {
  readonly messages: number
  readonly mails: Map<number, Mail>
}

/** Heads asked for at once. Larger: more memory for a moment; smaller: more round trips. */
const headsAtOnce = 500
const day = 86_400_000

/** Brings the index up to date; a new one where there is none. */
export async function lookThrough(
  { imap, trouble }: MailboxClient,
  before: MailIndex | undefined,
  settings: MailSettings,
  now: Timestamp,
): Promise<MailIndex> {
  // Of the folder that is open, Dovecot's LIST tells what was so when it last looked, and that it does for NOOP.
  if (imap.mailbox !== false) await imap.noop()
  const query = { messages: true, uidNext: true, uidValidity: true, highestModseq: true }
  const listed = await imap.list({ statusQuery: query })
  if (listed.length === 0)
    throw trouble() ?? new PointsmanError('help_desk_unavailable', 'The mailbox shows no folders.')
  const plan = planFolders(listed, settings)
  const folders = new Map<string, KnownFolder>()
  let isChanged = before === undefined
  for (const one of listed) {
    if (!plan.roles.has(one.path) || one.status === undefined) continue
    const known = before?.folders.get(one.path)
    const status = markOf(one, one.status)
    if (known !== undefined && isSame(known, status)) folders.set(one.path, known)
    else {
      isChanged = true
      folders.set(one.path, await readFolder(imap, one.path, known, settings, now))
      if (!imap.usable) throw trouble() ?? new PointsmanError('help_desk_unavailable', 'The mail server broke off.')
    }
  }
  isChanged ||= before?.folders.size !== folders.size
  return { folders, plan, serial: (before?.serial ?? 0) + (isChanged ? 1 : 0) }
}

type Status = FolderMark & { readonly messages: number }

function markOf({ path }: ListResponse, status: StatusObject): Status {
  const { uidValidity, uidNext, messages, highestModseq = 0n } = status
  if (uidValidity === undefined || uidNext === undefined || messages === undefined)
    throw new PointsmanError('help_desk_unavailable', `The mail server does not say how many mails ${path} has.`)
  return { uidValidity, uidNext, messages, modseq: highestModseq }
}

/** Where changes are not counted, flags may have changed although nothing shows it. */
function isSame(known: Status, now: Status): boolean {
  return (
    known.uidValidity === now.uidValidity &&
    known.uidNext === now.uidNext &&
    known.messages === now.messages &&
    known.modseq === now.modseq &&
    (now.modseq !== 0n || now.messages === 0)
  )
}

async function readFolder(
  imap: ImapFlow,
  path: string,
  before: KnownFolder | undefined,
  settings: MailSettings,
  now: Timestamp,
): Promise<KnownFolder> {
  const box = await imap.mailboxOpen(path, { readOnly: true })
  const known = before?.uidValidity === box.uidValidity ? before : undefined
  const mails = new Map(known?.mails)
  const place = { folder: path, uidValidity: box.uidValidity }
  const since = new Date(now - settings.days * day)
  const uids = box.exists === 0 ? [] : await imap.search({ since }, { uid: true })
  if (!Array.isArray(uids)) throw new PointsmanError('help_desk_unavailable', `The folder ${path} cannot be searched.`)
  const there = new Set(uids)
  for (const uid of mails.keys()) if (!there.has(uid)) mails.delete(uid)
  if (mails.size > 0) await readFlags(imap, mails, known?.modseq ?? 0n)
  const fresh = uids.filter((uid) => !mails.has(uid))
  for (let at = 0; at < fresh.length; at += headsAtOnce) {
    const part = fresh.slice(at, at + headsAtOnce)
    const query = { uid: true, flags: true, internalDate: true, headers: [...headersRead] }
    for (const found of await imap.fetchAll(part, query, { uid: true })) {
      const mail = await mailOf(found, place, settings.address)
      if (mail !== undefined) mails.set(mail.uid, mail)
    }
  }
  const modseq = box.noModseq === true ? 0n : (box.highestModseq ?? 0n)
  return { uidValidity: box.uidValidity, uidNext: box.uidNext, messages: box.exists, modseq, mails }
}

async function readFlags(imap: ImapFlow, mails: Map<number, Mail>, changedSince: bigint): Promise<void> {
  const options = changedSince === 0n ? { uid: true } : { uid: true, changedSince }
  for (const { uid, flags, modseq } of await imap.fetchAll('1:*', { uid: true, flags: true }, options)) {
    const mail = mails.get(uid)
    if (mail !== undefined && flags !== undefined) mails.set(uid, { ...mail, keywords: keywordsIn(flags), modseq })
  }
}

async function mailOf(
  { uid, flags = new Set(), internalDate, headers, modseq }: FetchMessageObject,
  place: { readonly folder: string; readonly uidValidity: bigint },
  address: string,
): Promise<Mail | undefined> {
  // Deleted and not yet removed: it is gone to whoever deleted it.
  if (headers === undefined || internalDate === undefined || flags.has('\\Deleted')) return undefined
  const arrivedAt = new Date(internalDate).getTime()
  return { ...place, uid, arrivedAt, head: await readHead(headers, address), keywords: keywordsIn(flags), modseq }
}

/** What people and programs set; not what a mail client sets by itself when a mail is read. */
function keywordsIn(flags: ReadonlySet<string>): readonly string[] {
  return [...flags].filter((flag) => !flag.startsWith('\\')).toSorted()
}

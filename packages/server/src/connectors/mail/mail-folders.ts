import type { ListResponse } from 'imapflow'
import type { MailSettings } from './mail-settings.ts'

/** What a folder is for. `other`: nothing that matters here, such as what was sent. */
export type FolderRole = 'intake' | 'queue' | 'agent' | 'done' | 'spam' | 'trash' | 'other'

/** A mailbox's folders, and what each is for. */
export interface FolderPlan {
  /** All that are looked into, by path. */
  readonly roles: ReadonlyMap<string, FolderRole>
  readonly queues: readonly string[]
  /** The queue that a folder is, or lies within: `Billing/Ada` lies within `Billing`, `Archive/Billing` stands for it. */
  queueOf(path: string): string | undefined
}

/** Folders that hold the same mails again, or none that was sent. */
const neverRead: ReadonlySet<string> = new Set(['\\All', '\\Drafts', '\\Flagged', '\\Important'])

export type ListedFolder = Pick<ListResponse, 'path' | 'name' | 'delimiter' | 'specialUse' | 'flags'>

export function planFolders(listed: readonly ListedFolder[], settings: MailSettings): FolderPlan {
  const readable = listed.filter(
    ({ flags, specialUse = '' }) =>
      !flags.has('\\Noselect') && !flags.has('\\NonExistent') && !neverRead.has(specialUse),
  )
  const done = settings.done ?? readable.find(({ specialUse }) => specialUse === '\\Archive')?.path
  const roles = new Map(readable.map((folder) => [folder.path, roleOf(folder, settings, done)]))
  // By flag a queue needs no folder: its name is enough.
  const named = settings.assignBy === 'flag' ? settings.folders : settings.folders.filter((path) => roles.has(path))
  const queues =
    settings.folders.length > 0 ? named : [...roles].flatMap(([path, role]) => (role === 'queue' ? [path] : []))
  const nameOf = new Map(readable.map(({ path, name }) => [path, name]))
  return {
    roles,
    queues: queues.toSorted(),
    queueOf: (path) => {
      const role = roles.get(path)
      if (role === 'queue') return path
      if (role === 'agent') return queues.find((queue) => isWithin(path, queue, listed))
      return role === 'done' && path !== done
        ? queues.find((queue) => (nameOf.get(queue) ?? queue) === nameOf.get(path))
        : undefined
    },
  }
}

function roleOf(folder: ListedFolder, settings: MailSettings, done: string | undefined): FolderRole {
  const { path, specialUse } = folder
  if (isSamePath(path, settings.intake)) return 'intake'
  if (done !== undefined && (path === done || path.startsWith(done + folder.delimiter))) return 'done'
  if (specialUse === '\\Junk') return 'spam'
  if (specialUse === '\\Trash') return 'trash'
  if (settings.agents.includes(path)) return 'agent'
  if (settings.folders.length > 0) return settings.folders.includes(path) ? 'queue' : 'other'
  return specialUse === undefined ? 'queue' : 'other'
}

function isWithin(path: string, queue: string, listed: readonly ListedFolder[]): boolean {
  const delimiter = listed.find((one) => one.path === path)?.delimiter ?? '/'
  return path.startsWith(queue + delimiter)
}

/** INBOX is the same however it is written (RFC 9051). */
function isSamePath(one: string, other: string): boolean {
  return one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX')
}

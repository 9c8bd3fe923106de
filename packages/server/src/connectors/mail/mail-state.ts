import type { DeskStatus, DeskTicket, Version } from '../connector.ts'
import type { FolderPlan, FolderRole } from './mail-folders.ts'
import type { Mail } from './mail-index.ts'
import { keywordsOfKind, mailPriorities, namedIn } from './mail-keywords.ts'
import { isAddress, type MailSettings } from './mail-settings.ts'
import type { Thread } from './mail-threads.ts'

/** Where a ticket stands in the mailbox. */
export interface ThreadState {
  /** The mail that stands for the ticket: what is moved and flagged first. */
  readonly anchor: Mail
  readonly status: DeskStatus
  readonly assignee?: string | undefined
  readonly queue?: string | undefined
  readonly priority: string
  readonly version: Version
  /** It is over, came back by a new mail, or lies with an agent: where it lies does not say all of queue and agent. */
  readonly isUnplaced: boolean
}

/** What a state is read by. */
export interface StateGround {
  readonly settings: MailSettings
  readonly plan: FolderPlan
}

const statuses: { readonly [Role in FolderRole]?: DeskStatus } = { done: 'resolved', spam: 'spam', trash: 'closed' }

/**
 * The mail that opened the ticket stands for it, wherever people put it. Once that one is filed as done, a later mail of somebody else
 * that is not brings the ticket back, and stands for it.
 */
export function stateOfThread({ mails, opener }: Thread, ground: StateGround): ThreadState {
  const { settings, plan } = ground
  const roleOf = (mail: Mail): FolderRole => plan.roles.get(mail.folder) ?? 'other'
  const isOpen = (mail: Mail): boolean => statuses[roleOf(mail)] === undefined && roleOf(mail) !== 'other'
  const isAsking = ({ head }: Mail): boolean =>
    head.kind === 'human' && (head.from === opener.head.from || !settings.agents.includes(head.from))
  const anchor = isOpen(opener) ? opener : (mails.find((mail) => isAsking(mail) && isOpen(mail)) ?? opener)
  const status = statuses[roleOf(anchor)] ?? 'open'
  const place = settings.assignBy === 'flag' ? byFlags(anchor.keywords, ground) : byFolder(anchor, ground)
  const { folder, uidValidity, uid, keywords, modseq } = anchor
  return {
    anchor,
    status,
    ...place,
    priority:
      namedIn(
        keywords,
        'priority',
        mailPriorities.map(({ id }) => id),
      ) ?? 'normal',
    version: {
      token: [folder, uidValidity, uid, ...ownKeywords(keywords)].join(' '),
      strength: modseq === undefined ? 'advisory' : 'enforced',
    },
    isUnplaced:
      status !== 'open' ||
      (anchor !== opener && roleOf(anchor) === 'intake') ||
      (roleOf(anchor) === 'agent' && place.queue === undefined),
  }
}

/** Flags that say something here; others come and go with every mail program. */
export function ownKeywords(keywords: readonly string[]): readonly string[] {
  return (['agent', 'queue', 'priority'] as const).flatMap((kind) => keywordsOfKind(keywords, kind))
}

type Place = Pick<ThreadState, 'assignee' | 'queue'>

function byFlags(keywords: readonly string[], { settings, plan }: StateGround): Place {
  return { assignee: namedIn(keywords, 'agent', settings.agents), queue: namedIn(keywords, 'queue', plan.queues) }
}

/** The folder first: that is what people move. */
function byFolder({ folder, keywords }: Mail, { settings, plan }: StateGround): Place {
  const role = plan.roles.get(folder)
  const flagged = namedIn(keywords, 'queue', plan.queues)
  if (role === 'agent') return { assignee: folder, queue: plan.queueOf(folder) ?? flagged }
  if (role === 'intake' || role === 'other') return {}
  const assignee = namedIn(keywords, 'agent', settings.agents.filter(isAddress))
  return { assignee, queue: plan.queueOf(folder) ?? (role === 'queue' ? folder : flagged) }
}

/** The ticket as it stands, in the connector's terms. */
export function toDeskTicket(thread: Thread, state: ThreadState, body: string): DeskTicket {
  const { opener, mails } = thread
  const { status, assignee, queue, priority, version, isUnplaced } = state
  const { from } = opener.head
  return {
    kind: 'ticket',
    id: thread.id,
    version,
    subject: opener.head.subject,
    body,
    createdAt: opener.arrivedAt,
    updatedAt: mails.at(-1)!.arrivedAt,
    channel: 'email',
    status,
    priority,
    tags: [],
    custom: {},
    ...(from === '' ? {} : { requester: from }),
    ...(queue === undefined ? {} : { queue }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(isUnplaced ? { isUnplaced } : {}),
  }
}

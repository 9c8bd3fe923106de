import type { Intent, IntendedFields, Refusal, WriteOutcome } from '../connector.ts'
import type { Mailbox, MailboxView } from './mail-box.ts'
import { bringAnswers } from './mail-bring.ts'
import type { Mail } from './mail-index.ts'
import { mailPriorities } from './mail-keywords.ts'
import { leaveWord } from './mail-leave-word.ts'
import { destinationOf, placeMail, type Destination } from './mail-place.ts'
import { inOurTerms, type MailboxClient } from './mail-session.ts'
import type { ThreadState } from './mail-state.ts'
import type { Thread } from './mail-threads.ts'

/** All that one write needs. */
export interface Writing {
  readonly mailbox: Mailbox
  readonly client: MailboxClient
  readonly view: MailboxView
  readonly thread: Thread
  readonly state: ThreadState
}

/** Writes one decision: the folder, the flags, then the note or the forwarded mail. */
export async function writeToMailbox(mailbox: Mailbox, intent: Intent): Promise<WriteOutcome> {
  return withTicket(mailbox, intent.ticket, (writing) => writeDecision(writing, intent))
}

/** Brings what was answered since to where the ticket is. */
export async function gatherInMailbox(mailbox: Mailbox, ticket: string, holder: IntendedFields): Promise<WriteOutcome> {
  return withTicket(mailbox, ticket, async (writing) => {
    const { state } = writing
    const { assignee, queue } = { ...state, ...holder }
    const destination = destinationOf(writing, { assignee: assignee ?? undefined, queue, priority: state.priority })
    const brought = await bringAnswers(writing, destination)
    if (brought.kind !== 'done') return brought.outcome
    return { kind: brought.count === 0 ? 'already' : 'done', now: state.version }
  })
}

async function withTicket(
  mailbox: Mailbox,
  ticket: string,
  work: (writing: Writing) => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  try {
    return await mailbox.session.write(async (client) => {
      const view = await mailbox.view(client)
      const thread = view.threads.get(ticket)
      if (thread === undefined) return { kind: 'refused', why: 'its mails are no longer in the mailbox' }
      return work({ mailbox, client, view, thread, state: mailbox.stateOf(thread, view) })
    })
  } catch (error) {
    // How far it came, the next look will tell.
    return { kind: 'unsure', why: inOurTerms(error).message }
  }
}

async function writeDecision(writing: Writing, intent: Intent): Promise<WriteOutcome> {
  const { thread, state } = writing
  const noted = thread.mails.find(({ head }) => head.ours?.mark === intent.mark)
  if (noted !== undefined) return finish(writing, intent, { at: state.anchor, noted, isChanged: false })
  const refused = unknownIn(intent.set, writing)
  if (refused.length > 0)
    return { kind: 'refused', why: refused.map(({ field, why }) => `${field}: ${why}`).join('; ') }
  if (state.version.token !== intent.seen.token) return { kind: 'overtaken' }
  const placed = await placeMail(writing, destinationFor(writing, intent.set))
  if (placed.kind !== 'placed') return placed.outcome
  return finish(writing, intent, { at: placed.mail, noted: undefined, isChanged: placed.isChanged })
}

function destinationFor(writing: Writing, set: IntendedFields): Destination {
  const { assignee, queue, priority } = { ...writing.state, ...set }
  return destinationOf(writing, { assignee: assignee ?? undefined, queue, priority: priority ?? 'normal' })
}

interface Standing {
  readonly at: Mail
  readonly noted: Mail | undefined
  readonly isChanged: boolean
}

/** The fields stand there: word is left, answers that wait are brought along. */
async function finish(writing: Writing, intent: Intent, { at, noted, isChanged }: Standing): Promise<WriteOutcome> {
  const { mailbox, client, state } = writing
  const left = await leaveWord(writing, intent, { folder: at.folder, about: at, noted })
  if (left.kind === 'failed') return left.outcome
  if (noted === undefined) {
    const brought = await bringAnswers(writing, destinationFor(writing, intent.set), at)
    if (brought.kind !== 'done') return brought.outcome
  }
  const view = await mailbox.view(client)
  const thread = view.threads.get(intent.ticket)
  const now = thread === undefined ? state.version : mailbox.stateOf(thread, view).version
  if (left.refused !== undefined) return { kind: 'partly', refused: [{ field: 'note', why: left.refused }], now }
  if (noted !== undefined) return { kind: 'already', now }
  return { kind: isChanged || left.isNew ? 'done' : 'already', now }
}

/** Nothing is written where a part of it cannot be. */
function unknownIn(set: IntendedFields, { mailbox, view }: Writing): readonly Refusal[] {
  const refused: Refusal[] = []
  const check = (field: string, value: string | null | undefined, known: readonly string[]): void => {
    if (value !== null && value !== undefined && !known.includes(value))
      refused.push({ field, why: `there is no ${value}` })
  }
  check('assignee', set.assignee, mailbox.settings.agents)
  check('queue', set.queue, view.index.plan.queues)
  check(
    'priority',
    set.priority,
    mailPriorities.map(({ id }) => id),
  )
  return refused
}

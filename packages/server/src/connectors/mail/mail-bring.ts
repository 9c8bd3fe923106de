import type { WriteOutcome } from '../connector.ts'
import type { Mail } from './mail-index.ts'
import { leaveWord } from './mail-leave-word.ts'
import { placeMail, type Destination } from './mail-place.ts'
import { ownKeywords } from './mail-state.ts'
import type { Writing } from './mail-write.ts'

export type Brought =
  | { readonly kind: 'done'; readonly count: number }
  | { readonly kind: 'failed'; readonly outcome: WriteOutcome }

/**
 * Answers that lie where mail comes in are brought to the ticket, so that whoever has it sees them; where it was sent on, they are too,
 * and first, so that none is filed that was not sent. An agent's own answers are not sent back to them. `placed`: what is there already.
 */
export async function bringAnswers(writing: Writing, to: Destination, placed?: Mail): Promise<Brought> {
  let count = 0
  for (const mail of writing.thread.mails) {
    if (mail.head.identity === placed?.head.identity || !isToBring(writing, mail, to)) continue
    const trouble = await sendOn(writing, mail, to)
    if (trouble !== undefined) return { kind: 'failed', outcome: trouble }
    const brought = await placeMail(writing, isByFlag(writing) ? { ...to, folder: mail.folder } : to, mail)
    // Overtaken: somebody was faster with this one, and it is theirs.
    if (brought.kind === 'failed' && brought.outcome.kind !== 'overtaken') return brought
    count++
  }
  return { kind: 'done', count }
}

function isByFlag({ mailbox }: Writing): boolean {
  return mailbox.settings.assignBy === 'flag'
}

function isToBring(writing: Writing, { folder, head, keywords }: Mail, to: Destination): boolean {
  if (head.kind !== 'human' && head.kind !== 'own') return false
  if (writing.view.index.plan.roles.get(folder) !== 'intake') return false
  if (!isByFlag(writing)) return folder !== to.folder
  return to.keywords.length > 0 && ownKeywords(keywords).length === 0
}

/** Undefined where all is well. Sent under the mail's own mark: once, whatever decision it came under. */
async function sendOn(
  writing: Writing,
  mail: Mail,
  { assignee, folder }: Destination,
): Promise<WriteOutcome | undefined> {
  const { mailbox, thread } = writing
  if (mailbox.settings.assignBy !== 'forward' || assignee === undefined) return undefined
  if (mail.head.from === assignee.toLowerCase() || mail.head.kind === 'own') return undefined
  const mark = `answer ${mail.head.identity.slice(0, 24)}`
  const noted = thread.mails.find(({ head }) => head.ours?.mark === mark)
  const word = { mark, note: 'An answer to a ticket that you have.', set: { assignee } }
  const left = await leaveWord(writing, word, { folder, about: mail, noted })
  return left.kind === 'failed' ? left.outcome : undefined
}

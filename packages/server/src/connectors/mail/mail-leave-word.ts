import type { Intent, WriteOutcome } from '../connector.ts'
import type { Mail } from './mail-index.ts'
import { composeOwnMail } from './mail-note.ts'
import { troubleOf } from './mail-place.ts'
import { sourcesOf } from './mail-read.ts'
import { handIn } from './mail-send.ts'
import { bytesRead, plainWordsOf } from './mail-words.ts'
import type { Writing } from './mail-write.ts'

export type WordLeft =
  | { readonly kind: 'left'; readonly isNew: boolean; readonly refused?: string }
  | { readonly kind: 'failed'; readonly outcome: WriteOutcome }

/** On a forwarded mail's copy: it was handed in. What mail programs set themselves. */
const forwardedKeyword = '$Forwarded'
/** Bytes of a mail that is attached whole. Larger: only its words are sent on. */
const largestOriginal = 10 * 1024 * 1024

/** In which folder it is left, about which mail, and the same if it was left before. */
export interface WordPlace {
  readonly folder: string
  readonly about: Mail
  readonly noted: Mail | undefined
}

/** What is left: the note, and to whom it goes where somebody is to be told by mail. */
export type Word = Pick<Intent, 'mark' | 'note' | 'set'>

/**
 * Leaves the note as a mail in the ticket's thread; or sends the ticket's mail on and leaves the copy. The copy is there before it is
 * sent, and bears a flag once it was: a process that dies between sends it again, under the same message id.
 */
export async function leaveWord(
  writing: Writing,
  { mark, note, set }: Word,
  { folder, about, noted }: WordPlace,
): Promise<WordLeft> {
  const { mailbox, thread, client } = writing
  const { settings } = mailbox
  const to = settings.assignBy === 'forward' && typeof set.assignee === 'string' ? set.assignee : undefined
  if (noted !== undefined) return settleForward(writing, noted)
  if (note === undefined && to === undefined) return { kind: 'left', isNew: false }
  const forward = to === undefined ? undefined : { to, from: about.head.from, ...(await contentOf(writing, about)) }
  const raw = await composeOwnMail({ thread, mark, text: note ?? '', forward }, settings, mailbox.tools.now())
  client.forget()
  try {
    const left = await client.imap.append(folder, raw, ['\\Seen'])
    if (left === false || left.uid === undefined) return { kind: 'failed', outcome: unsureOf(writing) }
    return to === undefined
      ? { kind: 'left', isNew: true }
      : await send(writing, raw, { to, copy: { folder, uid: left.uid } })
  } catch (error) {
    const { responseStatus, serverResponseCode = '' } = error as {
      responseStatus?: string
      serverResponseCode?: string
    }
    if (responseStatus !== 'NO') return { kind: 'failed', outcome: unsureOf(writing) }
    return { kind: 'left', isNew: false, refused: `the mail server answered NO ${serverResponseCode}`.trim() }
  }
}

/** The fields stand already, so that nothing was written cannot be said. */
function unsureOf({ client }: Writing): WriteOutcome {
  const outcome = troubleOf(client)
  return { kind: 'unsure', why: 'why' in outcome ? outcome.why : 'the mail server broke off' }
}

async function settleForward(writing: Writing, { folder, uid, keywords, head }: Mail): Promise<WordLeft> {
  const to = head.ours?.to ?? ''
  if (to === '' || keywords.some((one) => one.toLowerCase() === forwardedKeyword.toLowerCase()))
    return { kind: 'left', isNew: false }
  await writing.client.imap.mailboxOpen(folder, { readOnly: true })
  const raw = (await sourcesOf(writing.client, [uid], 2 * largestOriginal)).get(uid)
  if (raw === undefined) return { kind: 'failed', outcome: { kind: 'unsure', why: 'its copy cannot be read' } }
  return send(writing, raw, { to, copy: { folder, uid } })
}

async function send(
  { client: { imap }, mailbox }: Writing,
  raw: Uint8Array,
  { to, copy }: { readonly to: string; readonly copy: Pick<Mail, 'folder' | 'uid'> },
): Promise<WordLeft> {
  const handed = await handIn(raw, to, mailbox.settings)
  if (handed.kind === 'unsure') return { kind: 'failed', outcome: handed }
  await imap.mailboxOpen(copy.folder)
  const isFlagged = await imap.messageFlagsAdd(String(copy.uid), [forwardedKeyword], { uid: true })
  if (handed.kind === 'refused') return { kind: 'left', isNew: true, refused: handed.why }
  return isFlagged
    ? { kind: 'left', isNew: true }
    : { kind: 'failed', outcome: { kind: 'unsure', why: 'it was sent, and could not be flagged as such' } }
}

/** The mail itself, whole where it is not too large. */
async function contentOf(
  { client }: Writing,
  { folder, uid }: Mail,
): Promise<{ readonly words: string; readonly original?: Uint8Array }> {
  await client.imap.mailboxOpen(folder, { readOnly: true })
  const found = await client.imap.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  const isWhole = found !== false && (found.size ?? Infinity) <= largestOriginal
  const source = (await sourcesOf(client, [uid], isWhole ? largestOriginal : bytesRead)).get(uid)
  if (source === undefined) return { words: '' }
  return { words: await plainWordsOf(source.subarray(0, bytesRead)), ...(isWhole ? { original: source } : {}) }
}

import PostalMime from 'postal-mime'
import { plainText } from '../../senses/plain-text.ts'

/** Bytes of a mail that are read: text comes first, attachments after it. Larger: a mail of 50 MB is read to its end. */
export const bytesRead = 512 * 1024

/**
 * The words of a mail from its first bytes: its plain text, or its HTML where it has no other. Attachments are left out. Of a mail that
 * is broken or cut off, what can be read.
 */
export async function wordsOf(bytes: Uint8Array): Promise<string> {
  return (await bodyOf(bytes)).words
}

/** The same for people to read: HTML without its tags. */
export async function plainWordsOf(bytes: Uint8Array): Promise<string> {
  const { words, isHtml } = await bodyOf(bytes)
  return isHtml ? plainText(words) : words
}

async function bodyOf(bytes: Uint8Array): Promise<{ readonly words: string; readonly isHtml: boolean }> {
  const options = { forceRfc822Attachments: true, maxNestingDepth: 30, maxHeadersSize: bytesRead }
  try {
    const { text = '', html = '' } = await PostalMime.parse(bytes, options)
    const isHtml = text.trim() === '' && html !== ''
    return { words: clean(isHtml ? html : text), isHtml }
  } catch {
    return { words: clean(afterHead(bytes)), isHtml: false }
  }
}

/** What the mail says below its head, undecoded. */
function afterHead(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  const at = text.search(/\r?\n\r?\n/)
  return at === -1 ? '' : text.slice(at)
}

/** PostgreSQL takes no NUL in a text. */
function clean(text: string): string {
  return text.replaceAll('\0', '').trim()
}

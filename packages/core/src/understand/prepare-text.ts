import { leaveOutDisclaimers } from './disclaimers.ts'
import { leaveOutEncodedData } from './encoded-data.ts'
import { openForwarded } from './forwarded-mail.ts'
import { looksLikeHtml, stripTags } from './html-body.ts'
import { shortenMachineText } from './machine-text.ts'
import { hasWords, type CleaningStep } from './own-words.ts'
import { cutText, plainCharacters, tidyLines } from './plain-characters.ts'
import { leaveOutQuotes } from './quoted-replies.ts'
import { leaveOutSignature } from './signatures.ts'

/** A ticket's words, ready to be read. */
export interface PreparedText {
  /** One line. */
  readonly subject: string
  readonly body: string
  /** Subject, a line feed, body; one of them alone when the other is empty. Spans of a reading index it. */
  readonly text: string
  /** What was done, in words: `quoted reply left out`, `cut at 20,000 characters` … Empty for most tickets. */
  readonly notes: readonly string[]
}

/**
 * What a raw body is cut to before anything else, in UTF-16 units: bounds all that follows to some tens of
 * milliseconds. Smaller would lose what people write below long quotes and attachments pasted as text.
 */
export const rawLimit = 200_000
/** What is read of a cleaned body. Ten pages; what a ticket is about is said before. Larger costs time and memory only. */
export const readLimit = 20_000
/** What is read of a subject. */
export const subjectLimit = 500

/** Leaving something out can bring something to light (a quote inside a signature); more rounds than this never help. */
const mostRounds = 4

/**
 * Prepares a ticket for reading: HTML to text (by the given function), characters made plain, quoted replies, signatures,
 * small print and encoded data left out, stack traces, logs and tables shortened, whitespace tidied. Never throws; linear
 * in at most `rawLimit` characters. Short plain text passes through a scan of about a microsecond.
 */
export function prepareText(subject: string, body: string, plainText: (html: string) => string): PreparedText {
  const notes: string[] = []
  const preparedSubject = isPlain(subject) && subject.length <= subjectLimit ? subject : prepareSubject(subject, notes)
  const preparedBody =
    isPlain(body) && body.length <= readLimit ? body : prepareBody(body, preparedSubject, plainText, notes)
  const joint = preparedSubject !== '' && preparedBody !== '' ? '\n' : ''
  return { subject: preparedSubject, body: preparedBody, text: preparedSubject + joint + preparedBody, notes }
}

/** Single line, single spaces, no character that could be more than it seems, no run that could be encoded data. */
function isPlain(text: string): boolean {
  let sinceSpace = -1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 32) {
      if (sinceSpace <= 0) return false
      sinceSpace = 0
      continue
    }
    if (code < 33 || code === 38 || code === 60 || code === 127) return false
    if (code > 127 && !isPlainLetter(code)) return false
    sinceSpace = sinceSpace < 0 ? 1 : sinceSpace + 1
    if (sinceSpace > 100) return false
  }
  return sinceSpace !== 0
}

/** Latin letters with accents, £, curly quotes, dashes, … and €; other scripts go the long way. */
function isPlainLetter(code: number): boolean {
  return (code >= 0xc0 && code <= 0x24f) || code === 0xa3 || (code >= 0x2013 && code <= 0x2026) || code === 0x20ac
}

function prepareSubject(raw: string, notes: string[]): string {
  const plain = plainCharacters(cutText(raw, subjectLimit * 4)).text
  const line = tidyLines([plain.replaceAll('\n', ' ')])[0] ?? ''
  if (line.length > subjectLimit || raw.length > subjectLimit * 4)
    notes.push(`subject cut at ${subjectLimit} characters`)
  return cutText(line, subjectLimit)
}

function prepareBody(raw: string, subject: string, plainText: (html: string) => string, notes: string[]): string {
  const seen = cutText(raw, rawLimit)
  if (seen.length < raw.length && raw.length > rawLimit)
    notes.push(`only the first ${withCommas(rawLimit)} characters looked at`)
  const { text, hadInvisible } = plainCharacters(cutText(textOf(seen, plainText, notes), rawLimit))
  if (hadInvisible) notes.push('invisible characters left out')
  const lines = text.split('\n')
  const line = lines.length === 1 ? (tidyLines(lines)[0] ?? '') : ''
  // One plain line has nothing to leave out.
  const body = isPlain(line) && line !== '' ? line : cleanLines(lines, subject, notes).join('\n')
  if (body.length > readLimit) notes.push(`cut at ${withCommas(readLimit)} characters`)
  return cutText(body, readLimit)
}

function textOf(body: string, plainText: (html: string) => string, notes: string[]): string {
  if (!looksLikeHtml(body)) return body
  notes.push('HTML turned into text')
  try {
    return plainText(body)
  } catch {
    // A converter that gives up must not lose the ticket: its words are worth more than its layout.
    return stripTags(body)
  }
}

function cleanLines(raw: readonly string[], subject: string, notes: string[]): readonly string[] {
  const steps: readonly CleaningStep[] = [
    (lines) => openForwarded(lines, subject),
    leaveOutQuotes,
    leaveOutDisclaimers,
    leaveOutSignature,
    leaveOutEncodedData,
    ...shortenMachineText,
  ]
  let lines = raw
  for (let round = 0; round < mostRounds; round += 1) {
    let changed = false
    for (const step of steps) {
      const cleaned = step(lines)
      if (cleaned.note === undefined || !hasWords(cleaned.lines)) continue
      lines = cleaned.lines
      changed = true
      if (!notes.includes(cleaned.note)) notes.push(cleaned.note)
    }
    lines = tidyLines(lines)
    if (!changed) break
  }
  return lines
}

function withCommas(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

import { longestPatternLine } from './own-words.ts'

/** Where the header block of a quoted or forwarded mail stands: lines `start` to `end`, end exclusive. */
export interface HeaderBlock {
  readonly start: number
  readonly end: number
  /** The subject it names, or ''. */
  readonly subject: string
}

const sender =
  /^\*?(?:from|von|de|da|van|från|fra|od|lähettäjä|gönderen|от|发件人|寄件者|差出人|보낸 사람)\*?\s?[:：]\*?\s?\S/iu
const other =
  /^\*?(?:sent|date|to|cc|bcc|reply-to|gesendet(?: am)?|datum|an|envoyé(?: le)?|à|objet|enviado(?: el)?|fecha|para|data|inviato|per|verzonden|onderwerp|aan|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|дата|кому|тема|发送时间|收件人|日期|送信日時|宛先)\*?\s?[:：]/iu
const subject =
  /^\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|тема|主题|主旨|件名|제목)\*?\s?[:：]\*?\s?(.*)$/iu
const rule = /^[_\-=*]{5,}$/

/** Quote marks taken off the front of a line: `> > text` is `text`. */
export function unquoted(line: string): string {
  let at = 0
  while (at < line.length && (line[at] === '>' || line[at] === ' ' || line[at] === '\t')) at += 1
  return line.slice(at)
}

/**
 * The block of From:, Sent:, To:, Subject: lines that Outlook and others put above quoted mail, beginning at line `at`
 * (a rule of underscores above it counts in), in a dozen languages. A lone `From:` is not one: two more fields must follow.
 */
export function headerBlockAt(lines: readonly string[], at: number): HeaderBlock | undefined {
  let first = at
  if (rule.test(bounded(lines[at]))) first = nextWithText(lines, at + 1)
  if (!sender.test(bounded(lines[first]))) return undefined
  let end = first + 1
  let fields = 0
  let named = ''
  for (let i = first + 1; i < Math.min(lines.length, first + 10); i += 1) {
    const line = bounded(lines[i])
    if (line === '') continue
    const isSubject = subject.exec(line)
    if (!isSubject && !other.test(line)) break
    if (isSubject) named = isSubject[1] ?? ''
    fields += 1
    end = i + 1
  }
  return fields >= 2 ? { start: at, end, subject: named.trim() } : undefined
}

function nextWithText(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && at < from + 3 && (lines[at] ?? '').trim() === '') at += 1
  return at
}

function bounded(line: string | undefined): string {
  if (line === undefined || line.length > longestPatternLine) return ''
  return unquoted(line).trim()
}

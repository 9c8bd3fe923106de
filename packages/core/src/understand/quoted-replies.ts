import { headerBlockAt } from './mail-headers.ts'
import { hasOwnWords, longestPatternLine, type Cleaned } from './own-words.ts'

const opening = /^(?:on|am|le|el|il|op|em|no|den|w dniu|dne|på|tarihinde|\d{1,4}[./年-])/iu
const wrote =
  /(?:^|[\s>,])(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał(?:\(a\))?|napsal(?:\(a\))?|kirjoitti|yazdı|(?:на)?писал(?:а|\(а\))?|пише)(?:\s[^:：]{0,120})?\s?[:：]$|(?:写道|寫道|さんは書きました)\s?[:：]$/iu
const separator =
  /^[-_*\s]{2,}(?:original (?:message|appointment)|ursprüngliche nachricht|original-?nachricht|message d['’]origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|oprindelig meddelelse|wiadomość oryginalna|исходное сообщение|原始邮件)[-_*:\s]*$/iu
const replyAbove =
  /^[#\-_*\s]*(?:please )?(?:type |write )?(?:your )?reply above this line|^[#\-_*\s]*bitte (?:antworten sie|geben sie ihre antwort) (?:oberhalb|über) dieser (?:zeile|linie)/iu

/** Quoted lines that go even without an attribution; fewer may be an error message that somebody quotes. */
const leastQuotedLines = 3

/**
 * Leaves out what a reply quotes: below `On … wrote:` and its equals in a dozen languages, below `-----Original
 * Message-----`, below a block of From/Sent/To/Subject lines, and runs of `>` lines. Answers written between quoted lines stay.
 * When fewer than three words of one's own would remain ("see below"), nothing is left out.
 */
export function leaveOutQuotes(lines: readonly string[]): Cleaned {
  const kept: string[] = []
  let at = 0
  while (at < lines.length) {
    const quoteEnd = quotedRunEnd(lines, at, leastQuotedLines)
    if (quoteEnd > at) {
      at = quoteEnd
      continue
    }
    const attribution = attributionAt(lines, at)
    if (attribution > at) {
      const quoted = nextWithText(lines, attribution)
      const end = quotedRunEnd(lines, quoted, 1)
      if (end === quoted) break
      at = end
      continue
    }
    if (isSeparator(lines[at] ?? '') || headerBlockAt(lines, at) !== undefined) break
    kept.push(lines[at] ?? '')
    at += 1
  }
  if (kept.length === lines.length || !hasOwnWords(kept)) return { lines }
  return { lines: kept, note: 'quoted reply left out' }
}

/** The line after an attribution that begins at `at` (mail programs wrap it over up to three lines), or `at`. */
function attributionAt(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim()
  if (first === '' || first.length > longestPatternLine) return at
  const canWrap = opening.test(first)
  let joined = ''
  for (let i = at; i < Math.min(lines.length, canWrap ? at + 3 : at + 1); i += 1) {
    const line = (lines[i] ?? '').trim()
    if (line === '') return at
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > longestPatternLine) return at
    const end = joined.at(-1)
    if ((end === ':' || end === '：') && wrote.test(joined)) return /[\d@]/.test(joined) ? i + 1 : at
  }
  return at
}

/** The line after the run of `>` lines that begins at `at` and has at least `least` of them, or `at`. */
function quotedRunEnd(lines: readonly string[], at: number, least: number): number {
  let end = at
  while (end < lines.length && (lines[end] ?? '').trimStart().startsWith('>')) end += 1
  return end - at >= least ? end : at
}

function nextWithText(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1
  return at
}

function isSeparator(line: string): boolean {
  if (line.length > longestPatternLine) return false
  const trimmed = line.trim()
  return separator.test(trimmed) || replyAbove.test(trimmed)
}

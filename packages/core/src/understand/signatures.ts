import { isClosing } from './closings.ts'
import { hasOwnWords, longestPatternLine, type Cleaned } from './own-words.ts'

const device =
  /^(?:sent (?:from|via|with) (?:my |the )?(?:\S+ )?(?:iphone|ipad|android|samsung|galaxy|mobile|phone|smartphone|tablet|blackberry|huawei|pixel|outlook|mail|yahoo|proton|gmail|device)|get outlook for|von meinem \S+(?: \S+)? gesendet|gesendet (?:von|mit|über) |diese nachricht wurde von meinem|envoyé (?:de|depuis|à partir) |enviado desde|inviato da(?:l mio)? |verzonden (?:vanaf|met|via) |enviado (?:do meu|via) |skickat från |sendt fra |wysłano z )/iu
const postscript = /^p\.?\s?p?\.?\s?s\.?\s*[:.,–-]|^nachtrag\s?:/iu
const contact = /[@\d|/]|www|http|gmbh|\binc\b|\bltd\b/iu
const longestLine = 80
const mostLines = 14
const mostDelimitedLines = 24

/**
 * Leaves out how a mail ends: from `-- `, or from a closing ("Kind regards", "Mit freundlichen Grüßen" …) that only short
 * lines follow, and "Sent from my iPhone" and its equals. A postscript stays. Only when words stand above it.
 */
export function leaveOutSignature(lines: readonly string[]): Cleaned {
  const spoken = lines.filter((line, at) => !isDeviceLine(line) || at < lines.length - mostLines)
  const start = delimiterAt(spoken) ?? closingAt(spoken)
  const kept = start === undefined ? spoken : [...spoken.slice(0, start), ...postscriptOf(spoken.slice(start))]
  if (kept.length === lines.length || !hasOwnWords(kept)) return { lines }
  return { lines: kept, note: 'signature left out' }
}

function isDeviceLine(line: string): boolean {
  const trimmed = line.trim()
  return trimmed.length <= longestLine && device.test(trimmed)
}

/** The `-- ` line of RFC 3676 §4.3, when little follows it. */
function delimiterAt(lines: readonly string[]): number | undefined {
  for (let at = Math.max(1, lines.length - mostDelimitedLines); at < lines.length; at += 1) {
    const trimmed = (lines[at] ?? '').trim()
    if ((trimmed === '--' || trimmed === '—') && hasOwnWords(lines.slice(0, at))) return at
  }
  return undefined
}

/** The first closing near the end with nothing but names and contact data below it. */
function closingAt(lines: readonly string[]): number | undefined {
  for (let at = Math.max(1, lines.length - mostLines); at < lines.length; at += 1) {
    if (!isClosing((lines[at] ?? '').trim())) continue
    if (lines.slice(at + 1).every(isSignatureLine) && hasOwnWords(lines.slice(0, at))) return at
  }
  return undefined
}

/** Short, and not a sentence: `Jane Doe`, `Head of Finance`, `+49 30 1234`, a second closing, a postscript. */
function isSignatureLine(line: string, at: number, all: readonly string[]): boolean {
  const trimmed = line.trim()
  if (trimmed === '' || isClosing(trimmed) || all.slice(0, at + 1).some(isPostscript)) return true
  if (trimmed.length > longestLine || trimmed.endsWith('?')) return false
  if (contact.test(trimmed) && !/\p{Ll}[.!]$/u.test(trimmed)) return true
  const words = trimmed.split(/\s+/)
  return words.length <= 8 && (words.length < 3 || !/^\p{Ll}(?!\.)/u.test(trimmed)) && !/\p{Ll}{2}[.!]$/u.test(trimmed)
}

function postscriptOf(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(isPostscript)
  return at < 0 ? [] : lines.slice(at)
}

function isPostscript(line: string): boolean {
  return line.length <= longestPatternLine * 4 && postscript.test(line.trim().slice(0, 20))
}

import { hasWords, type Cleaned } from './own-words.ts'

/** Longest unbroken run of ASCII that is left whole. Longer ones are addresses, tokens or encoded files, never words. */
export const longestWord = 100
/** Lines of encoded files are 60, 64 or 76 characters wide (RFC 4648 §3.1); this many in a row are a file. */
const leastBlobLines = 3
const leastBlobWidth = 40

const cutNote = 'long words and web addresses cut'
const encoded = /^[A-Za-z0-9+/=_-]+$/
const hexDump = /^(?:0x)?[0-9a-f]{4,16}:?\s+(?:[0-9a-f]{2,4}\s+){6}/i
const fence = /^-{5}(?:BEGIN|END) [A-Z0-9 ]+-{5}$/

/**
 * Leaves out base64 and hex: whole lines of it, dumps, and long words of it inside a line; long web addresses and other
 * unbroken runs are cut. Scripts written without spaces are not touched.
 */
export function leaveOutEncodedData(lines: readonly string[]): Cleaned {
  const kept: string[] = []
  let at = 0
  while (at < lines.length) {
    let end = at
    while (end < lines.length && isBlobLine(lines[end] ?? '')) end += 1
    if (end - at < leastBlobLines) {
      end = at + 1
      kept.push(shortenRuns(lines[at] ?? ''))
    }
    at = end
  }
  if (isSame(kept, lines)) return { lines }
  const cut = lines.map((line) => withLongRuns(line, (run) => run.slice(0, longestWord)))
  if (!hasWords(kept)) return isSame(cut, lines) ? { lines } : { lines: cut, note: cutNote }
  return { lines: kept, note: isSame(kept, cut) ? cutNote : 'encoded data left out' }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, at) => line === others[at])
}

/** Base64 and hex go, web addresses and other long runs are cut. */
function shortenRuns(line: string): string {
  return withLongRuns(line, (run) => {
    const isAddress = /^\S{0,3}https?:/i.test(run)
    return isAddress || !encoded.test(run) ? run.slice(0, longestWord) : ''
  })
}

/** Replaces every unbroken run of more than `longestWord` printable ASCII characters. One pass; a pattern would retry. */
function withLongRuns(line: string, replace: (run: string) => string): string {
  if (line.length <= longestWord) return line
  let changed = ''
  let copied = 0
  let start = 0
  for (let at = 0; at <= line.length; at += 1) {
    const code = at < line.length ? line.charCodeAt(at) : 32
    if (code > 32 && code < 127) continue
    if (at - start > longestWord) {
      changed += line.slice(copied, start) + replace(line.slice(start, at))
      copied = at
    }
    start = at + 1
  }
  return copied === 0 ? line : changed + line.slice(copied)
}

function isBlobLine(line: string): boolean {
  const trimmed = line.trim()
  if (fence.test(trimmed.slice(0, 60))) return true
  if (hexDump.test(trimmed.slice(0, 80))) return true
  if (trimmed.length < leastBlobWidth || trimmed.length > 4096 || !encoded.test(trimmed)) return false
  return /[0-9+/]/.test(trimmed) && /[A-Za-z]/.test(trimmed)
}

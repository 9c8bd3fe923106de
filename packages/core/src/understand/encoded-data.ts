import { hasWords, type Cleaned } from './own-words.ts'

/** Longest unbroken run of ASCII that is left whole. Longer ones are addresses, tokens or encoded files, never words. */
export const longestWord = 100
/** Lines of encoded files are 60, 64 or 76 characters wide (RFC 4648 §3.1); this many in a row are a file. */
const leastBlobLines = 3
const leastBlobWidth = 40

const longRun = /[!-~]{101,}/g
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
  if (hasWords(kept)) return { lines: kept, note: 'encoded data left out' }
  const cut = lines.map((line) => line.replace(longRun, (run) => run.slice(0, longestWord)))
  return isSame(cut, lines) ? { lines } : { lines: cut, note: 'long word cut' }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, at) => line === others[at])
}

function shortenRuns(line: string): string {
  if (line.length <= longestWord) return line
  return line.replace(longRun, (run) => {
    if (/^[<("']?https?:/i.test(run) || !encoded.test(run)) return run.slice(0, longestWord)
    return ''
  })
}

function isBlobLine(line: string): boolean {
  const trimmed = line.trim()
  if (fence.test(trimmed.slice(0, 60))) return true
  if (hexDump.test(trimmed.slice(0, 80))) return true
  if (trimmed.length < leastBlobWidth || trimmed.length > 4096 || !encoded.test(trimmed)) return false
  return /[0-9+/]/.test(trimmed) && /[A-Za-z]/.test(trimmed)
}

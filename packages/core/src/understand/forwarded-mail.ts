import { headerBlockAt, unquoted } from './mail-headers.ts'
import { hasOwnWords, hasWords, longestPatternLine, type Cleaned } from './own-words.ts'

const marker =
  /^[-_*\s]*(?:begin forwarded message|forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-?mail)|message transféré|début du message (?:transféré|réexpédié)|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|vidarebefordrat meddelande|videresendt besked|przekazana wiadomość|пересылаемое сообщение)[-_*:\s]*$/iu
const forwardedSubject = /^\s*(?:re|aw)?:?\s*(?:fwd?|wg|tr|rv|enc|doorst|vs|vb)\s*:/i

/**
 * A forwarded mail *is* the ticket: its words stay, only the marker and its header lines go. A mail counts as forwarded
 * when it says so, when its subject begins with `Fwd:`, `WG:`, `TR:`, `RV:` …, or when nobody wrote anything above the headers.
 */
export function openForwarded(lines: readonly string[], subject: string): Cleaned {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const isMarked = line.length <= longestPatternLine && marker.test(unquoted(line).trim())
    const block = headerBlockAt(lines, isMarked ? nextWithText(lines, at + 1) : at)
    if (!isMarked && block === undefined) continue
    const own = lines.slice(0, at)
    if (!isMarked && !forwardedSubject.test(subject) && hasOwnWords(own)) return { lines }
    const rest = lines.slice(block?.end ?? at + 1)
    if (!hasWords(rest)) return { lines }
    const inner = isQuoted(rest) ? rest.map(unquoted) : rest
    const topic = block === undefined || block.subject === '' ? [] : [block.subject]
    return { lines: [...own, ...topic, ...inner], note: 'headers of the forwarded mail left out' }
  }
  return { lines }
}

function nextWithText(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && at < from + 3 && (lines[at] ?? '').trim() === '') at += 1
  return at
}

/** Apple Mail quotes what it forwards: every line with words begins with `>`. */
function isQuoted(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '' || line.startsWith('>'))
}

import { longestPatternLine, type Cleaned } from './own-words.ts'

/** How one kind of machine text is known, and how much of a run of it stays. */
interface MachineText {
  readonly note: string
  /** A run of at least this many lines is shortened. */
  readonly leastLines: number
  /** The first lines that stay: the top frames, the table's head. More only dilutes the words people wrote. */
  readonly firstLines: number
  /** Lines of the rest that stay as well (errors in a log), at most `mostTelling`. */
  readonly mostTelling: number
  /** A key when the line is of this kind; only neighbours with the same key make a run. */
  kind(line: string, previous: string | undefined): string | undefined
}

// Python, PHP and gdb, Java's "... 12 more", Ruby, Go, Rust, and .NET in German, French and Spanish.
const frame =
  /^(?:file "[^"]*", line \d+|#\d+\s+\S|\.\.\. \d+ (?:more|common frames)|from \S+:\d+:in |\S+\.go:\d+(?: \+0x[0-9a-f]+)?$|goroutine \d+|\d+:\s+0x[0-9a-f]+ |(?:à|bei|en) \S+\()/i
const atFrame = /^at\s+\S/i
const pythonFrame = /^file "[^"]*", line \d+/i
const pythonError = /^[\w.]+: /
const logLine =
  /^(?:\[?\d{4}[-/.]\d\d[-/.]\d\d[T ,]|\[?\d\d[-/.]\d\d[-/.]\d{2,4}[T ,]|\[?\d\d:\d\d:\d\d|\[?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* +\d+ \d\d:|(?:\[|<)?(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|critical)(?:\]|>|:|\s)|\d{10,13}[ .]|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3} - )/i
const telling = /\b(?:error|fatal|exception|failed|failure|denied|refused|timed? ?out|panic|critical|fehler|erreur)\b/i

const kinds: readonly MachineText[] = [
  {
    note: 'stack trace shortened to 4 lines',
    leastLines: 5,
    firstLines: 4,
    mostTelling: 0,
    kind: (line, previous) => {
      const isBelowPython = previous !== undefined && pythonFrame.test(previous) && !pythonError.test(line)
      return isFrame(line) || isBelowPython ? 'frame' : undefined
    },
  },
  {
    note: 'log shortened to its first lines and errors',
    leastLines: 8,
    firstLines: 3,
    mostTelling: 3,
    kind: (line) => (logLine.test(line) ? 'log' : undefined),
  },
  {
    note: 'table shortened to 5 lines',
    leastLines: 12,
    firstLines: 5,
    mostTelling: 0,
    kind: (line) => {
      const columns = Math.max(count(line, '|'), count(line, '\t'), count(line, ';'))
      return columns >= 2 ? String(columns) : undefined
    },
  },
]

/**
 * Steps that shorten stack traces (Java, JavaScript, Python, Go, Ruby, PHP, .NET, gdb), log dumps and tables. The message
 * above the frames and every `Caused by` stay: they tell the topic, the tenth frame does not.
 */
export const shortenMachineText: readonly ((lines: readonly string[]) => Cleaned)[] = kinds.map(
  (kind) => (lines) => shorten(lines, kind),
)

function shorten(lines: readonly string[], machine: MachineText): Cleaned {
  const kept: string[] = []
  let at = 0
  while (at < lines.length) {
    const end = runEnd(lines, at, machine)
    if (end - at < machine.leastLines) {
      const next = Math.max(end, at + 1)
      for (let i = at; i < next; i += 1) kept.push(lines[i] ?? '')
      at = next
      continue
    }
    kept.push(...lines.slice(at, at + machine.firstLines))
    const rest = lines.slice(at + machine.firstLines, end)
    kept.push(...rest.filter((line) => telling.test(line.slice(0, longestPatternLine))).slice(0, machine.mostTelling))
    at = end
  }
  return kept.length === lines.length ? { lines } : { lines: kept, note: machine.note }
}

function runEnd(lines: readonly string[], at: number, machine: MachineText): number {
  const key = keyOf(lines, at, at, machine)
  if (key === undefined) return at
  let end = at + 1
  while (end < lines.length && keyOf(lines, end, at, machine) === key) end += 1
  return end
}

function keyOf(lines: readonly string[], at: number, start: number, machine: MachineText): string | undefined {
  const line = (lines[at] ?? '').trim()
  if (line === '') return undefined
  return machine.kind(line.slice(0, longestPatternLine), at > start ? (lines[at - 1] ?? '').trim() : undefined)
}

/** `at Order.total (/srv/order.js:3:7)`, `at chrome-extension://x/main.js:1:2`, `at Shop.Cart.Add(Item i) in …:line 4`. */
function isFrame(line: string): boolean {
  if (frame.test(line)) return true
  return atFrame.test(line) && (line.includes('(') || /:\d+$/.test(line))
}

function count(line: string, character: string): number {
  let found = 0
  for (let at = line.indexOf(character); at >= 0; at = line.indexOf(character, at + 1)) found += 1
  return found
}

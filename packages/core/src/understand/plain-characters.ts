/** Text with plain line feeds, plain spaces and nothing invisible. */
export interface PlainText {
  readonly text: string
  /** Zero-width, direction and tag characters were there: nothing a reader sees, sometimes used to hide words. */
  readonly hadInvisible: boolean
}

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
// Soft hyphens, zero-width and direction controls, byte order marks, tag characters: general category Cf (Unicode 16).
const invisible = /\p{Cf}/gu
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const blanks = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFFFD]/g
// Marks stacked on one letter beyond any orthography; also bounds the cost of normalising, which sorts them.
const stackedMarks = /(\p{M}{4})\p{M}+/gu
/** A letter with what follows outside ASCII: the unit in which composing can change anything. */
const otherScripts = /[!-~]?[\u0080-\uffff]+/g

const entity = /&(?:nbsp|quot|apos|rsquo|lsquo|#0?39|#160);/g

const entityText: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&#160;': ' ',
  '&quot;': '"',
}

/**
 * Makes characters plain: line ends to `\n`, other spaces and controls to a space, invisible characters out, lone
 * surrogates to a space, the commonest stray HTML entities decoded, Unicode composed (NFC). Never longer than before.
 */
export function plainCharacters(raw: string): PlainText {
  let text = raw.toWellFormed().replace(lineEnds, '\n').replace(blanks, ' ')
  const visible = text.replace(invisible, '')
  const hadInvisible = visible.length < text.length
  text = visible.replace(stackedMarks, '$1')
  if (text.includes('&')) text = text.replace(entity, (match) => entityText[match] ?? "'")
  return { text: text.replace(otherScripts, compose), hadInvisible }
}

/** Each run by itself, so that what grows in one place leaves the others composed, the first time as the second. */
function compose(run: string): string {
  const composed = run.normalize('NFC')
  // A few characters of Hindi and Hebrew grow when composed; the bounds on length count more.
  return composed.length > run.length ? run : composed
}

/** One space between words, none at the ends of lines, at most one empty line in a row, none at either end. */
export function tidyLines(lines: readonly string[]): readonly string[] {
  const tidy: string[] = []
  for (const line of lines) {
    const single = line.includes('  ') || line.includes('\t') ? line.replace(/[ \t]+/g, ' ') : line
    const trimmed = single.trim()
    if (trimmed === '' && (tidy.length === 0 || tidy.at(-1) === '')) continue
    tidy.push(trimmed)
  }
  if (tidy.at(-1) === '') tidy.pop()
  return tidy
}

/** At most `limit` UTF-16 units, never half a character, at a space where one is near. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  let end = limit
  const last = text.charCodeAt(end - 1)
  if (last >= 0xd800 && last <= 0xdbff) end -= 1
  const cut = text.slice(0, end)
  const space = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'))
  return (space > end - 60 ? cut.slice(0, space) : cut).trimEnd()
}

/** Lines of plain text for a terminal, at most `lineWidth` characters wide, without colours. */

/** Fits a terminal of ordinary width, a mail and a README. */
export const lineWidth = 100

/** Where the text begins beside its heading. */
export const indent = 12

/** A heading and what belongs to it, the lines under each other beside it. No control characters: a terminal obeys them. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => wrap(line.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' '), lineWidth - indent))
    .map((line, index) => `${(index === 0 ? heading : '').padEnd(indent)}${line}`.trimEnd())
}

/** Other people's words made fit for one line: spaces for line breaks and control characters, cut with a mark. */
export function clip(text: string, width: number): string {
  const clean = [...text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()]
  return clean.length <= width
    ? clean.join('')
    : `${clean
        .slice(0, Math.max(width - 1, 0))
        .join('')
        .trimEnd()}…`
}

/** Left-aligned, cut if need be. */
export function left(text: string, width: number): string {
  const short = clip(text, width)
  return short + ' '.repeat(width - [...short].length)
}

/** Right-aligned, cut if need be. */
export function right(text: string, width: number): string {
  const short = clip(text, width)
  return ' '.repeat(width - [...short].length) + short
}

/** With its sign, the minus as long as the plus. */
export function signed(value: number, digits: number): string {
  const shown = Math.abs(value).toFixed(digits)
  return Number(shown) === 0 ? ` ${shown}` : `${value < 0 ? '−' : '+'}${shown}`
}

/** Breaks at spaces; what is longer than a line is cut. */
function wrap(text: string, width: number): readonly string[] {
  if ([...text].length <= width) return [text]
  const hanging = ' '.repeat(2 + text.search(/\S/))
  const lines: string[] = []
  let line = ' '.repeat(hanging.length - 2)
  for (const word of text.trim().split(' ')) {
    const longer = line.trim() === '' ? `${line}${word}` : `${line} ${word}`
    if ([...longer].length <= width || line.trim() === '') line = longer
    else {
      lines.push(line)
      line = `${hanging}${word}`
    }
  }
  return [...lines, line].map((one) => [...one].slice(0, width).join(''))
}

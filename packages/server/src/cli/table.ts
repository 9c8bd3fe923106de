/** A column: its heading and on which side its values stand. */
export interface TableColumn {
  readonly heading: string
  readonly side: 'left' | 'right'
}

/** Columns side by side, two spaces apart; `l:name r:count` describes two of them. */
export function table(columns: string, rows: readonly (readonly string[])[]): string {
  const described = columns.split(' ').map((text): TableColumn => {
    const [side, heading = ''] = text.split(':')
    return { heading: heading.replaceAll('_', ' '), side: side === 'r' ? 'right' : 'left' }
  })
  const all = [described.map(({ heading }) => heading), ...rows]
  const widths = described.map((_, i) => Math.max(...all.map((row) => width(row[i] ?? ''))))
  return all
    .map((row) =>
      described
        .map(({ side }, i) => pad(row[i] ?? '', widths[i] ?? 0, side))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Lengthens a text with spaces to a width. */
export function pad(text: string, to: number, side: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, to - width(text)))
  return side === 'left' ? text + spaces : spaces + text
}

/** Shortens a text to a width, with a mark. What steers a terminal becomes a space: tickets are written by strangers. */
export function clip(text: string, to: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  const letters = Array.from(line)
  return letters.length <= to ? line : `${letters.slice(0, Math.max(0, to - 1)).join('')}…`
}

function width(text: string): number {
  return Array.from(text).length
}

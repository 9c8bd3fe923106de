import type { Figures } from './score.ts'

export interface Line {
  readonly trial: string
  readonly peer: string
  readonly figures: Figures
}

const columns: readonly { readonly title: string; readonly cell: (figures: Figures) => string }[] = [
  { title: 'accuracy', cell: (f) => share(f.accuracy) },
  { title: 'macro-F1', cell: (f) => share(f.macroF1) },
  { title: 'top-5', cell: (f) => share(f.top5) },
  { title: 'ECE', cell: (f) => share(f.calibrationError) },
  { title: 'OOS AUROC', cell: (f) => share(f.auroc) },
  { title: 'cover @5 % (error)', cell: (f) => coverage(f.at5) },
  { title: 'cover @2 % (error)', cell: (f) => coverage(f.at2) },
  { title: 'train s', cell: (f) => f.trainSeconds.toFixed(1) },
  { title: 'model MB', cell: (f) => (f.modelBytes / 1e6).toFixed(1) },
  { title: 'tickets/s', cell: (f) => Math.round(f.docsPerSecond).toLocaleString('en') },
]

/** A Markdown table that is also fit to be read in a terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['data', 'reader', ...columns.map(({ title }) => title)],
    ...lines.map(({ trial, peer, figures }) => [trial, peer, ...columns.map(({ cell }) => cell(figures))]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const print = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`
  const rule = `|${widths.map((width, i) => (i < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [print(rows[0]!), rule, ...rows.slice(1).map(print)].join('\n')
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3)
}

function coverage(value: { readonly coverage: number; readonly error: number } | undefined): string {
  return value === undefined ? '–' : `${value.coverage.toFixed(3)} (${value.error.toFixed(3)})`
}

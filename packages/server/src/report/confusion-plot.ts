import type { ConfusedLabels } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { percent, shortened } from './plot-text.ts'

const width = 832
const left = 240
const top = 96
const rowHeight = 32

/** Rows are the labels that tickets have, columns those they are read as; the darker, the more of the row. */
export function confusionPlot({ labels, counts }: ConfusedLabels): Html {
  const step = Math.min(74, (width - left - 60) / labels.length)
  const rows = labels.map((label, row) => {
    const total = counts[row]?.reduce((sum, count) => sum + count, 0) ?? 0
    const y = top + row * rowHeight
    const cells = labels.map((other, column) =>
      cell(
        (counts[row]?.[column] ?? 0) / Math.max(1, total),
        { label, other, x: left + column * step, y, step },
        row === column,
      ),
    )
    return html`<text x="${left - 10}" y="${y + 20}" text-anchor="end">${shortened(label, 30)}</text>${cells}`
  })
  const heads = labels.map((label, column) => {
    const x = left + column * step + step / 2
    return html`<text x="${x}" y="${top - 10}" transform="rotate(-32 ${x} ${top - 10})">${shortened(label, 16)}</text>`
  })
  const height = top + labels.length * rowHeight + 6
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Which labels are read as which">
    <text class="soft" x="${left - 10}" y="${top - 10}" text-anchor="end">labelled ↓ reads like →</text>
    ${heads} ${rows}
  </svg>`
}

interface Place {
  readonly label: string
  readonly other: string
  readonly x: number
  readonly y: number
  readonly step: number
}

/** Right readings are drawn without colour: they are not the news. */
function cell(share: number, { label, other, x, y, step }: Place, isRight: boolean): Html {
  const fill = isRight ? 'var(--panel)' : `rgb(var(--heat) / ${Math.min(1, share * 1.8).toFixed(2)})`
  const ink = isRight ? 'var(--soft)' : share > 0.3 ? 'var(--onheat)' : 'var(--ink)'
  const text = share >= 0.005 ? percent(share) : ''
  return html`<g
    ><title>${label} read as ${other}: ${percent(share)}</title
    ><rect
      x="${x + 1}"
      y="${y + 1}"
      width="${step - 2}"
      height="${rowHeight - 2}"
      rx="3"
      fill="${fill}"
      stroke="var(--line)"
      stroke-width="0.5"
    /><text x="${x + step / 2}" y="${y + 20}" text-anchor="middle" style="fill:${ink}">${text}</text></g
  >`
}

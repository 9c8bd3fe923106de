import type { ExpectedRouting } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { shortened, percent } from './plot-text.ts'

const width = 832
const labelWidth = 210
/** Room for "100 % alone, 100 % wrong" in the width of the page's letters. */
const wordsWidth = 190
const rowHeight = 26
/** Bars drawn; more labels are in the table of the JSON. */
const mostBars = 20

/** For each label the share that would be decided alone, as bars from wide to narrow; a tick marks the share read right. */
export function coveragePlot({ labels, coverage }: ExpectedRouting): Html {
  const shown = labels.slice(0, mostBars).toSorted((a, b) => b.coverage - a.coverage)
  const scale = width - labelWidth - wordsWidth
  const height = shown.length * rowHeight + 34
  const rows = shown.map(({ label, coverage: share, error, accuracy }, at) => {
    const y = at * rowHeight + 22
    const tick = labelWidth + accuracy * scale
    const alone = share === 0 ? 'none alone' : `${percent(share)} alone, ${percent(error)} wrong`
    return html`<g>
      <title>
        ${label}: ${percent(share)} decided alone, ${percent(error)} of these wrong; ${percent(accuracy)} read right
      </title>
      <text x="${labelWidth - 10}" y="${y + 13}" text-anchor="end">${shortened(label, 28)}</text>
      <rect x="${labelWidth}" y="${y + 2}" width="${scale}" height="15" rx="2" fill="var(--panel)" />
      <rect x="${labelWidth}" y="${y + 2}" width="${fixed(share * scale)}" height="15" rx="2" fill="var(--s0)" />
      <path d="M${fixed(tick)} ${y - 1}v21" stroke="var(--s1)" stroke-width="2.5" />
      <text class="soft" x="${labelWidth + scale + 8}" y="${y + 13}">${alone}</text>
    </g>`
  })
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Share of tickets decided alone, by label">
    ${rows} ${coverage > 0 ? meanLine(labelWidth + coverage * scale, height, coverage) : undefined}
  </svg>`
}

function meanLine(x: number, height: number, coverage: number): Html {
  return html`<path d="M${fixed(x)} 14V${height - 8}" stroke="var(--soft)" stroke-dasharray="3 3" />
    <text class="soft" x="${fixed(x)}" y="10" text-anchor="middle">all: ${percent(coverage)}</text>`
}

function fixed(value: number): string {
  return value.toFixed(1)
}

import type { LabelsOverTime } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { commas, shortened } from './plot-text.ts'

const width = 832
const plotHeight = 200
const left = 44
const right = 190

/** Tickets a month as stacked columns, a colour a label, named at the right in the order in which they are stacked. */
export function labelsOverTimePlot({ months, series }: LabelsOverTime): Html {
  const totals = months.map((_, at) => series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0))
  const most = niceCeiling(Math.max(...totals, 1))
  const step = (width - left - right) / months.length
  const columns = months.map((month, at) => {
    let y = plotHeight + 10
    const parts = series.map(({ label, counts }, which) => {
      const height = ((counts[at] ?? 0) / most) * plotHeight
      y -= height
      return html`<rect
        x="${(left + at * step + step * 0.1).toFixed(1)}"
        y="${y.toFixed(1)}"
        width="${(step * 0.8).toFixed(1)}"
        height="${height.toFixed(1)}"
        fill="var(--s${colourOf(which, series.length)})"
        ><title>${month}, ${label}: ${commas(counts[at] ?? 0)}</title></rect
      >`
    })
    return html`${parts}`
  })
  const every = Math.ceil(months.length / 8)
  const axis = months.map((month, at) =>
    at % every === 0
      ? html`<text class="soft" x="${(left + (at + 0.5) * step).toFixed(1)}" y="${plotHeight + 28}" text-anchor="middle"
          >${month}</text
        >`
      : html``,
  )
  return html`<svg viewBox="0 0 ${width} ${plotHeight + 40}" role="img" aria-label="Tickets a month by label">
    ${[0, 0.5, 1].map((share) => gridLine(share, most))} ${columns} ${axis}
    ${series.map((one, at) => nameOf(one.label, at, series.length))}
  </svg>`
}

function gridLine(share: number, most: number): Html {
  const y = plotHeight + 10 - share * plotHeight
  return html`<path class="grid" d="M${left} ${y}H${width - right}" />
    <text class="soft" x="${left - 6}" y="${y + 4}" text-anchor="end">${commas(share * most)}</text>`
}

/** The name beside its colour; the last stacked is on top. */
function nameOf(label: string, at: number, all: number): Html {
  const y = plotHeight - at * 22
  return html`<rect
      x="${width - right + 14}"
      y="${y - 10}"
      width="12"
      height="12"
      rx="2"
      fill="var(--s${colourOf(at, all)})"
    />
    <text x="${width - right + 32}" y="${y + 1}">${shortened(label, 20)}</text>`
}

/** All others are grey. */
function colourOf(at: number, all: number): number {
  return all > 6 && at === all - 1 ? 6 : at % 6
}

/** A round number of at least the value: 1, 2 or 5 times a power of ten. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5].find((factor) => factor * power >= value) ?? 10) * power
}

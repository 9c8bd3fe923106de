import type { Review } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { commas, percent } from './plot-text.ts'

const size = 300
const left = 56
const top = 10
/** Area of the largest dot, square pixels of its radius. */
const largest = 15

/** How sure against how often right, a dot a range, as large as it has tickets; on the diagonal probabilities mean what they say. */
export function calibrationPlot({ bins, n }: NonNullable<Review['calibration']>): Html {
  const x = (share: number): number => left + share * size
  const y = (share: number): number => top + (1 - share) * size
  const dots = bins.filter(({ n: tickets }) => tickets > 0)
  return html`<svg
    viewBox="0 0 832 ${size + 60}"
    role="img"
    aria-label="How sure the reader was against how often it was right"
  >
    ${[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        html`<path class="grid" d="M${x(0)} ${y(share)}H${x(1)}" /><path
            class="grid"
            d="M${x(share)} ${y(0)}V${y(1)}"
          />
          <text class="soft" x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>
          <text class="soft" x="${x(share)}" y="${y(0) + 18}" text-anchor="middle">${percent(share)}</text>`,
    )}
    <path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="var(--soft)" stroke-dasharray="4 4" />
    ${dots.map(
      ({ confidence, accuracy, n: tickets }) =>
        html`<circle
          cx="${x(confidence).toFixed(1)}"
          cy="${y(accuracy).toFixed(1)}"
          r="${Math.max(2.5, largest * Math.sqrt(tickets / n)).toFixed(1)}"
          fill="var(--s0)"
          opacity="0.8"
          ><title>${commas(tickets)} tickets, ${percent(confidence)} sure, ${percent(accuracy)} right</title></circle
        >`,
    )}
    <text class="soft" x="${x(0.5)}" y="${y(0) + 40}" text-anchor="middle">how sure the reader was</text>
    <text class="soft" x="${x(1) + 20}" y="${y(0.86)}">above the line: it was</text>
    <text class="soft" x="${x(1) + 20}" y="${y(0.86) + 18}">right more often than it said;</text>
    <text class="soft" x="${x(1) + 20}" y="${y(0.86) + 36}">below it: less often</text>
  </svg>`
}

import type { Estimate } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { percent } from './plot-text.ts'

const width = 832
const plotHeight = 190
const left = 52
const right = 16
const top = 12

/** A rate over time, as it is drawn. */
export interface RatePlot {
  readonly label: string
  readonly weeks: readonly { readonly from: number; readonly rate: Estimate }[]
  /** Drawn across: what is tolerated, or how it was before. */
  readonly line?: { readonly value: number; readonly name: string }
  /** Upper end of the axis; without it, what the figures need. */
  readonly most?: number
}

/** A share week by week as a line, with the range of its doubt behind it. Weeks without tickets are left out. */
export function ratePlot({ label, weeks, line, most }: RatePlot): Html {
  const known = weeks.map((week, at) => ({ ...week, at })).filter(({ rate }) => rate.n > 0)
  const highest = Math.max(...known.map(({ rate }) => rate.value), line?.value ?? 0, 0.01) * 1.6
  const end = most ?? niceShare(highest)
  const step = (width - left - right) / Math.max(1, weeks.length)
  const x = (at: number): string => (left + (at + 0.5) * step).toFixed(1)
  const y = (value: number): string => (top + plotHeight * (1 - Math.min(1, value / end))).toFixed(1)
  const up = known.map(({ at, rate }) => `${x(at)},${y(rate.high)}`)
  const down = known.toReversed().map(({ at, rate }) => `${x(at)},${y(rate.low)}`)
  const every = Math.ceil(weeks.length / 9)
  return html`<svg viewBox="0 0 ${width} ${plotHeight + 40}" role="img" aria-label="${label}">
    ${[0, 0.5, 1].map(
      (share) =>
        html`<path class="grid" d="M${left} ${y(share * end)}H${width - right}" /><text
            class="soft"
            x="${left - 8}"
            y="${Number(y(share * end)) + 4}"
            text-anchor="end"
            >${percent(share * end)}</text
          >`,
    )}
    ${known.length > 1 ? html`<polygon points="${[...up, ...down].join(' ')}" fill="var(--s0)" opacity="0.16" />` : undefined}
    ${line && lineAcross(y(line.value), line.name)}
    <polyline
      points="${known.map(({ at, rate }) => `${x(at)},${y(rate.value)}`).join(' ')}"
      fill="none"
      stroke="var(--s0)"
      stroke-width="2.5"
      stroke-linejoin="round"
    />
    ${known.map(
      ({ at, rate, from }) =>
        html`<g>
          <title>
            Week of ${day(from)}: ${percent(rate.value)} of ${rate.n} (${percent(rate.low)} to ${percent(rate.high)})
          </title>
          <path d="M${x(at)} ${y(rate.low)}V${y(rate.high)}" stroke="var(--s0)" opacity="0.5" /><circle
            cx="${x(at)}"
            cy="${y(rate.value)}"
            r="4"
            fill="var(--s0)"
          />
        </g>`,
    )}
    ${weeks.map(({ from }, at) =>
      at % every === 0
        ? html`<text class="soft" x="${x(at)}" y="${plotHeight + top + 20}" text-anchor="middle">${day(from)}</text>`
        : html``,
    )}
  </svg>`
}

function lineAcross(y: string, name: string): Html {
  return html`<path d="M${left} ${y}H${width - right}" stroke="var(--s1)" stroke-dasharray="4 4" /><text
      x="${width - right}"
      y="${Number(y) - 6}"
      text-anchor="end"
      class="soft"
      >${name}</text
    >`
}

function day(at: number): string {
  return new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
}

function niceShare(value: number): number {
  return [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 1].find((end) => end >= value) ?? 1
}

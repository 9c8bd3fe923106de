import type { ShadowReport } from '@pointsman/core'
import { html, type Html } from './html.ts'
import { commas, percent, shortened } from './plot-text.ts'

const width = 832
const labelWidth = 170
const rightWidth = 210
const rowHeight = 30
/** Queues drawn; all are in the table. */
const mostRows = 20

/**
 * Queue by queue the share that would go wrong live: a dot with the bar up to the largest share that may still be, and a
 * line at what is tolerated. Left of the line all the way: ready.
 */
export function readinessPlot({ queues }: ShadowReport): Html {
  const shown = queues.filter(({ readiness }) => readiness.acted > 0).slice(0, mostRows)
  const most = Math.max(0.1, ...shown.map(({ readiness }) => Math.min(1, readiness.upper, 0.5)))
  const scale = (share: number): number =>
    labelWidth + (Math.min(share, most) / most) * (width - labelWidth - rightWidth)
  const height = shown.length * rowHeight + 40
  const rows = shown.map(({ queue, readiness }, at) => {
    const y = at * rowHeight + 36
    const { acted, wrong, upper, tolerated, state } = readiness
    const rate = wrong / acted
    const colour = state === 'ready' ? 'var(--good)' : state === 'not_ready' ? 'var(--s1)' : 'var(--s6)'
    const line = scale(tolerated)
    return html`<g>
      <title>
        ${queue}: ${commas(wrong)} of ${commas(acted)} wrong, at most ${percent(upper)}; ${percent(tolerated)} tolerated
      </title>
      <text x="${labelWidth - 12}" y="${y + 4}" text-anchor="end">${shortened(queue, 22)}</text>
      <path
        d="M${fixed(scale(rate))} ${y}H${fixed(scale(upper))}"
        stroke="${colour}"
        stroke-width="6"
        stroke-linecap="round"
        opacity="0.45"
      />
      <circle cx="${fixed(scale(rate))}" cy="${y}" r="5" fill="${colour}" />
      <path d="M${fixed(line)} ${y - 13}v26" stroke="var(--ink)" stroke-width="1.5" />
      <text class="soft" x="${width - rightWidth + 14}" y="${y + 4}"
        >${commas(wrong)} of ${commas(acted)}, at most ${percent(upper)}</text
      >
    </g>`
  })
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="Share that would go wrong, by queue, with what is tolerated"
  >
    ${[0, 0.5, 1].map(
      (part) =>
        html`<path class="grid" d="M${fixed(scale(part * most))} 20V${height - 8}" />
          <text class="soft" x="${fixed(scale(part * most))}" y="12" text-anchor="middle"
            >${percent(part * most)} wrong</text
          >`,
    )}
    ${rows}
  </svg>`
}

/** Agreement week by week, with intervals. */
export function weeksPlot({ weeks }: ShadowReport): Html {
  const left = 46
  const height = 190
  const plotHeight = 140
  const step = (width - left - 20) / Math.max(1, weeks.length)
  const x = (at: number): number => left + (at + 0.5) * step
  const y = (share: number): number => 14 + (1 - share) * plotHeight
  const points = weeks.map(({ agreed }, at) => `${fixed(x(at))},${fixed(y(agreed.value))}`).join(' ')
  const every = Math.ceil(weeks.length / 9)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Share agreed, week by week">
    ${[0, 0.5, 1].map(
      (share) =>
        html`<path class="grid" d="M${left} ${y(share)}H${width - 20}" />
          <text class="soft" x="${left - 6}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`,
    )}
    <polyline points="${points}" fill="none" stroke="var(--s0)" stroke-width="2" />
    ${weeks.map(
      ({ from, agreed }, at) =>
        html`<g>
          <title>week of ${day(from)}: ${percent(agreed.value)} of ${commas(agreed.n)}</title>
          <path
            d="M${fixed(x(at))} ${fixed(y(agreed.low))}V${fixed(y(agreed.high))}"
            stroke="var(--s0)"
            stroke-width="2"
            opacity="0.4"
          />
          <circle cx="${fixed(x(at))}" cy="${fixed(y(agreed.value))}" r="4.5" fill="var(--s0)" />
          ${at % every === 0 ? html`<text class="soft" x="${fixed(x(at))}" y="${height - 8}" text-anchor="middle">${day(from)}</text>` : undefined}
        </g>`,
    )}
  </svg>`
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function fixed(value: number): string {
  return value.toFixed(1)
}

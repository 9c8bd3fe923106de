import { html, type Html } from './html.ts'
import { shortened } from './plot-text.ts'

const width = 832
const labelWidth = 210
const noteWidth = 250
const rowHeight = 26

/** One bar of a chart. */
export interface Bar {
  readonly name: string
  readonly value: number
  /** A range of doubt around the value, drawn as a whisker. */
  readonly low?: number
  readonly high?: number
  readonly note: string
}

/** Bars from a common start, each with its name and a note; `even` is a line across them. */
export function bars(label: string, rows: readonly Bar[], even?: { readonly at: number; readonly name: string }): Html {
  const most = Math.max(
    ...rows.map(({ value, high }) => Math.max(value, Math.min(high ?? 0, value * 3))),
    even?.at ?? 0,
  )
  const scale = most > 0 ? (width - labelWidth - noteWidth) / most : 0
  const head = even === undefined ? 4 : 20
  const height = rows.length * rowHeight + head + 8
  const x = (value: number): string => (labelWidth + Math.min(value, most) * scale).toFixed(1)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${rows.map(({ name, value, low, high, note }, at) => {
      const y = head + at * rowHeight
      return html`<g>
        <title>${name}: ${note}</title>
        <text x="${labelWidth - 10}" y="${y + 16}" text-anchor="end">${shortened(name, 28)}</text>
        <rect
          x="${labelWidth}"
          y="${y + 4}"
          width="${(value * scale).toFixed(1)}"
          height="15"
          rx="2"
          fill="var(--s0)"
        />
        ${
          low === undefined || high === undefined
            ? undefined
            : html`<path
                d="M${x(low)} ${y + 11.5}H${x(high)}M${x(low)} ${y + 8}v7M${x(high)} ${y + 8}v7"
                stroke="var(--ink)"
                opacity="0.55"
              />`
        }
        <text class="soft" x="${width - noteWidth + 10}" y="${y + 16}">${note}</text>
      </g>`
    })}
    ${
      even &&
      html`<path d="M${x(even.at)} 14V${height - 4}" stroke="var(--s1)" stroke-dasharray="4 4" /><text
          class="soft"
          x="${x(even.at)}"
          y="10"
          text-anchor="middle"
          >${even.name}</text
        >`
    }
  </svg>`
}

import type { LoadChanged, WhatIf } from '@pointsman/core'
import type { ReplayedOtherwise } from '../what-if/replay-otherwise.ts'
import { html, type Html } from './html.ts'
import { page } from './page.ts'
import { commas, shortened } from './plot-text.ts'
import {
  breachesTitle,
  dearestTitle,
  estimateInWords,
  loadsTitle,
  minutesTitle,
  sideInWords,
  whatIfHeadline,
} from './what-if-titles.ts'

/** What the page is made of. */
export interface WhatIfPageInput {
  readonly replayed: ReplayedOtherwise
  /** `policy new.yaml`, `model m1a2b3c`. */
  readonly what: string
  /** What the reader should know of how it was made. */
  readonly notes: readonly string[]
  readonly madeAt: number
}

/** What another policy or model would have decided, as one page. */
export function whatIfPage({ replayed, what, notes, madeAt }: WhatIfPageInput): string {
  const { whatIf, from, to } = replayed
  const body = html`<main>
    <p class="over">What if: ${what}${from === undefined || to === undefined ? '' : `, ${day(from)} to ${day(to)}`}</p>
    <h1>${whatIfHeadline(whatIf)}</h1>
    <p class="lead">
      Every recorded decision was made again in the situation it was made in, with ${what}. What would have followed
      from the differences, such as other loads later on, is not played out.
    </p>
    ${effect(whatIf)} ${loads(whatIf)} ${differences(whatIf)}
    <div class="notes">
      ${notes.map((note) => html`<p>${note}</p>`)}
      <p>
        Ranges hold the true figure in 95 of 100 cases. Made on
        ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.
      </p>
    </div>
  </main>`
  return page(whatIfHeadline(whatIf), body)
}

function effect(whatIf: WhatIf): Html {
  const { minutesSaved, breaches } = whatIf
  return html`<section>
    <h2>${minutesTitle(whatIf)}</h2>
    ${
      minutesSaved === undefined
        ? undefined
        : html`<p>
            Minutes saved a ticket: ${estimateInWords(minutesSaved)}, from ${commas(minutesSaved.n)} tickets that
            somebody has either way. Expected from track records, handing on counted in.
          </p>`
    }
    <h2>${breachesTitle(whatIf)}</h2>
    ${
      breaches.fewer === undefined
        ? undefined
        : html`<p>
            Fewer in 100 responses: ${estimateInWords(times100(breaches.fewer))}. Taken is that every response was given
            when it was.
          </p>`
    }
  </section>`
}

const width = 832
const labelWidth = 170
const rowHeight = 34
/** Rows drawn; all are in the JSON. */
const mostRows = 16

function loads(whatIf: WhatIf): Html {
  if (whatIf.agents.length === 0 && whatIf.queues.length === 0) return html``
  return html`<section>
    <h2>${loadsTitle(whatIf)}</h2>
    <figure>
      ${loadPlot(whatIf.agents)}
      <figcaption>
        Tickets given to each person: grey as it was, blue as it would have been. Most changed first.
      </figcaption>
    </figure>
    <figure>
      ${loadPlot(whatIf.queues)}
      <figcaption>The same for queues.</figcaption>
    </figure>
  </section>`
}

function loadPlot(all: readonly LoadChanged[]): Html {
  const shown = all.slice(0, mostRows)
  const most = Math.max(1, ...shown.flatMap(({ before, after }) => [before, after]))
  const scale = (value: number): string => ((value / most) * (width - labelWidth - 120)).toFixed(1)
  const rows = shown.map(({ id, before, after }, at) => {
    const y = at * rowHeight + 4
    return html`<g>
      <text x="${labelWidth - 12}" y="${y + 18}" text-anchor="end">${shortened(id, 22)}</text>
      <rect x="${labelWidth}" y="${y}" width="${scale(before)}" height="11" rx="2" fill="var(--s6)" />
      <rect x="${labelWidth}" y="${y + 13}" width="${scale(after)}" height="11" rx="2" fill="var(--s0)" />
      <text class="soft" x="${labelWidth + Number(scale(Math.max(before, after))) + 8}" y="${y + 17}"
        >${commas(before)} → ${commas(after)}</text
      >
    </g>`
  })
  return html`<svg
    viewBox="0 0 ${width} ${shown.length * rowHeight + 8}"
    role="img"
    aria-label="Tickets before and after"
  >
    ${rows}
  </svg>`
}

function differences(whatIf: WhatIf): Html {
  const { dearest } = whatIf
  if (dearest.length === 0) return html``
  return html`<section>
    <h2>${dearestTitle(whatIf, dearest.length)}</h2>
    <table>
      <thead>
        <tr>
          ${['Ticket', 'As it was', 'As it would have been', 'At stake'].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${dearest.map(
          ({ ticketId, subject, before, after, cost }) =>
            html`<tr>
              <td>
                ${subject === '' ? '(no subject)' : shortened(subject, 80)}<br /><span class="worth">${ticketId}</span>
              </td>
              <td>${sideInWords(before)}</td>
              <td>${sideInWords(after)}</td>
              <td>${cost === 0 ? '–' : `${cost.toFixed(0)} min`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function times100({ value, low, high, n }: NonNullable<WhatIf['minutesSaved']>): NonNullable<WhatIf['minutesSaved']> {
  return { value: 100 * value, low: 100 * low, high: 100 * high, n }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

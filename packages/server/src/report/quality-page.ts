import type { ExpectedRouting, Finding, NamedTicket, QualityReport } from '@pointsman/core'
import { confusionPlot } from './confusion-plot.ts'
import { coveragePlot } from './coverage-plot.ts'
import { html, type Html } from './html.ts'
import { labelsOverTimePlot } from './labels-over-time-plot.ts'
import { page } from './page.ts'
import { commas, inThousand, percent } from './plot-text.ts'
import { confusionTitle, expectationTitle, headline, mixTitle } from './quality-titles.ts'

/** Where a report came from, for its foot. */
export interface PageFacts {
  /** `tickets.csv`, or `the database`. */
  readonly source: string
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

/** The whole report as one page that can be mailed: nothing outside of it is needed. */
export function qualityPage(report: QualityReport, { source, madeAt }: PageFacts): string {
  const body = html`<main>
    <p class="over">Data quality of ${source}, ${period(report)}</p>
    <h1>${headline(report)}</h1>
    <p class="lead">
      ${commas(report.tickets)} tickets were looked at, ${commas(report.labelled)} with a ${report.target}, of
      ${commas(report.labels.length)} in all. Findings stand in the order of what repairing them is worth, by estimate.
    </p>
    ${overview(report.findings)} ${expectation(report.expected)} ${pictures(report)} ${findings(report.findings)}
    ${inventory(report)}
    <div class="notes">
      ${report.notes.map((note) => html`<p>${note}</p>`)}
      <p>
        Ticket texts are shortened and masked; card numbers, keys, addresses and the like are counted, never shown. Made
        on ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.
      </p>
    </div>
  </main>`
  return page(`Data quality: ${headline(report)}`, body)
}

function period({ from, to }: QualityReport): string {
  if (from === undefined || to === undefined) return 'without dates'
  return `${new Date(from).toISOString().slice(0, 10)} to ${new Date(to).toISOString().slice(0, 10)}`
}

function overview(all: readonly Finding[]): Html {
  const most = Math.max(...all.map(({ worth }) => worth.perThousand), 1)
  return html`<ol class="overview">
    ${all.map(
      ({ title, worth }, at) =>
        html`<li>
          <a href="#finding-${at + 1}">${title}</a>
          <span class="worth"
            ><span class="bar" aria-hidden="true"
              >${worth.perThousand > 0 ? html`<i style="width:${((worth.perThousand / most) * 100).toFixed(1)}%"></i>` : undefined}</span
            >${inThousand(worth.perThousand)}</span
          >
        </li>`,
    )}
  </ol>`
}

function expectation(expected: ExpectedRouting | undefined): Html {
  if (!expected) return html``
  const how =
    expected.measuredOn === 'newest'
      ? 'Learned from the older four fifths of the tickets and measured on the newest fifth, as it would be from tomorrow on.'
      : 'Every ticket was read by a model that had not seen it. These are too few, or have no dates, to measure on the newest; tomorrow may be harder.'
  return html`<section>
    <h2>${expectationTitle(expected)}</h2>
    <p>
      ${percent(expected.accuracy)} of ${commas(expected.tickets)} tickets were read right. ${how} The threshold was
      chosen on other tickets, to keep errors below ${percent(expected.risk)} with ${percent(expected.confidence)}
      certainty. A wrong label counts as an error of the reader even where it is right.
    </p>
    <figure>
      ${coveragePlot(expected)}
      <figcaption>
        ${expected.coverage > 0 ? 'Blue: share decided alone. ' : ''}The orange tick is the share that is read right,
        sure or not. ${expected.labels.length > 20 ? 'The 20 labels with most tickets.' : ''}
      </figcaption>
    </figure>
  </section>`
}

function pictures(report: QualityReport): Html {
  const { confusion, overTime } = report
  return html`${
    confusion &&
    html`<section>
      <h2>${confusionTitle(confusion)}</h2>
      <figure>
        ${confusionPlot(confusion)}
        <figcaption>
          The labels that are confused most. Each row adds up to 100 % of its tickets within this picture.
        </figcaption>
      </figure>
    </section>`
  }${
    overTime &&
    html`<section>
      <h2>${mixTitle(report)}</h2>
      <figure>
        ${labelsOverTimePlot(overTime)}
        <figcaption>Tickets a month, by label.</figcaption>
      </figure>
    </section>`
  }`
}

function findings(all: readonly Finding[]): Html {
  if (all.length === 0) return html`<h2>Nothing was found that needs repair</h2>`
  return html`<h2>What to repair, and how</h2>
    ${all.map(section)}`
}

function section(finding: Finding, at: number): Html {
  const { title, explanation, remedy, worth, facts } = finding
  return html`<section class="finding" id="finding-${at + 1}">
    <h3>${title}</h3>
    <p>${explanation}</p>
    <p class="remedy"><b>Do:</b> ${remedy}</p>
    ${
      worth.perThousand > 0
        ? html`<p class="gain">Worth ${inThousand(worth.perThousand)} that ${worth.gain} (${worth.basis}).</p>`
        : html`<p class="gain">Worth ${inThousand(0)}: ${worth.basis}.</p>`
    }
    ${
      facts.length > 0
        ? html`<table class="facts">
            <tbody>
              ${facts.map(
                ({ name, value }) =>
                  html`<tr>
                    <td>${name}</td>
                    <td>${value}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : undefined
    }
    ${ticketTable(finding)}
  </section>`
}

function ticketTable({ tickets, ticketCount }: Finding): Html {
  if (tickets.length === 0) return html``
  const shown =
    tickets.length < ticketCount
      ? `${commas(tickets.length)} of ${commas(ticketCount)} tickets`
      : ticketCount === 1
        ? 'The ticket'
        : `All ${commas(ticketCount)} tickets`
  const hasWords = tickets.some(({ excerpt }) => excerpt !== '')
  return html`<details>
    <summary>${shown}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          ${hasWords ? html`<th scope="col">It says</th>` : undefined}
          <th scope="col">Why it is here</th>
        </tr>
      </thead>
      <tbody>
        ${tickets.map((ticket) => ticketRow(ticket, hasWords ? 'words' : 'none'))}
      </tbody>
    </table>
  </details>`
}

function ticketRow({ id, excerpt, note }: NamedTicket, words: 'words' | 'none'): Html {
  return html`<tr>
    <td class="id">${id}</td>
    ${words === 'words' ? html`<td>${excerpt === '' ? '(no words)' : excerpt}</td>` : undefined}
    <td>${note}</td>
  </tr>`
}

/** Labels listed; a thousand rows help nobody, and the JSON has all. */
const mostListed = 100

function inventory({ labels, target, labelled }: QualityReport): Html {
  if (labels.length === 0) return html``
  const rest = labels.length - mostListed
  return html`<details>
    <summary>All labels with their tickets</summary>
    <table class="facts">
      <thead>
        <tr>
          <th scope="col">${target}</th>
          <th scope="col">tickets</th>
        </tr>
      </thead>
      <tbody>
        ${labels.slice(0, mostListed).map(
          ({ label, tickets }) =>
            html`<tr>
              <td>${label}</td>
              <td>${commas(tickets)} (${percent(tickets / labelled)})</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${rest > 0 ? html`<p class="gain">… and ${commas(rest)} rarer ones.</p>` : undefined}
  </details>`
}

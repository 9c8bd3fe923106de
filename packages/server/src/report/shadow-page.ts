import type { GoingLive, QueueShadow, ShadowReport } from '@pointsman/core'
import type { StoredComparison } from '../store/shadow-verbs.ts'
import { html, type Html } from './html.ts'
import { page } from './page.ts'
import { commas } from './plot-text.ts'
import { readinessPlot, weeksPlot } from './shadow-plots.ts'
import {
  agreementTitle,
  differingInWords,
  judgedTitle,
  liveTitle,
  minutes,
  range,
  readinessTitle,
  shadowHeadline,
  weeksTitle,
} from './shadow-titles.ts'

/** What the page is made of. */
export interface ShadowPageInput {
  readonly report: ShadowReport
  /** The dearest that are open. */
  readonly dearest: readonly StoredComparison[]
  readonly modeNow: (queue: string) => string
  /** `since 2026-10-01`, or `all there is`. */
  readonly period: string
  readonly madeAt: number
}

/** The report on shadow as one page that can be mailed. */
export function shadowPage(input: ShadowPageInput): string {
  const { report, period, madeAt } = input
  const body = html`<main>
    <p class="over">Shadow and suggestions, ${period}</p>
    <h1>${shadowHeadline(report)}</h1>
    <p class="lead">
      ${commas(report.tickets)} decisions that were not carried out stand beside what people did with the tickets.
      ${report.abstained > 0 ? `${commas(report.abstained)} Pointsman would have left to people.` : undefined}
    </p>
    ${report.tickets === 0 ? undefined : html`${ready(input)} ${live(report)} ${agreement(report)} ${judged(input)}`}
    <div class="notes">
      <p>
        Ranges hold the true figure in 95 of 100 cases. A ticket counts as wrong where people resolved it in another
        queue, unless somebody judged otherwise. Made on
        ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.
      </p>
    </div>
  </main>`
  return page(shadowHeadline(report), body)
}

function ready({ report, modeNow }: ShadowPageInput): Html {
  const count = report.queues.filter(({ readiness }) => readiness.state === 'ready').length
  const title =
    count === 0
      ? 'No queue can be promised to go wrong seldom enough yet'
      : `${count} of ${report.queues.length} queues can go live`
  return html`<section>
    <h2>${title}</h2>
    <figure>
      ${readinessPlot(report)}
      <figcaption>
        The dot is the share that would have gone wrong, the bar reaches up to the largest share that it may still be. A
        queue is ready when its bar ends left of the line, which is what the policy tolerates.
      </figcaption>
    </figure>
    <table>
      <thead>
        <tr>
          ${['Queue', 'Mode', 'Compared', 'Agreed', 'Would act on', 'Ready?'].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${report.queues.map(
          ({ queue, tickets, agreed, readiness }) =>
            html`<tr>
              <td>${queue}</td>
              <td>${modeNow(queue)}</td>
              <td>${commas(tickets)}</td>
              <td>${range(agreed)}</td>
              <td>${commas(readiness.acted)}</td>
              <td>${readinessTitle(readiness, tickets)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function live({ live: all, queues }: ShadowReport): Html {
  const rows = queues.filter(({ live: own }) => own.minutesSooner !== undefined)
  return html`<section>
    <h2>${liveTitle(all)}</h2>
    <p>${howEstimated(all)}</p>
    ${
      rows.length === 0
        ? undefined
        : html`<table>
            <thead>
              <tr>
                ${['Queue', 'Minutes sooner', 'Moves more in 100 tickets'].map((name) => html`<th scope="col">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(liveRow)}
            </tbody>
          </table>`
    }
  </section>`
}

function liveRow({ queue, live: own }: QueueShadow & { readonly queue: string }): Html {
  const { minutesSooner, movesSaved } = own
  const sooner =
    minutesSooner && `${signed(minutesSooner.value)} (${signed(minutesSooner.low)} to ${signed(minutesSooner.high)})`
  const moves =
    movesSaved &&
    `${signed(-100 * movesSaved.value)} (${signed(-100 * movesSaved.high)} to ${signed(-100 * movesSaved.low)})`
  return html`<tr>
    <td>${queue}</td>
    <td>${sooner}</td>
    <td>${moves}</td>
  </tr>`
}

function howEstimated({ detourMinutes, isDetourMeasured }: GoingLive): string {
  const detour = isDetourMeasured
    ? `${minutes(detourMinutes)}, as long as it took people to find out their own`
    : `${minutes(detourMinutes)}, which is a guess: people hardly moved any`
  return (
    'An estimate, since nobody knows what would have happened. Taken is that people start on a ticket as soon after they were ' +
    `given it as they did, and that one put into the wrong queue lies there for ${detour}. Tickets that Pointsman would have left to people count as unchanged.`
  )
}

function agreement(report: ShadowReport): Html {
  return html`<section>
      <h2>${agreementTitle(report)}</h2>
      <p>
        ${range(report.agreed)} in all. Both agree when the queue is the same, and the person is, or another who does
        about as well. ${differingInWords(report)}
        ${report.accepted.n > 0 ? `People followed ${range(report.accepted)} of ${commas(report.accepted.n)} suggestions.` : undefined}
      </p>
    </section>
    ${
      report.weeks.length > 1
        ? html`<section>
            <h2>${weeksTitle(report)}</h2>
            <figure>
              ${weeksPlot(report)}
              <figcaption>
                Share of tickets on which both agreed, with its range, by the week in which they came in.
              </figcaption>
            </figure>
          </section>`
        : undefined
    }`
}

function judged({ report, dearest }: ShadowPageInput): Html {
  const { people, pointsman, both, neither } = report.judged
  return html`<section>
    <h2>${judgedTitle(report)}</h2>
    <p>
      Judged for people: ${commas(people)}, for Pointsman: ${commas(pointsman)}, either will do: ${commas(both)},
      neither: ${commas(neither)}.
      ${report.openMinutes >= 1 ? `${minutes(report.openMinutes)} are at stake in what is open.` : undefined}
    </p>
    ${
      dearest.length === 0
        ? undefined
        : html`<h3>The dearest that are open</h3>
            <table>
              <thead>
                <tr>
                  ${['Ticket', 'Pointsman', 'People', 'At stake'].map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${dearest.map(dearRow)}
              </tbody>
            </table>`
    }
  </section>`
}

function dearRow({ ticketId, subject, comparison }: StoredComparison): Html {
  const { because, cost } = comparison
  return html`<tr>
    <td>${subject === '' ? '(no subject)' : subject.slice(0, 80)}<br /><span class="worth">${ticketId}</span></td>
    <td>${because.pointsman[0]}</td>
    <td>${because.people.slice(0, 2).join('; ')}</td>
    <td>${minutes(cost.score)}</td>
  </tr>`
}

function signed(value: number): string {
  const rounded = Math.round(value)
  if (rounded === 0) return '0'
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)}`
}

import type { NamedRate, Overrider, OverrideReason, RateReview } from '@pointsman/core'
import type { FullReview } from '../review/make-review.ts'
import { bars } from './bars.ts'
import { calibrationPlot } from './calibration-plot.ts'
import { html, type Html } from './html.ts'
import { page } from './page.ts'
import { commas, percent } from './plot-text.ts'
import { ratePlot } from './rate-plot.ts'
import {
  calibrationTitle,
  coverageTitle,
  lessonsTitle,
  loadTitle,
  minutes,
  misrouteTitle,
  overrideTitle,
  reviewHeadline,
  stepText,
  timesTitle,
} from './review-titles.ts'

/** Rows of a plot; all are in the JSON. */
const mostRows = 12

/** The review as one page that can be mailed: nothing outside of it is needed. */
export function reviewPage(full: FullReview, madeAt: number): string {
  const { review } = full
  const { volumes } = review
  const body = html`<main>
    <p class="over">Review of ${day(review.from)} to ${day(review.to - 1)}</p>
    <h1>${reviewHeadline(full)}</h1>
    <p class="lead">
      ${commas(volumes.decided)} tickets were decided for the first time: ${commas(volumes.alone)} by Pointsman alone,
      ${commas(volumes.suggested)} as suggestions, ${commas(volumes.shadow)} in shadow, ${commas(volumes.triage)} left
      to a person. ${commas(volumes.resolved)} of them are resolved.
    </p>
    ${toDo(full)} ${overrides(full)} ${misroutes(full)} ${trust(full)} ${times(full)} ${load(full)} ${lessons(full)}
    <div class="notes">
      <p>
        Ranges hold the true figure in 95 of 100 cases: Wilson's for shares, Newcombe's for their differences, order
        statistics for times. Times are around the clock. A ticket counts in the period of its first decision; what is
        still open is in no share of resolved tickets. Made on
        ${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.
      </p>
    </div>
  </main>`
  return page(`Review: ${reviewHeadline(full)}`, body)
}

function toDo({ next, names }: FullReview): Html {
  if (next.length === 0) return html`<h2>Nothing calls for a change</h2>`
  return html`<h2>What to do next</h2>
    <ol>
      ${next.map((step) => html`<li>${stepText(step, names)}</li>`)}
    </ol>`
}

function overrides({ review, names }: FullReview): Html {
  const { overrides: rate } = review
  if (rate.all.n === 0) return html`<h2>${overrideTitle(rate)}</h2>`
  const before = rate.before
  return html`<section>
    <h2>${overrideTitle(rate)}</h2>
    <figure>
      ${ratePlot({
        label: 'Share overridden, by week',
        weeks: rate.weeks,
        ...(before && { line: { value: before.value, name: `period before: ${percent(before.value)}` } }),
      })}
      <figcaption>Share of decisions that people saw and changed, by week, with its range.</figcaption>
    </figure>
    ${byName('Overrides by queue', rate, names.queues)} ${whoTable(review.overriders, names)}
    ${reasonBars(review.reasons)}
  </section>`
}

function whoTable(overriders: readonly Overrider[], names: FullReview['names']): Html {
  if (overriders.length === 0) return html``
  const columns = ['Who', 'Overrides', 'Agent', 'Queue', 'Priority', 'Intent', 'Mostly in']
  return html`<h3>Who changes what</h3>
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${overriders.slice(0, mostRows).map(
          ({ actor, overrides: count, facets, mostly = '' }) =>
            html`<tr>
              <td>${names.agents.get(actor) ?? actor}</td>
              <td>${count}</td>
              <td>${facets.agent}</td>
              <td>${facets.queue}</td>
              <td>${facets.priority}</td>
              <td>${facets.intent}</td>
              <td>${names.queues.get(mostly) ?? mostly}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function reasonBars(reasons: readonly OverrideReason[]): Html {
  if (reasons.length === 0) return html``
  const shown = reasons.slice(0, mostRows).map(({ reason, overrides: count }) => ({
    name: reason,
    value: count,
    note: `${commas(count)} ${count === 1 ? 'time' : 'times'}`,
  }))
  return html`<h3>Why</h3>
    <figure>${bars('Reasons given', shown)}</figure>`
}

function misroutes({ review, names }: FullReview): Html {
  const { misroutes: rate } = review
  return html`<section>
    <h2>${misrouteTitle(rate)}</h2>
    ${
      rate.all.n === 0
        ? undefined
        : html`<figure>
              ${ratePlot({ label: 'Share misrouted, by week', weeks: rate.weeks })}
              <figcaption>
                Share of resolved tickets whose queue was another in the end, by week of the decision.
              </figcaption>
            </figure>
            ${byName('Misroutes by queue', rate, names.queues)}
            ${byName('Misroutes by intent', rate, new Map(), 'intents')}`
    }
  </section>`
}

function byName(
  label: string,
  rate: RateReview,
  names: ReadonlyMap<string, string>,
  which: 'queues' | 'intents' = 'queues',
): Html {
  const rows = rate[which].filter(({ cases }) => cases > 0)
  if (rows.length === 0) return html``
  return html`<h3>${label}</h3>
    <figure>
      ${bars(label, rows.slice(0, mostRows).map(asBar(names)), { at: rate.all.value, name: `all: ${percent(rate.all.value)}` })}
    </figure>`
}

function asBar(names: ReadonlyMap<string, string>): (row: NamedRate) => Parameters<typeof bars>[1][number] {
  return ({ name, cases, rate }) => ({
    name: names.get(name) ?? name,
    value: rate.value,
    low: rate.low,
    high: rate.high,
    note: `${percent(rate.value)}: ${commas(cases)} of ${commas(rate.n)}`,
  })
}

function trust({ review }: FullReview): Html {
  const { calibration, coverage } = review
  return html`<section>
    <h2>${coverageTitle(review)}</h2>
    ${
      coverage.all.n === 0
        ? undefined
        : html`<figure>
            ${ratePlot({ label: 'Share decided alone, by week', weeks: coverage.weeks, most: 1 })}
            <figcaption>Share decided without asking anybody, of all that was not in shadow, by week.</figcaption>
          </figure>`
    }
    <h2>${calibrationTitle(review)}</h2>
    ${
      calibration === undefined
        ? undefined
        : html`<figure>
            ${calibrationPlot(calibration)}
            <figcaption>
              How sure the reader was of the queue against how often it was right. Dots are as large as they have
              tickets.
            </figcaption>
          </figure>`
    }
  </section>`
}

function times({ review }: FullReview): Html {
  const { before, now } = review.times
  const rows = (
    [
      ['first response, before', before.firstResponse],
      ['first response, now', now.firstResponse],
      ['resolution, before', before.resolution],
      ['resolution, now', now.resolution],
    ] as const
  ).flatMap(([name, spread]) =>
    spread === undefined
      ? []
      : [
          {
            name,
            value: spread.median.value,
            low: spread.median.low,
            high: spread.median.high,
            note: `half ${minutes(spread.median.value)}, nine in ten ${minutes(spread.ninetieth.value)}`,
          },
        ],
  )
  return html`<section>
    <h2>${timesTitle(review)}</h2>
    ${rows.length === 0 ? undefined : html`<figure>${bars('Minutes, half of the tickets', rows)}</figure>`}
    <p class="gain">
      Before: ${commas(before.tickets)} tickets that Pointsman did not touch, imported or in shadow. Now:
      ${commas(now.tickets)}. Other things may have changed between them as well.
    </p>
  </section>`
}

function load({ review, names }: FullReview): Html {
  const { agents, gini } = review.load
  if (agents.length === 0) return html`<h2>${loadTitle(review)}</h2>`
  const total = agents.reduce((sum, { effort }) => sum + effort, 0)
  return html`<section>
    <h2>${loadTitle(review)}</h2>
    <figure>
      ${bars(
        'Effort by person',
        agents.slice(0, 30).map(({ agent, effort, tickets }) => ({
          name: names.agents.get(agent) ?? agent,
          value: effort,
          note: `${commas(tickets)} tickets, effort ${effort.toFixed(0)}`,
        })),
        { at: total / agents.length, name: 'even share' },
      )}
      <figcaption>
        Effort of resolved tickets. Unevenness (Gini) ${gini.toFixed(2)}: 0 is even, 1 one person does all. Hours worked
        differ.
      </figcaption>
    </figure>
  </section>`
}

function lessons(full: FullReview): Html {
  return html`<section>
    <h2>${lessonsTitle(full)}</h2>
    ${
      full.lessons.length === 0
        ? undefined
        : html`<figure>
            ${bars(
              'Lessons by facet',
              full.lessons.map(({ facet, lessons: count, tickets }) => ({
                name: facet,
                value: count,
                note: `${commas(count)} from ${commas(tickets)} tickets`,
              })),
            )}
          </figure>`
    }
  </section>`
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

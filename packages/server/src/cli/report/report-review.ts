import type { Timestamp } from '@pointsman/core'
import { toReview } from '../../contract/review.ts'
import { policyInForce } from '../../engine/decide-batch.ts'
import { commas } from '../../report/plot-text.ts'
import { reviewPage } from '../../report/review-page.ts'
import {
  calibrationTitle,
  coverageTitle,
  lessonsTitle,
  loadTitle,
  misrouteTitle,
  overrideTitle,
  reviewHeadline,
  stepText,
  timesTitle,
} from '../../report/review-titles.ts'
import { makeReview, type FullReview } from '../../review/make-review.ts'
import { periodOf } from '../../review/review-period.ts'
import type { AnswerOptions } from '../answer.ts'
import { withStore } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { writePage } from '../write-page.ts'

/** As given on the command line. */
export interface ReviewReportOptions extends AnswerOptions {
  readonly month?: string
  readonly from?: Timestamp
  readonly to?: Timestamp
  readonly html?: string
}

/** The page that is written when nobody says which. */
const usualPage = 'pointsman-review.html'

/** Carries out `pointsman report review`. */
export async function reportReview(
  options: ReviewReportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  const { from, to } = periodOf(options, shell.now(), 'usage')
  const full = await withStore(shell, storeOptions, async (store) => {
    const progress = showProgress(shell, 'looking back')
    try {
      return await makeReview(
        { store, now: shell.now },
        {
          ...{ from, to },
          policy: await policyInForce({ store }),
          onProgress: (tickets) => progress.update(0, `${commas(tickets)} tickets`),
        },
      )
    } finally {
      progress.end()
    }
  })
  const isEmpty = full.review.volumes.decided === 0
  const html = options.html ?? (options.json || isEmpty ? undefined : usualPage)
  if (html !== undefined) await writePage(html, reviewPage(full, shell.now()))
  return { json: toReview(full), text: reviewText(full, shell.now(), html) }
}

function reviewText(full: FullReview, now: Timestamp, pageFile: string | undefined): string {
  const { review, next, names } = full
  if (review.volumes.decided === 0) return nothingText(full, now)
  const lines = [
    `${periodText(full)}: ${reviewHeadline(full)}.`,
    '',
    ...[overrideTitle(review.overrides), misrouteTitle(review.misroutes), coverageTitle(review)],
    ...[calibrationTitle(review), timesTitle(review), loadTitle(review), lessonsTitle(full)],
  ]
  const steps = next.map((step, at) => `${String(at + 1).padStart(2)}. ${stepText(step, names)}`)
  return [
    ...lines.map((line) => (line === '' || line.endsWith('.') ? line : `  ${line}.`)),
    '',
    ...(steps.length === 0 ? ['Nothing calls for a change.'] : ['What to do next', ...steps]),
    ...(pageFile === undefined ? [] : ['', `With pictures, by queue and by person: ${pageFile}`]),
  ].join('\n')
}

/** Which days were looked at; the last month that is over is easily taken for this one. */
function periodText({ review: { from, to } }: FullReview): string {
  const day = (at: Timestamp): string => new Date(at).toISOString().slice(0, 10)
  return `${day(from)} to ${day(to - 1)}`
}

function nothingText(full: FullReview, now: Timestamp): string {
  return [
    `${periodText(full)}: nothing was decided.`,
    'A ticket belongs to the day of its first decision; imported ones have none. This month so far:',
    `  pointsman report review --month ${new Date(now).toISOString().slice(0, 7)}`,
  ].join('\n')
}

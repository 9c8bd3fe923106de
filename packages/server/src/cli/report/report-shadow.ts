import { modeOf, type ShadowReport, type Timestamp } from '@pointsman/core'
import { toShadowReport } from '../../contract/shadow-report.ts'
import { policyInForce } from '../../engine/decide-batch.ts'
import { shadowPage } from '../../report/shadow-page.ts'
import {
  agreementTitle,
  judgedTitle,
  liveTitle,
  readinessTitle,
  shadowHeadline,
  stuckAdvice,
} from '../../report/shadow-titles.ts'
import { reportShadow } from '../../shadow/report-shadow.ts'
import type { AnswerOptions } from '../answer.ts'
import { withStore } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { writePage } from '../write-page.ts'

/** As given on the command line. */
export interface ShadowReportOptions extends AnswerOptions {
  readonly since?: Timestamp
  readonly until?: Timestamp
  readonly html?: string
}

/** The page that is written when nobody says which. */
const usualPage = 'pointsman-shadow.html'
/** Open discrepancies named on the page. */
const mostNamed = 15

/** Carries out `pointsman report shadow`. */
export async function makeShadowReport(
  options: ShadowReportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  const { since, until } = options
  const period = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
  return withStore(shell, storeOptions, async (store) => {
    const policy = await policyInForce({ store })
    const report = await reportShadow({ store, now: shell.now }, policy, period)
    const modeNow = (queue: string): string => modeOf(queue, policy)
    const file = options.html ?? (options.json ? undefined : usualPage)
    if (file !== undefined) {
      const { items } = await store.discrepancies({ ...period, state: 'open', limit: mostNamed })
      const made = { report, dearest: items, modeNow, period: periodInWords(period), madeAt: shell.now() }
      await writePage(file, shadowPage(made))
    }
    return { json: toShadowReport(report, modeNow), text: reportText(report, file) }
  })
}

function reportText(report: ShadowReport, file: string | undefined): string {
  const queues = report.queues.map(
    ({ queue, readiness, tickets }) => `  ${queue}: ${readinessTitle(readiness, tickets)}`,
  )
  const advice = stuckAdvice(report)
  const found =
    report.tickets === 0
      ? ['Tickets must be decided in shadow or suggest, and resolved by people.']
      : [
          `${liveTitle(report.live)}.`,
          `${agreementTitle(report)}.`,
          `${judgedTitle(report)}.`,
          '',
          ...queues,
          ...(advice === '' ? [] : ['', `${advice}.`]),
        ]
  const page = file === undefined ? [] : ['', `With pictures and the dearest discrepancies: ${file}`]
  return [`${shadowHeadline(report)}.`, '', ...found, ...page].join('\n')
}

function periodInWords({ since, until }: { readonly since?: Timestamp; readonly until?: Timestamp }): string {
  const day = (at: Timestamp): string => new Date(at).toISOString().slice(0, 10)
  if (since === undefined && until === undefined) return 'all there is'
  if (until === undefined) return `since ${day(since!)}`
  return since === undefined ? `until ${day(until)}` : `${day(since)} to ${day(until)}`
}

import { PointsmanError, reportQuality } from '@pointsman/core'
import { plainText } from '../../senses/plain-text.ts'
import { qualityPage } from '../../report/quality-page.ts'
import { say } from '../answer.ts'
import { showProgress } from '../progress.ts'
import type { QualityReportOptions } from '../report.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { writePage } from '../write-page.ts'
import { qualityJson } from './quality-json.ts'
import { qualityText } from './quality-text.ts'
import { readHistory } from './read-history.ts'

/** The page that is written when nobody says which. */
const usualPage = 'pointsman-quality.html'
/** How surely the risk is kept: in nineteen of twenty cases. */
const confidence = 0.95

/** Carries out `pointsman report quality`. */
export async function reportOnQuality(
  options: QualityReportOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  const started = shell.seconds()
  const { target, limit, risk, seed } = options
  const history = await readHistory(options, shell, storeOptions, plainText)
  if (history.tickets.length === 0) throw nothingToLookAt(options)
  const progress = showProgress(shell, 'looking them over')
  const report = (() => {
    try {
      return reportQuality(history.tickets, {
        ...{ target, limit, risk, seed, confidence },
        agents: history.agents,
        late: history.late,
        origin: history.origin,
        now: shell.now(),
        onProgress: (share, step) => progress.update(share, step),
      })
    } finally {
      progress.end()
    }
  })()
  for (const note of history.notes) say(shell, note)
  const html = options.html ?? (options.json ? undefined : usualPage)
  if (html !== undefined) await writePage(html, qualityPage(report, { source: history.source, madeAt: shell.now() }))
  const facts = { source: history.source, seconds: shell.seconds() - started, ...(html && { page: html }) }
  return { json: qualityJson(report, facts), text: qualityText(report, facts) }
}

function nothingToLookAt({ history, since }: QualityReportOptions): PointsmanError {
  const when = since === undefined ? '' : ` received since ${new Date(since).toISOString().slice(0, 10)}`
  return new PointsmanError(
    'nothing_to_learn',
    `there are no tickets of the past${when} to look over`,
    history ? 'look at the lines above: were all rows skipped?' : 'import some first: pointsman import FILE',
  )
}

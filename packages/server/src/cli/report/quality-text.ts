import { resolve } from 'node:path'
import type { QualityReport } from '@pointsman/core'
import { commas, inThousand } from '../../report/plot-text.ts'
import { expectationTitle, headline } from '../../report/quality-titles.ts'
import { duration } from '../progress.ts'
import type { QualityFacts } from './quality-json.ts'

/** The report for a terminal: what was found, what to do, and at last what was looked over and where the page lies. */
export function qualityText(report: QualityReport, { seconds, source, page }: QualityFacts): string {
  const findings = report.findings.flatMap(({ title, remedy, worth }, at) => [
    `${String(at + 1).padStart(2)}. ${title}.`,
    `    ${remedy}`,
    worth.perThousand > 0
      ? `    Worth ${inThousand(worth.perThousand)} that ${worth.gain}.`
      : `    Worth ${inThousand(0)}.`,
    '',
  ])
  return [
    `${headline(report)}.`,
    `${commas(report.tickets)} tickets, ${commas(report.labelled)} with a ${report.target}, looked over in ${duration(seconds)}.`,
    '',
    ...findings,
    ...(report.expected ? [`${expectationTitle(report.expected)}.`, ''] : []),
    ...report.notes,
    `Looked over: ${source}.`,
    ...(page === undefined ? [] : [`The tickets and the pictures: ${resolve(page)}`]),
  ].join('\n')
}

import { PointsmanError } from '@pointsman/core'
import { rehearse, type RehearsalReport } from '../../rehearsal/rehearse.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { sampleRehearsal } from './sample-rehearsal.ts'

export interface RehearseOptions {
  readonly days: number
  readonly ticketsPerDay: number
  readonly seed: number
  readonly json?: boolean
}

/** A Sunday, 22:00 UTC: Monday morning begins with a backlog. */
const start = Date.UTC(2026, 2, 1, 22)
const day = 86_400_000

/** Carries out `pointsman rehearse`; throws where the two did not decide the same. */
export async function rehearseSample(
  options: RehearseOptions,
  shell: Shell,
): Promise<{ readonly json: unknown; readonly text: string }> {
  const { seed, ticketsPerDay, days } = options
  const progress = showProgress(shell, 'rehearsal')
  try {
    progress.update(undefined, 'a reader learns from the past')
    const rehearsal = await sampleRehearsal({ seed, start, end: start + days * day, ticketsPerDay })
    const report = await rehearse(rehearsal, { seconds: shell.seconds, onProgress: progress.update })
    if (report.differences.length > 0) throw differ(report)
    return { json: { days, ...report }, text: asText(report, days) }
  } finally {
    progress.end()
  }
}

/** So many days are a month. */
const monthDays = 30

function asText({ overHttp, inProcess, seconds }: RehearsalReport, days: number): string {
  const month = (spent: number): string => `a month in ${((monthDays / days) * (spent / 60)).toFixed(1)} minutes`
  const happened = Object.entries(overHttp.kinds)
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}`)
  return [
    `${overHttp.tickets} tickets in ${days} days, ${overHttp.decisions} decisions, the clock moved ${overHttp.ticks} times.`,
    `Over HTTP and in process every decision was the same, with all its reasons.`,
    '',
    `over HTTP   ${seconds.overHttp.toFixed(1)} s  (${month(seconds.overHttp)})`,
    `in process  ${seconds.inProcess.toFixed(1)} s  (${month(seconds.inProcess)}, ${inProcess.decisions} decisions)`,
    '',
    `What happened: ${happened.join(', ')}.`,
  ].join('\n')
}

function differ({ differences }: RehearsalReport): PointsmanError {
  const lines = differences.map(
    ({ what, overHttp, inProcess }) =>
      `  ${what}: ${JSON.stringify(overHttp)?.slice(0, 200)} over HTTP, ${JSON.stringify(inProcess)?.slice(0, 200)} in process`,
  )
  return new PointsmanError('internal', `the rehearsal came out differently:\n${lines.join('\n')}`)
}

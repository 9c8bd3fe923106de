import { share, type PromisedLane } from '@pointsman/core'
import type { StoredAlarm } from '../../store/store.ts'
import type { RiskReport, Tally } from '../../trust/risk-report.ts'
import { table } from '../table.ts'

/** Days listed one by one; the others are in the sums. */
const daysListed = 14

/** The report for a terminal: the finding first, then what it rests on. */
export function riskText(report: RiskReport): string {
  const { all, queues, byDay, curve } = report
  return [
    headline(all, report.days),
    promise(report),
    ...section('Alarms', report.alarms.map(alarmInWords)),
    ...section('Thresholds', report.thresholds?.lanes.map(laneInWords) ?? []),
    ...tableOf(
      'By queue',
      'l:read_as l:mode r:tickets r:alone r:share r:proved r:wrong r:share_wrong',
      queues.map((one) => [one.queue ?? '(none)', modeOf(one), ...cells(one)]),
    ),
    ...tableOf(
      'By day',
      'l:day r:tickets r:alone r:share r:proved r:wrong r:share_wrong',
      byDay.slice(-daysListed).map((one) => [new Date(one.day).toISOString().slice(0, 10), ...cells(one)]),
    ),
    ...tableOf(
      'What another tolerance would buy',
      'r:tolerated r:threshold r:decided_alone r:wrong_among_them',
      curve.map(({ tolerated, threshold, coverage, acted, wrong }) => [
        share(tolerated),
        threshold > 1 ? 'never' : threshold.toFixed(3),
        share(coverage),
        acted === 0 ? '–' : share(wrong / acted),
      ]),
    ),
    ...(isUneven(curve) ? [unevenNote] : []),
  ].join('\n')
}

function headline({ tickets, acted, coverage, proved, error }: Tally, days: number): string {
  const when = days === 1 ? 'Today' : `In the last ${days} days`
  if (tickets === 0) return `${when} no ticket was read by this version.`
  if (acted === 0) return `${when} none of ${tickets.toLocaleString('en')} tickets was decided alone.`
  const alone = `${when} ${share(coverage)} of ${tickets.toLocaleString('en')} tickets were decided alone`
  if (error === undefined) return `${alone}; none of them has been resolved yet.`
  return `${alone}; of ${proved.toLocaleString('en')} that were resolved ${share(error.share)} were wrong (${interval(error)}).`
}

function promise({ asked, thresholds }: RiskReport): string {
  const want = `Tolerated: ${share(asked.tolerated)} with ${share(asked.confidence)} confidence${asked.isEnforced ? '' : ', not enforced'}.`
  if (thresholds === undefined || thresholds.lanes.length === 0) {
    const [has, needs] = [thresholds?.tickets ?? 0, thresholds?.needed]
    const missing = needs === undefined ? '' : `: ${has} resolved tickets of at least ${needs}`
    return `${want} No thresholds yet${missing}; the policy's act_confidence decides.`
  }
  return `${want} Thresholds ${thresholds.version} of ${new Date(thresholds.at).toISOString().slice(0, 16)}Z, model ${thresholds.model}.`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function tableOf(title: string, columns: string, rows: readonly (readonly string[])[]): readonly string[] {
  return section(title, rows.length === 0 ? [] : [table(columns, rows)])
}

/** Nobody expects less to be decided alone where more may go wrong. */
function isUneven(curve: RiskReport['curve']): boolean {
  return curve.some(({ coverage }, at) => coverage < (curve[at - 1]?.coverage ?? 0))
}

const unevenNote =
  'The threshold is that of all queues together. The more is tolerated, the fewer tickets it takes until a queue is\n' +
  'judged by its own; one that fails alone drops out, so that the share decided alone can fall.'

function laneInWords({ queue, because }: PromisedLane): string {
  return `${queue ?? 'all others'}: ${because}`
}

function alarmInWords({ id, queue, at, because }: StoredAlarm): string {
  const since = new Date(at).toISOString().slice(0, 16)
  return `${id}: nothing is decided alone in ${queue ?? 'any queue'} since ${since}Z: ${because}`
}

function modeOf({ mode, alarm }: RiskReport['queues'][number]): string {
  return alarm === undefined ? mode : `${mode} (alarm ${alarm})`
}

function cells({ tickets, acted, coverage, proved, wrong, error }: Tally): readonly string[] {
  const found = error === undefined ? '–' : `${share(error.share)} (${interval(error)})`
  return [String(tickets), String(acted), share(coverage), String(proved), String(wrong), found]
}

function interval({ low, high }: NonNullable<Tally['error']>): string {
  return `${share(low)} to ${share(high)}`
}

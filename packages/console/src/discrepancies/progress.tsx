import { Progress as Bar, Skeleton, Tooltip } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import type { ShadowReport } from '../client/shapes.ts'
import { ofMinutes, ofWork, rangeOf, type Estimate } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'

type Name = keyof typeof texts.discrepancies.stats

/** How far the work is, and what it has shown up to now. */
export function Progress({ report }: { readonly report: ShadowReport | undefined }): ReactElement {
  const t = texts.discrepancies
  const judged = Object.values(report?.judged ?? {}).reduce((sum, one) => sum + one, 0)
  const ready = report?.queues.filter(({ readiness }) => readiness.state === 'ready').length ?? 0
  const right = report?.right_where_judged
  const all = report?.discrepancies ?? 0
  return (
    <dl className="stats">
      <Figure name="open" below={report && t.judgedOf(count(judged), count(all))}>
        {report && count(Math.max(0, all - judged))}
        <Bar value={all === 0 ? 100 : (100 * judged) / all} aria-label={t.progress} size="sm" mt={2} color="signal" />
      </Figure>
      <Figure name="stake">{report && ofWork(report.open_minutes)}</Figure>
      <Figure
        name="right"
        below={right && (right.n === 0 ? t.noneJudgedYet : `${rangeOf(right)} ${t.ofJudged(count(right.n))}`)}
      >
        {right && (right.n === 0 ? texts.none : percent(right.value))}
      </Figure>
      <Figure name="agreed" below={report && `${rangeOf(report.agreed)} ${t.ofTickets(count(report.agreed.n))}`}>
        {report && (report.agreed.n === 0 ? texts.none : percent(report.agreed.value))}
      </Figure>
      <Figure name="sooner" below={soonerRange(report?.live.minutes_sooner)}>
        {report && sooner(report.live.minutes_sooner)}
      </Figure>
      <Figure name="ready" below={report && t.readyOf(count(report.queues.length))}>
        {report && count(ready)}
      </Figure>
    </dl>
  )
}

interface FigureProps {
  readonly name: Name
  readonly below?: string | undefined
  readonly children: ReactNode
}

function Figure({ name, below, children }: FigureProps): ReactElement {
  return (
    <Tooltip label={texts.discrepancies.hints[name]}>
      <div className="stat calm">
        <dt className="stat-name">{texts.discrepancies.stats[name]}</dt>
        <dd className="stat-value num">{children ?? <Skeleton height={22} width={48} />}</dd>
        <dd className="stat-below">{below}</dd>
      </div>
    </Tooltip>
  )
}

/** Of tickets on average; where its range holds zero, nothing is claimed. */
function sooner(minutes: Estimate | undefined): string {
  const t = texts.discrepancies
  if (minutes === undefined) return texts.none
  if (minutes.low <= 0 && minutes.high >= 0) return t.same
  const time = ofMinutes(Math.abs(minutes.value))
  return minutes.value > 0 ? t.sooner(time) : t.later(time)
}

function soonerRange(minutes: Estimate | undefined): string {
  if (minutes === undefined) return ''
  const [low, high] = [minutes.low, minutes.high].map((value) => `${value < 0 ? '−' : ''}${ofMinutes(Math.abs(value))}`)
  return texts.discrepancies.between(low!, high!)
}

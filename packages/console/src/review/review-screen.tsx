import './review.css'
import { Skeleton, Tooltip } from '@mantine/core'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Review } from '../client/shapes.ts'
import { useServerNow } from '../live/clock.ts'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { fine } from '../show/estimates.ts'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { Calibration } from './calibration.tsx'
import { Funnel } from './funnel.tsx'
import { Load } from './load.tsx'
import { MonthPicker } from './month-picker.tsx'
import { monthInWords, monthOf, shifted } from './months.ts'
import { NextSteps } from './next-steps.tsx'
import { Lessons, Overriders, Reasons } from './people.tsx'
import { RateChart } from './rate-chart.tsx'
import { RatePanel } from './rate-panel.tsx'
import { RiskCurve } from './risk-curve.tsx'
import { Times } from './times.tsx'

const route = getRouteApi('/review')

/** A month looked back on: whether it goes better, where it does not, and what to do about it. */
export function ReviewScreen(): ReactElement {
  const { month } = route.useSearch()
  const review = useReview(month)
  const now = useServerNow()
  const shown = month ?? (review.data === undefined ? shifted(monthOf(now), -1) : monthOf(Date.parse(review.data.from)))
  useTitle(`${texts.review.title} · ${monthInWords(shown)}`)
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {texts.review.title} · {monthInWords(shown)}
        </h1>
        <MonthPicker month={shown} />
      </header>
      {review.error === null ? null : <Failed error={review.error} onAgain={() => void review.refetch()} />}
      {review.isPending ? <Skeleton height={480} aria-label={texts.now.loading} /> : null}
      {review.data === undefined ? null : <Looked of={review.data} isStale={review.isPlaceholderData} />}
    </div>
  )
}

function useReview(month: string | undefined): UseQueryResult<Review> {
  return useQuery({
    queryKey: ['review', month],
    queryFn: () => answered(api.GET('/v1/reports/review', { params: { query: month === undefined ? {} : { month } } })),
    // A month is many tickets, and does not change while one looks at it.
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })
}

interface LookedProps {
  readonly of: Review
  /** Another month is on its way. */
  readonly isStale: boolean
}

function Looked({ of, isStale }: LookedProps): ReactElement {
  const now = useServerNow()
  if (of.volumes.decided === 0) {
    return (
      <Empty title={texts.review.nothing}>
        <p>{texts.review.nothingLead}</p>
        <Link to="/review" search={{ month: monthOf(now) }}>
          {texts.review.thisMonth}
        </Link>
      </Empty>
    )
  }
  return (
    <div className="review" aria-busy={isStale}>
      <Volumes of={of.volumes} />
      <NextSteps of={of.next} />
      <div className="ticket-columns">
        <div className="column">
          <Funnel of={of.funnel} />
          <RatePanel of={of.overrides} words={texts.review.overrides} />
          <Overriders of={of.overriders} />
          <Reasons of={of.reasons} />
          <Coverage of={of.coverage} />
          <Load of={of.load} />
        </div>
        <div className="column">
          <RatePanel of={of.misroutes} words={texts.review.misroutes} />
          <RiskCurve of={of.risk_curve} />
          <Calibration of={of.calibration} />
          <Times of={of.times} />
          <Lessons of={of.lessons} />
        </div>
      </div>
      <p className="quiet note">{texts.review.note}</p>
    </div>
  )
}

/** What became of the tickets of the month. */
function Volumes({ of }: { readonly of: Review['volumes'] }): ReactElement {
  const names = ['decided', 'alone', 'suggested', 'shadow', 'triage', 'resolved'] as const
  return (
    <dl className="stats">
      {names.map((name) => (
        <Tooltip key={name} label={texts.review.volumeHints[name]}>
          <div className="stat calm">
            <dt className="stat-name">{texts.review.volumes[name]}</dt>
            <dd className="stat-value num">{count(of[name])}</dd>
            <dd className="stat-below">
              {name === 'decided' ? '' : texts.review.ofAll(percent(of[name] / of.decided))}
            </dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}

function Coverage({ of }: { readonly of: Review['coverage'] }): ReactElement {
  const t = texts.review.coverage
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {of.all.n === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p className="finding">{t.finding(fine(of.all.value), count(of.all.n))}</p>
          <RateChart label={t.chart} weeks={of.weeks} most={1} />
        </>
      )}
    </section>
  )
}

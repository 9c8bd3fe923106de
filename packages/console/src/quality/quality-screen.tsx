import './quality.css'
import { Alert, Progress, Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { QualityReport, QualityState } from '../client/shapes.ts'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Instant } from '../show/instant.tsx'
import { count, percent } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { Confusion } from './confusion.tsx'
import { Expected } from './expected.tsx'
import { Findings } from './findings.tsx'
import { MakeForm } from './make-form.tsx'
import { useMake, useQuality } from './use-quality.ts'

const route = getRouteApi('/quality')

/** What is wrong with the history, what to do about it, and what could be expected of routing on it. */
export function QualityScreen(): ReactElement {
  const state = useQuality()
  const make = useMake()
  useTitle(texts.quality.title)
  const report = state.data?.report
  return (
    <div className="page quality">
      <header className="page-head">
        <h1>{texts.quality.title}</h1>
        <p className="quiet">{texts.quality.lead}</p>
        {report === undefined ? null : (
          <MakeForm
            label={texts.quality.again}
            target={report.target}
            isBusy={make.isPending || state.data?.making !== undefined}
            onMake={(target) => make.mutate(target)}
          />
        )}
      </header>
      {state.error === null || state.data !== undefined ? null : (
        <Failed error={state.error} onAgain={() => void state.refetch()} />
      )}
      {make.error === null ? null : <Failed error={make.error} />}
      {state.data === undefined ? null : <Making of={state.data} />}
      {state.isPending ? <Skeleton height={320} aria-label={texts.now.loading} /> : null}
      {state.data !== undefined && report === undefined && state.data.making === undefined ? (
        <Empty title={texts.quality.none}>
          <p>{texts.quality.noneLead}</p>
          <MakeForm
            label={texts.quality.make}
            target="queue"
            isBusy={make.isPending}
            onMake={(target) => make.mutate(target)}
          />
        </Empty>
      ) : null}
      {report === undefined ? null : <Report of={report} />}
    </div>
  )
}

/** How far the next one is, and what became of the last attempt. */
function Making({ of: { making, failed } }: { readonly of: QualityState }): ReactElement | null {
  const t = texts.quality
  if (making !== undefined) {
    return (
      <section className="panel" role="status">
        <p>
          {t.making(percent(making.share))} · {making.step} · <span className="quiet">{t.madeBy(making.actor)}</span>
        </p>
        <Progress value={100 * making.share} mt="xs" aria-label={t.making(percent(making.share))} />
      </section>
    )
  }
  return failed === undefined ? null : <Alert role="alert">{t.failed(failed.because)}</Alert>
}

function Report({ of: report }: { readonly of: QualityReport }): ReactElement {
  const { finding } = route.useSearch()
  const t = texts.quality
  const { from, to } = report
  return (
    <>
      <section className="panel quality-head">
        <p className="finding">{report.headline}.</p>
        <p className="quiet">
          {t.about(count(report.tickets), count(report.labelled))}
          {from === undefined || to === undefined ? '' : ` · ${t.period(dayOf(from), dayOf(to))}`} · {t.made}{' '}
          <Instant at={report.made_at} />
        </p>
      </section>
      <div className="quality-columns">
        <Findings of={report.findings} open={finding} />
        <div className="column">
          {report.expected === undefined ? null : <Expected of={report.expected} target={report.target} />}
          {report.confusion === undefined ? null : <Confusion of={report.confusion} target={report.target} />}
          <Notes of={report.notes} />
        </div>
      </div>
    </>
  )
}

function Notes({ of }: { readonly of: readonly string[] }): ReactElement {
  return (
    <section className="panel">
      <h2>{texts.quality.notes}</h2>
      {[...of, texts.quality.masked].map((note) => (
        <p key={note} className="quiet note">
          {note}
        </p>
      ))}
    </section>
  )
}

function dayOf(instant: string): string {
  return days.format(new Date(instant))
}

const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

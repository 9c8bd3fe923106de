import type { ReactElement } from 'react'
import { Interval } from '../show/interval.tsx'
import type { RateReview } from '../client/shapes.ts'
import { fine, withRange } from '../show/estimates.ts'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { RateChart } from './rate-chart.tsx'

interface RatePanelProps {
  readonly of: RateReview
  readonly words: typeof texts.review.overrides | typeof texts.review.misroutes
}

/** A rate over the weeks, and where it is highest. */
export function RatePanel({ of, words }: RatePanelProps): ReactElement {
  const names = useNames()
  const { byQueue, byIntent } = texts.review
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {of.all.n === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className="finding">{words.finding(fine(of.all.value), count(of.all.n)) + changed(of)}</p>
          <RateChart label={words.chart} weeks={of.weeks} before={of.before?.value} />
          <Names title={byQueue} rows={of.queues} all={of.all.value} nameOf={names.queue} />
          <details className="weights">
            <summary>{byIntent}</summary>
            <Names title={byIntent} rows={of.intents} all={of.all.value} nameOf={(name) => name} />
          </details>
        </>
      )}
    </section>
  )
}

/** Only what is sure is called a change. */
function changed({ before, change, halves }: RateReview): string {
  const t = texts.review
  if (before !== undefined && change?.is_sure === true) return (change.value < 0 ? t.fewer : t.more)(fine(before.value))
  if (halves.change?.is_sure === true) return t.halves(fine(halves.first.value), fine(halves.second.value))
  return before === undefined ? '' : t.asBefore(fine(before.value))
}

interface NamesProps {
  readonly title: string
  readonly rows: RateReview['queues']
  /** The share of all, marked on every line. */
  readonly all: number
  readonly nameOf: (id: string) => string
}

/** Names shown; the rest had no case, or next to none. */
const mostRows = 12

function Names({ title, rows, all, nameOf }: NamesProps): ReactElement | null {
  const { columns, cases: caseWords } = texts.review
  const shown = rows.filter(({ cases }) => cases > 0).slice(0, mostRows)
  if (shown.length === 0) return null
  const longest = Math.max(...shown.map(({ rate }) => rate.high))
  return (
    <table className="figures rates">
      <caption className="hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{columns.rate}</th>
          <th scope="col" className="num">
            {columns.cases}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ name, cases, rate }) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td>
              <Interval
                at={rate.value / longest}
                low={rate.low / longest}
                high={rate.high / longest}
                tick={all / longest}
                text={withRange(rate)}
              />
            </td>
            <td className="num">{caseWords(count(cases), count(rate.n))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { ReactElement } from 'react'
import { texts } from '../texts.ts'
import type { Choice } from './curve.ts'
import { finePercent } from './format.ts'

interface BoughtProps {
  readonly points: readonly Choice[]
  readonly tolerated: number
  readonly before: number
}

/** What the tolerance chosen buys, and how much more or less than now. */
export function Bought({ points, tolerated, before }: BoughtProps): ReactElement {
  const at = (wanted: number): Choice['bought'] => points.find((point) => point.tolerated === wanted)?.bought
  const [chosen, now] = [at(tolerated), at(before)]
  const isKnown = points.some(({ bought }) => bought !== undefined)
  return (
    <dl className="bought" aria-live="polite">
      <div>
        <dt>{texts.policy.tolerated}</dt>
        <dd className="num">{finePercent(tolerated)}</dd>
        <dd className="below">{tolerated === before ? texts.policy.same : texts.policy.was(finePercent(before))}</dd>
      </div>
      {isKnown ? (
        <>
          <div>
            <dt title={texts.policy.decidedAloneHint}>{texts.policy.decidedAlone}</dt>
            <dd className="num">{chosen === undefined ? texts.none : finePercent(chosen.coverage)}</dd>
            <dd className="below">
              {chosen === undefined ? texts.policy.between : compared(chosen.coverage, now?.coverage)}
            </dd>
          </div>
          <div>
            <dt title={texts.policy.wrongExpectedHint}>{texts.policy.wrongExpected}</dt>
            <dd className="num">{chosen?.error === undefined ? texts.none : finePercent(chosen.error)}</dd>
            <dd className="below">{chosen?.error === undefined ? '' : compared(chosen.error, now?.error)}</dd>
          </div>
        </>
      ) : null}
    </dl>
  )
}

/** In points of a hundred, as shares of one whole are compared. */
function compared(value: number, now: number | undefined): string {
  if (now === undefined) return ''
  const points = 100 * (value - now)
  const text = Math.abs(points).toFixed(1)
  if (Number(text) === 0) return texts.policy.same
  return points > 0 ? texts.policy.more(text) : texts.policy.less(text)
}

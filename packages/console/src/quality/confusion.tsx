import type { ReactElement } from 'react'
import type { QualityReport, QualityTarget } from '../client/shapes.ts'
import { percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { confusedPairs } from './confused-pairs.ts'

interface ConfusionProps {
  readonly of: NonNullable<QualityReport['confusion']>
  readonly target: QualityTarget
}

/** Which labels are taken for which, most often first. */
export function Confusion({ of, target }: ConfusionProps): ReactElement {
  const t = texts.quality
  const names = useNames()
  const pairs = confusedPairs(of)
  const most = Math.max(0.01, ...pairs.map(({ share }) => share))
  const nameOf = (label: string): string => (target === 'queue' ? names.queue(label) : label)
  return (
    <section className="panel">
      <h2>{t.confused}</h2>
      <ul className="breakdown">
        {pairs.map(({ one, other, share }) => (
          <li key={`${one} ${other}`} className="part">
            <span className="part-bar" style={{ width: `${(100 * share) / most}%` }} />
            <span className="part-name">{t.confusedPair(nameOf(one), nameOf(other))}</span>
            <span className="num">{percent(share)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet note">{t.confusedHint}</p>
    </section>
  )
}

import type { ReactElement } from 'react'
import { texts } from '../texts.ts'
import { percent } from '../show/numbers.ts'
import { NumberField } from './number-field.tsx'

interface WeightsProps<Name extends string> {
  readonly weights: Readonly<Record<Name, number>>
  readonly before: Readonly<Record<Name, number>>
  /** Name and what it does, by field. */
  readonly words: Readonly<Record<string, readonly [string, string]>>
  readonly max: number
  readonly step: number
  readonly onChange: (weights: Record<Name, number>) => void
  /** Only proportions matter: the share of each is drawn. */
  readonly hasShares: boolean
}

/** Weights of a sum, a line each: what it does, how much it counts, and what it counted before. */
export function Weights<Name extends string>({
  weights,
  before,
  words,
  max,
  step,
  onChange,
  hasShares,
}: WeightsProps<Name>): ReactElement {
  const names = Object.keys(weights) as Name[]
  const sum = names.reduce((total, name) => total + weights[name], 0)
  const most = Math.max(...names.map((name) => weights[name]), 0.001)
  return (
    <table className="weights">
      <tbody>
        {names.map((name) => {
          const [label = name, what = ''] = words[name] ?? []
          const share = hasShares ? weights[name] / Math.max(sum, 1e-9) : weights[name]
          return (
            <tr key={name} className={weights[name] === before[name] ? '' : 'changed'}>
              <th scope="row">
                {label}
                <span className="quiet what">{what}</span>
              </th>
              <td>
                <NumberField
                  label={texts.policy.weightOf(label)}
                  value={weights[name]}
                  before={before[name]}
                  min={0}
                  max={max}
                  step={step}
                  onChange={(value) => onChange({ ...weights, [name]: value })}
                />
              </td>
              <td className="weight-share">
                <span className="track" aria-hidden="true">
                  <span className="fill" style={{ width: `${(100 * weights[name]) / most}%` }} />
                </span>
                <span className="num">{hasShares ? percent(share) : `× ${weights[name]}`}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

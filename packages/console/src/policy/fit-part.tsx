import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Rules } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import type { Editing } from './draft.ts'
import { NumberField } from './number-field.tsx'
import { Weights } from './weights.tsx'

const units: readonly Rules['capacity_in'][] = ['effort', 'tickets']

/** Who suits a ticket. */
export function FitPart({ editing: { rules, base, edit } }: { readonly editing: Editing }): ReactElement {
  const [label, what] = texts.policy.developmentShare
  const [capacity, counts] = texts.policy.capacityIn
  return (
    <section className="panel">
      <h2>{texts.policy.parts.fit}</h2>
      <p className="quiet note">{texts.policy.fitLead}</p>
      <Weights
        weights={rules.fit_weights}
        before={base.fit_weights}
        words={texts.policy.fit}
        max={10}
        step={0.1}
        hasShares={false}
        onChange={(weights) => edit({ fit_weights: weights })}
      />
      <div className="lines">
        <div className="line">
          <span>
            {label}
            <span className="quiet what">{what}</span>
          </span>
          <NumberField
            label={label}
            value={rules.development_share}
            before={base.development_share}
            min={0}
            max={1}
            step={0.01}
            times={100}
            suffix=" %"
            onChange={(value) => edit({ development_share: value })}
          />
        </div>
        <div className="line">
          <span>
            {capacity}
            <span className="quiet what">{counts}</span>
          </span>
          <NativeSelect
            size="xs"
            aria-label={capacity}
            value={rules.capacity_in}
            data={units.map((unit) => ({ value: unit, label: texts.policy.capacityUnits[unit] }))}
            onChange={({ currentTarget }) => edit({ capacity_in: currentTarget.value as Rules['capacity_in'] })}
          />
        </div>
      </div>
    </section>
  )
}

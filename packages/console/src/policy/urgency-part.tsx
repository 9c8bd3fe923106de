import type { ReactElement } from 'react'
import type { Rules } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import type { Editing } from './draft.ts'
import { NumberField } from './number-field.tsx'
import { Weights } from './weights.tsx'

/** What makes a ticket urgent, and from where on it is shown as urgent. */
export function UrgencyPart({ editing: { rules, base, edit } }: { readonly editing: Editing }): ReactElement {
  return (
    <>
      <section className="panel">
        <h2>{texts.policy.parts.urgency}</h2>
        <p className="quiet note">{texts.policy.urgencyLead}</p>
        <Weights
          weights={rules.urgency_weights}
          before={base.urgency_weights}
          words={texts.policy.urgency}
          max={1000}
          step={0.01}
          hasShares
          onChange={(weights) => edit({ urgency_weights: weights })}
        />
      </section>
      <Bands bands={rules.bands} before={base.bands} onChange={(bands) => edit({ bands })} />
    </>
  )
}

const limits = ['urgent', 'high', 'normal'] as const

interface BandsProps {
  readonly bands: Rules['bands']
  readonly before: Rules['bands']
  readonly onChange: (bands: Rules['bands']) => void
}

function Bands({ bands, before, onChange }: BandsProps): ReactElement {
  const isFalling = bands.urgent >= bands.high && bands.high >= bands.normal
  const regions = [
    { band: 'low', width: bands.normal },
    { band: 'normal', width: bands.high - bands.normal },
    { band: 'high', width: bands.urgent - bands.high },
    { band: 'urgent', width: 1 - bands.urgent },
  ] as const
  return (
    <section className="panel">
      <h2>{texts.policy.bands}</h2>
      <p className="quiet note">{texts.policy.bandsLead}</p>
      <div className="band-strip" aria-hidden="true">
        {regions.map(({ band, width }) => (
          <span key={band} className={`band-region ${band}`} style={{ flexGrow: Math.max(0, width) }}>
            {width < 0.09 ? '' : texts.bands[band]}
          </span>
        ))}
      </div>
      <div className="fields">
        {limits.map((limit) => (
          <label key={limit} className="field">
            <span>{texts.policy.places[`bands.${limit}`]}</span>
            <NumberField
              label={texts.policy.places[`bands.${limit}`] ?? limit}
              value={bands[limit]}
              before={before[limit]}
              min={0}
              max={1}
              step={0.01}
              isWrong={!isFalling}
              onChange={(value) => onChange({ ...bands, [limit]: value })}
            />
          </label>
        ))}
      </div>
      {isFalling ? null : (
        <p role="alert" className="past note">
          {texts.policy.bandsMustFall}
        </p>
      )}
    </section>
  )
}

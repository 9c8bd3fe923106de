import type { ReactElement } from 'react'
import { Skeleton, Slider, Switch } from '@mantine/core'
import type { Rules } from '../client/shapes.ts'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { Bought } from './bought.tsx'
import { CoverageChart, CurveTable } from './coverage-chart.tsx'
import { withPoint } from './curve.ts'
import type { Editing } from './draft.ts'
import { finePercent } from './format.ts'
import { Lanes } from './lanes.tsx'
import { NumberField } from './number-field.tsx'
import { useRisk } from './use-policy.ts'

/** How much may go wrong of what is decided alone, and what that buys. */
export function RiskPart({ editing }: { readonly editing: Editing }): ReactElement {
  const risk = useRisk()
  if (risk.data === undefined) {
    return risk.error === null ? (
      <Skeleton height={400} />
    ) : (
      <Failed error={risk.error} onAgain={() => void risk.refetch()} />
    )
  }
  const { curve, thresholds } = risk.data
  const set = (change: Partial<Rules['risk']>): void => editing.edit({ risk: { ...editing.rules.risk, ...change } })
  return (
    <>
      <Tolerated editing={editing} curve={curve} thresholds={thresholds} onChange={(tolerated) => set({ tolerated })} />
      <Sureness editing={editing} onRisk={set} />
      <Lanes editing={editing} lanes={thresholds?.lanes ?? []} onChange={(queues) => set({ queues })} />
    </>
  )
}

type Report = NonNullable<ReturnType<typeof useRisk>['data']>

interface ToleratedProps {
  readonly editing: Editing
  readonly curve: Report['curve']
  readonly thresholds: Report['thresholds']
  readonly onChange: (tolerated: number) => void
}

/** The slider, and what is bought where it stands. */
function Tolerated({ editing, curve, thresholds, onChange }: ToleratedProps): ReactElement {
  const { tolerated, confidence, over, enforced } = editing.rules.risk
  const before = editing.base.risk.tolerated
  const points = withPoint(curve, [tolerated, before])
  const place = points.findIndex((point) => point.tolerated === tolerated)
  const ground = thresholds?.ground === 'held_out' ? texts.policy.groundHeldOut : texts.policy.ground
  return (
    <section className="panel">
      <h2>{texts.policy.parts.risk}</h2>
      <Bought points={points} tolerated={tolerated} before={before} />
      {curve.length === 0 ? null : <CoverageChart points={points} place={place} />}
      <Slider
        className={curve.length === 0 ? 'tolerance' : 'tolerance under-chart'}
        color="signal"
        value={place}
        min={0}
        max={points.length - 1}
        label={(at) => finePercent(points[at]?.tolerated ?? 0)}
        thumbLabel={texts.policy.slider}
        thumbProps={{ 'aria-valuetext': finePercent(tolerated) }}
        onChange={(at) => onChange(points[at]?.tolerated ?? tolerated)}
      />
      <div className="line">
        <span>
          {texts.policy.slider}
          <span className="quiet what">{texts.policy.toleratedHint}</span>
        </span>
        <NumberField
          label={texts.policy.tolerated}
          value={tolerated}
          before={before}
          {...{ min: 0.001, max: 0.5, step: 0.005, times: 100, suffix: ' %' }}
          onChange={onChange}
        />
      </div>
      {curve.length === 0 ? (
        <Empty title={texts.policy.noCurve}>
          {thresholds === undefined
            ? texts.policy.notYetCalculated
            : texts.policy.noCurveLead(count(thresholds.tickets), count(thresholds.needed))}
        </Empty>
      ) : (
        <>
          <p className="quiet note">{ground(count(thresholds?.tickets ?? 0), finePercent(confidence), count(over))}</p>
          <CurveTable points={points} />
        </>
      )}
      {enforced ? null : <p className="note soon">{texts.policy.notEnforced}</p>}
    </section>
  )
}

type RiskField = 'confidence' | 'over' | 'wrong_labels'
type ActField = 'act_confidence' | 'act_in_scope'

const riskFields: readonly {
  readonly name: RiskField
  readonly min: number
  readonly max: number
  readonly step: number
}[] = [
  { name: 'confidence', min: 0.5, max: 0.999, step: 0.01 },
  { name: 'over', min: 1, max: 1_000_000, step: 500 },
  { name: 'wrong_labels', min: 0, max: 0.5, step: 0.01 },
]
const actFields: readonly ActField[] = ['act_confidence', 'act_in_scope']

interface SurenessProps {
  readonly editing: Editing
  readonly onRisk: (change: Partial<Rules['risk']>) => void
}

function Sureness({ editing: { rules, base, edit }, onRisk }: SurenessProps): ReactElement {
  const words = (name: RiskField | ActField): readonly [string, string] => texts.policy.riskFields[name] ?? [name, '']
  const asPercent = { times: 100, suffix: ' %' }
  return (
    <section className="panel">
      <h2>{texts.policy.sure}</h2>
      <div className="lines">
        {riskFields.map(({ name, ...range }) => (
          <div key={name} className="line">
            <span>
              {words(name)[0]}
              <span className="quiet what">{words(name)[1]}</span>
            </span>
            <NumberField
              label={words(name)[0]}
              value={rules.risk[name]}
              before={base.risk[name]}
              {...range}
              {...(name === 'over' ? {} : asPercent)}
              onChange={(value) => onRisk({ [name]: name === 'over' ? Math.round(value) : value })}
            />
          </div>
        ))}
        {actFields.map((name) => (
          <div key={name} className="line">
            <span>
              {words(name)[0]}
              <span className="quiet what">{words(name)[1]}</span>
            </span>
            <NumberField
              label={words(name)[0]}
              value={rules[name]}
              before={base[name]}
              {...{ min: 0, max: 1, step: 0.01 }}
              {...asPercent}
              onChange={(value) => edit({ [name]: value })}
            />
          </div>
        ))}
        <Switch
          size="xs"
          checked={rules.risk.enforced}
          label={texts.policy.enforced}
          onChange={({ currentTarget }) => onRisk({ enforced: currentTarget.checked })}
        />
      </div>
    </section>
  )
}

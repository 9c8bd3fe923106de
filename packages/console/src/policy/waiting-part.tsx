import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Rules } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import type { Editing } from './draft.ts'
import { NumberField } from './number-field.tsx'

type Life = Rules['life']
type Step = Life['relaxation'][number]
type TimerName =
  | 'triage_after_minutes'
  | 'hold_minutes'
  | 'take_back_minutes'
  | 'offer_minutes'
  | 'sticky_reopen_minutes'
  | 'absent_reply_minutes'
  | 'return_grace_minutes'
  | 'pause_reminder_minutes'

const timers: readonly TimerName[] = [
  'triage_after_minutes',
  'hold_minutes',
  'take_back_minutes',
  'offer_minutes',
  'sticky_reopen_minutes',
  'absent_reply_minutes',
  'return_grace_minutes',
  'pause_reminder_minutes',
]

const allDrops: readonly Step['drop'][] = ['preferred_language', 'tried', 'required_skill', 'queue']

/** A year. */
const mostMinutes = 525_600

/** What becomes of tickets that wait, and how patient one is. */
export function WaitingPart({ editing: { rules, base, edit } }: { readonly editing: Editing }): ReactElement {
  const life = (change: Partial<Life>): void => edit({ life: { ...rules.life, ...change } })
  return (
    <>
      <section className="panel">
        <h2>{texts.policy.relaxation}</h2>
        <p className="quiet note">{texts.policy.relaxationLead}</p>
        <Relaxation
          steps={rules.life.relaxation}
          before={base.life.relaxation}
          onChange={(relaxation) => life({ relaxation })}
        />
      </section>
      <section className="panel">
        <h2>{texts.policy.timers}</h2>
        <div className="lines">
          {timers.map((name) => {
            const [label = name, what = ''] = texts.policy.timerFields[name] ?? []
            return (
              <div key={name} className="line">
                <span>
                  {label}
                  <span className="quiet what">{what}</span>
                </span>
                <NumberField
                  label={label}
                  value={rules.life[name]}
                  before={base.life[name]}
                  min={0}
                  max={mostMinutes}
                  step={5}
                  suffix=" min"
                  onChange={(value) => life({ [name]: value })}
                />
              </div>
            )
          })}
        </div>
      </section>
    </>
  )
}

interface RelaxationProps {
  readonly steps: readonly Step[]
  readonly before: readonly Step[]
  readonly onChange: (steps: Step[]) => void
}

/** Steps in the order of their minutes; what is never given up comes last. */
function Relaxation({ steps, before, onChange }: RelaxationProps): ReactElement {
  const shown = [
    ...steps.map(({ drop }) => drop),
    ...allDrops.filter((drop) => !steps.some((step) => step.drop === drop)),
  ]
  const last = Math.max(0, ...steps.map(({ after_minutes: minutes }) => minutes))
  const set = (drop: Step['drop'], minutes: number | undefined): void => {
    const others = steps.filter((step) => step.drop !== drop)
    const next = minutes === undefined ? others : [...others, { drop, after_minutes: minutes }]
    onChange(next.toSorted((one, other) => one.after_minutes - other.after_minutes))
  }
  return (
    <div className="lines">
      {shown.map((drop) => {
        const step = steps.find((one) => one.drop === drop)
        const was = before.find((one) => one.drop === drop)
        const what = texts.policy.drops[drop] ?? drop
        return (
          <div key={drop} className="line">
            <Switch
              size="xs"
              checked={step !== undefined}
              label={what}
              aria-label={texts.policy.gives(what)}
              onChange={({ currentTarget }) =>
                set(drop, currentTarget.checked ? (was?.after_minutes ?? last + 60) : undefined)
              }
            />
            {step === undefined ? (
              <span className="quiet">{texts.policy.neverAlone}</span>
            ) : (
              <NumberField
                label={texts.policy.after(what)}
                value={step.after_minutes}
                before={was?.after_minutes ?? step.after_minutes}
                min={0}
                max={mostMinutes}
                step={5}
                suffix=" min"
                onChange={(value) => set(drop, value)}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

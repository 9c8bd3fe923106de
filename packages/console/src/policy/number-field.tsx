import { NumberInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { texts } from '../texts.ts'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  /** What is in force: told beside the field where the value is another one. */
  readonly before: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly onChange: (value: number) => void
  readonly suffix?: string
  /** How many of what is shown make one of what is kept: 100 for shares shown as percent. */
  readonly times?: number
  readonly isWrong?: boolean
  readonly isDisabled?: boolean
}

/** One number of the policy. What is not a number, or out of range, stays as it was. */
export function NumberField({
  label,
  value,
  before,
  min,
  max,
  step,
  onChange,
  suffix = '',
  times = 1,
  isWrong = false,
  isDisabled = false,
}: NumberFieldProps): ReactElement {
  return (
    <span className="number-field">
      <NumberInput
        size="xs"
        w={104}
        aria-label={label}
        value={rounded(value * times)}
        min={min * times}
        max={max * times}
        step={step * times}
        clampBehavior="strict"
        thousandSeparator=","
        suffix={suffix}
        error={isWrong}
        disabled={isDisabled}
        onChange={(next) => {
          if (typeof next === 'number' && Number.isFinite(next)) onChange(rounded(next / times))
        }}
      />
      {value === before ? null : (
        <span className="quiet num">
          {texts.policy.was(`${rounded(before * times).toLocaleString('en')}${suffix}`)}
        </span>
      )}
    </span>
  )
}

/** 0.07 × 100 is not quite 7. */
function rounded(value: number): number {
  return Number(value.toPrecision(10))
}

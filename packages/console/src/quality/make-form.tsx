import { Button, Group, Select } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { QualityTarget } from '../client/shapes.ts'
import { texts } from '../texts.ts'

interface MakeFormProps {
  readonly label: string
  /** The one asked for last. */
  readonly target: QualityTarget
  readonly isBusy: boolean
  readonly onMake: (target: QualityTarget) => void
}

const targets = ['queue', 'topic', 'intent'] as const

/** Which labels are to be looked at, and the button. */
export function MakeForm({ label, target, isBusy, onMake }: MakeFormProps): ReactElement {
  const [chosen, setChosen] = useState<QualityTarget>(target)
  return (
    <Group gap={6} wrap="nowrap" className="end">
      <Select
        aria-label={texts.quality.target}
        value={chosen}
        data={targets.map((value) => ({ value, label: texts.quality.targets[value] }))}
        onChange={(value) => setChosen(targets.find((one) => one === value) ?? chosen)}
        allowDeselect={false}
        w={110}
      />
      <Button variant="default" disabled={isBusy} onClick={() => onMake(chosen)}>
        {label}
      </Button>
    </Group>
  )
}

import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Agent } from '../client/shapes.ts'
import { serverNow } from '../live/clock.ts'
import { Failed } from '../shell/failure.tsx'
import { texts } from '../texts.ts'
import { HandOverTable, type Change } from './hand-over-table.tsx'
import { useHandOver, useHandOverPlan, type Absence } from './use-hand-over.ts'

type State = Absence['state']

interface AwayFormProps {
  readonly agent: Agent
  readonly onClose: () => void
}

/** Away until when, and what becomes of their tickets: looked at first, changed where one knows better, then carried out. */
export function AwayForm({ agent, onClose }: AwayFormProps): ReactElement {
  const [state, setState] = useState<State>('away')
  const [until, setUntil] = useState('')
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map())
  const isPast = until !== '' && Date.parse(until) <= serverNow()
  const absence: Absence = { state, ...(until === '' ? {} : { until: new Date(until).toISOString() }) }
  const plan = useHandOverPlan(agent, absence, !isPast)
  const carryOut = useHandOver(agent, absence, onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isPast) carryOut.mutate(changes)
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={texts.away.title(agent.name)} closeButtonProps={closeLabel}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <When state={state} until={until} isPast={isPast} onState={setState} onUntil={setUntil} />
          <Text fw={600} size="sm">
            {texts.away.plan}
          </Text>
          {plan.error === null ? null : <Failed error={plan.error} onAgain={() => void plan.refetch()} />}
          {plan.data === undefined ? null : (
            <HandOverTable
              entries={plan.data.entries}
              absent={agent.id}
              changes={changes}
              onChange={(ticket, change) => setChanges((known) => new Map(known).set(ticket, change))}
            />
          )}
          {carryOut.error === null ? null : <Failed error={carryOut.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {texts.away.cancel}
            </Button>
            <Button type="submit" loading={carryOut.isPending} disabled={plan.data === undefined || isPast}>
              {texts.away.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface WhenProps {
  readonly state: State
  /** As the field writes it: local, without a zone. */
  readonly until: string
  readonly isPast: boolean
  readonly onState: (state: State) => void
  readonly onUntil: (until: string) => void
}

function When({ state, until, isPast, onState, onUntil }: WhenProps): ReactElement {
  return (
    <Group align="flex-start" gap="sm">
      <SegmentedControl
        aria-label={texts.away.state}
        value={state}
        onChange={onState}
        data={states.map((value) => ({ value, label: texts.away[value] }))}
        mt={20}
      />
      <TextInput
        type="datetime-local"
        label={texts.away.until}
        description={texts.away.untilHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={until}
        onChange={({ currentTarget }) => onUntil(currentTarget.value)}
        error={isPast ? texts.away.past : undefined}
        data-autofocus
      />
    </Group>
  )
}

const states: State[] = ['away', 'offline']

const closeLabel = { 'aria-label': texts.away.cancel }

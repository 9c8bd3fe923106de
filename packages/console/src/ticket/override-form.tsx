import { Autocomplete, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Agent, Band, Decision, NewOverride, Ticket } from '../client/shapes.ts'
import { bandsInOrder } from '../now/use-now.ts'
import { useAgents, useColleagues, useQueues } from '../show/names.ts'
import { Failed } from '../shell/failure.tsx'
import { texts } from '../texts.ts'
import { useOverride } from './use-override.ts'

interface OverrideFormProps {
  readonly ticket: Ticket
  readonly decision: Decision
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Wish {
  readonly agent: string | null
  readonly queue: string | null
  readonly priority: string | null
  readonly intent: string
  readonly reason: string
}

const nothing: Wish = { agent: null, queue: null, priority: null, intent: '', reason: '' }

/** An override in five seconds: `o`, a name, a reason, Ctrl Enter. */
export function OverrideForm({ ticket, decision, isOpen, onClose }: OverrideFormProps): ReactElement {
  const [wish, setWish] = useState(nothing)
  const [problem, setProblem] = useState<string>()
  const override = useOverride(ticket.id)
  const set = (changes: Partial<Wish>): void => setWish((before) => ({ ...before, ...changes }))
  const close = (): void => {
    setProblem(undefined)
    override.reset()
    onClose()
  }
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    const body = toOverride(wish)
    if (typeof body === 'string') return setProblem(body)
    setProblem(undefined)
    override.mutate(body, {
      onSuccess: () => {
        setWish(nothing)
        close()
      },
    })
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={texts.override.title}
      closeButtonProps={{ 'aria-label': texts.override.cancel }}
    >
      <form onSubmit={send} onKeyDown={getHotkeyHandler([['mod+Enter', () => send()]])}>
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {texts.override.lead}
          </Text>
          <Wishes wish={wish} ticket={ticket} decision={decision} onSet={set} />
          {problem === undefined ? null : (
            <Text role="alert" size="sm" c="var(--urgent)">
              {problem}
            </Text>
          )}
          {override.error === null ? null : (
            <>
              <Text size="sm">{texts.override.failed}</Text>
              <Failed error={override.error} />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {texts.override.cancel}
            </Button>
            <Button type="submit" loading={override.isPending}>
              {texts.override.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface WishesProps {
  readonly wish: Wish
  readonly ticket: Ticket
  readonly decision: Decision
  readonly onSet: (changes: Partial<Wish>) => void
}

function Wishes({ wish, ticket, decision, onSet }: WishesProps): ReactElement {
  const agents = (useColleagues().data ?? []).filter(({ active, id }) => active && id !== ticket.assignee)
  const queues = (useQueues().data ?? []).filter(({ active }) => active)
  const known = useAgents().data ?? []
  const people = agents.map(({ id, name }) => {
    const about = known.find((one) => one.id === id)
    return { value: id, label: about === undefined ? name : withLoad(about) }
  })
  const intents = decision.reading.intent.distribution.map(({ label }) => label)
  const common = { clearable: true, placeholder: texts.override.leave, comboboxProps: { withinPortal: true } }
  return (
    <>
      <Select
        {...common}
        label={texts.override.agent}
        data={people}
        value={wish.agent}
        onChange={(agent) => onSet({ agent })}
        searchable
        data-autofocus
      />
      <Select
        {...common}
        label={texts.override.queue}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.queue}
        onChange={(queue) => onSet({ queue })}
        searchable
      />
      <Group grow gap="xs">
        <Select
          {...common}
          label={texts.override.priority}
          data={bandsInOrder.map((band) => ({ value: band, label: texts.bands[band] }))}
          value={wish.priority}
          onChange={(priority) => onSet({ priority })}
        />
        <Autocomplete
          label={texts.override.intent}
          placeholder={texts.override.leave}
          data={intents}
          value={wish.intent}
          onChange={(intent) => onSet({ intent })}
        />
      </Group>
      <Autocomplete
        label={texts.override.reason}
        description={texts.override.reasonHint}
        data={[...texts.override.reasons]}
        value={wish.reason}
        onChange={(reason) => onSet({ reason })}
        maxLength={2000}
        required
      />
    </>
  )
}

/** What is sent; or, in words, what is missing. */
function toOverride({ agent, queue, priority, intent, reason }: Wish): NewOverride | string {
  const what = {
    ...(agent === null ? {} : { agent }),
    ...(queue === null ? {} : { queue }),
    ...(priority === null ? {} : { priority: priority as Band }),
    ...(intent.trim() === '' ? {} : { intent: intent.trim() }),
  }
  if (Object.keys(what).length === 0) return texts.override.nothing
  if (reason.trim() === '') return texts.override.noReason
  return { ...what, reason: reason.trim() }
}

/** Who may see it sees whether they are there, and how much they have. */
function withLoad({ name, load = 0, capacity, presence }: Agent): string {
  const state = texts.presence[presence?.state ?? 'offline']
  return `${name} · ${state} · ${texts.override.load(load.toFixed(1), String(capacity))}`
}

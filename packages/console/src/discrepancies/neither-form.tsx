import { Autocomplete, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Band, Discrepancy, NewVerdict } from '../client/shapes.ts'
import { bandsInOrder } from '../now/use-now.ts'
import { useColleagues, useQueues } from '../show/names.ts'
import { texts } from '../texts.ts'

type Answer = Pick<NewVerdict, 'answer' | 'reason'>

interface NeitherFormProps {
  readonly one: Discrepancy
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onAnswer: (answer: Answer) => void
}

const nothing = { queue: null, agent: null, priority: null, intent: '', reason: '' }
type Wish = { readonly [Name in keyof typeof nothing]: Name extends 'intent' | 'reason' ? string : string | null }

/** Both were wrong: what is right? */
export function NeitherForm({ one, isOpen, onClose, onAnswer }: NeitherFormProps): ReactElement {
  const [wish, setWish] = useState<Wish>(nothing)
  const [isMissing, setIsMissing] = useState(false)
  const t = texts.discrepancies.neither
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    const answer = toAnswer(wish)
    setIsMissing(answer === undefined)
    if (answer !== undefined) onAnswer(answer)
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={t.title} closeButtonProps={{ 'aria-label': t.cancel }}>
      <form onSubmit={send} onKeyDown={getHotkeyHandler([['mod+Enter', () => send()]])}>
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t.lead}
          </Text>
          <Wishes one={one} wish={wish} onSet={(changes) => setWish((before) => ({ ...before, ...changes }))} />
          {isMissing ? (
            <Text role="alert" size="sm" c="var(--urgent)">
              {t.nothing}
            </Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit">{t.send}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface WishesProps {
  readonly one: Discrepancy
  readonly wish: Wish
  readonly onSet: (changes: Partial<Wish>) => void
}

function Wishes({ one, wish, onSet }: WishesProps): ReactElement {
  const queues = (useQueues().data ?? []).filter(({ active }) => active)
  const agents = (useColleagues().data ?? []).filter(({ active }) => active)
  const t = texts.discrepancies.neither
  const intents = [one.pointsman.intent, one.people.intent].filter((intent) => intent !== undefined)
  const common = { clearable: true, placeholder: t.empty }
  return (
    <>
      <Select
        {...common}
        label={t.queue}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.queue}
        onChange={(queue) => onSet({ queue })}
        searchable
        data-autofocus
      />
      <Select
        {...common}
        label={t.agent}
        data={agents.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.agent}
        onChange={(agent) => onSet({ agent })}
        searchable
      />
      <Group grow gap="xs">
        <Select
          {...common}
          label={t.priority}
          data={bandsInOrder.map((band) => ({ value: band, label: texts.bands[band] }))}
          value={wish.priority}
          onChange={(priority) => onSet({ priority })}
        />
        <Autocomplete
          label={t.intent}
          placeholder={t.empty}
          data={[...new Set(intents)]}
          value={wish.intent}
          onChange={(intent) => onSet({ intent })}
        />
      </Group>
      <TextInput
        label={t.reason}
        value={wish.reason}
        onChange={({ currentTarget }) => onSet({ reason: currentTarget.value })}
        maxLength={2000}
      />
    </>
  )
}

/** What is sent; nothing where nothing is said. */
function toAnswer({ queue, agent, priority, intent, reason }: Wish): Answer | undefined {
  const answer = {
    ...(queue === null ? {} : { queue }),
    ...(agent === null ? {} : { agent }),
    ...(priority === null ? {} : { priority: priority as Band }),
    ...(intent.trim() === '' ? {} : { intent: intent.trim() }),
  }
  if (Object.keys(answer).length === 0) return undefined
  return { answer, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
}

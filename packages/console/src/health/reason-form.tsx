import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { Failed } from '../shell/failure.tsx'
import { texts } from '../texts.ts'

interface ReasonFormProps {
  readonly title: string
  readonly confirm: string
  readonly error: Error | null
  readonly isPending: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  /** More to choose. */
  readonly children?: ReactNode
}

/** Something that is done with a reason, for those who will ask. */
export function ReasonForm({
  title,
  confirm,
  error,
  isPending,
  onConfirm,
  onClose,
  children,
}: ReasonFormProps): ReactElement {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onConfirm(reason.trim())
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': texts.health.cancel }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {children}
          <TextInput
            label={texts.health.endWhy}
            description={texts.health.endWhyHint}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            required
            data-autofocus
          />
          {error === null ? null : <Failed error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {texts.health.cancel}
            </Button>
            <Button type="submit" loading={isPending} disabled={reason.trim() === ''}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

import { Alert, Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { asFailure } from '../client/failure.ts'
import { texts } from '../texts.ts'

interface FailedProps {
  readonly error: unknown
  readonly onAgain?: () => void
}

/** What happened and how to go on, in the place of what could not be shown. */
export function Failed({ error, onAgain }: FailedProps): ReactElement {
  const { message, maybe } = asFailure(error)
  return (
    <Alert color="red" variant="outline" title={texts.failures.title} role="alert" className="failed">
      <Stack gap="xs">
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {message}
        </Text>
        {maybe === undefined ? null : <Text size="sm">{maybe}</Text>}
        {onAgain === undefined ? null : (
          <Group>
            <Button variant="default" onClick={onAgain}>
              {texts.failures.again}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}

/** A screen that threw. */
export function Broken({ error, reset }: ErrorComponentProps): ReactElement {
  return (
    <Stack p="md" maw={640}>
      <Text>{texts.failures.broke}</Text>
      <Failed error={error} onAgain={reset} />
      <Code block>{error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 4).join('\n') : ''}</Code>
    </Stack>
  )
}

/** An address that leads nowhere. */
export function Lost(): ReactElement {
  return (
    <Stack p="md" gap="xs">
      <Title order={1}>{texts.failures.notFound}</Title>
      <Text c="dimmed">{texts.failures.notFoundLead}</Text>
      <Link to="/">{texts.failures.home}</Link>
    </Stack>
  )
}

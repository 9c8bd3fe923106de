import { Paper, Stack, Text, Title } from '@mantine/core'
import type { FormEvent, ReactElement, ReactNode } from 'react'
import { Brand } from '../shell/brand.tsx'

interface FrontPageProps {
  readonly title: string
  readonly lead?: string
  readonly problem?: string | undefined
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** What somebody sees who is not in yet: one question on an otherwise empty page. */
export function FrontPage({ title, lead, problem, onSubmit, children }: FrontPageProps): ReactElement {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <main className="key-screen">
      <Paper withBorder p="xl" component="form" onSubmit={submit}>
        <Stack gap="sm">
          <Brand />
          <Title order={1}>{title}</Title>
          {lead === undefined ? null : (
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          )}
          {children}
          {problem === undefined ? null : (
            <Text role="alert" c="var(--urgent)" size="sm">
              {problem}
            </Text>
          )}
        </Stack>
      </Paper>
    </main>
  )
}

import { Text } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

/** There is nothing, which may be good news, and what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" size="sm" component="div">
        {children}
      </Text>
    </div>
  )
}

import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { texts } from '../texts.ts'
import { Empty } from './empty.tsx'

/** In the place of a screen that shows nothing to whoever is signed in. */
export function NotYours(): ReactElement {
  return (
    <Empty title={texts.refused.title}>
      <Text size="sm">{texts.refused.lead}</Text>
      <Link to="/">{texts.refused.home}</Link>
    </Empty>
  )
}

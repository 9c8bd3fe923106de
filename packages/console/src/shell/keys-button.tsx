import { ActionIcon } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, type ReactElement } from 'react'
import { texts } from '../texts.ts'

const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }))

/** `?` shows the keys. */
export function KeysButton(): ReactElement {
  const [isOpen, help] = useDisclosure(false)
  useHotkeys([
    ['shift+?', help.toggle],
    ['?', help.toggle],
  ])
  return (
    <>
      <ActionIcon variant="subtle" color="gray" onClick={help.toggle} aria-label={texts.keys.title} visibleFrom="sm">
        ?
      </ActionIcon>
      {isOpen ? (
        <Suspense>
          <KeysHelp onClose={help.close} />
        </Suspense>
      ) : null}
    </>
  )
}

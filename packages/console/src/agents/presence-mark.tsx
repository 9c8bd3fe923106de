import type { ReactElement } from 'react'
import type { Agent } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { texts } from '../texts.ts'

/** Who is there, and when whoever is not means to be back. */
export function PresenceMark({ presence }: { readonly presence: Agent['presence'] }): ReactElement {
  const state = presence?.state ?? 'offline'
  return (
    <span className={`presence ${state}`}>
      {texts.presence[state]}
      {presence?.until === undefined ? null : (
        <span className="quiet">
          {' '}
          {texts.agents.until} <Instant at={presence.until} />
        </span>
      )}
    </span>
  )
}

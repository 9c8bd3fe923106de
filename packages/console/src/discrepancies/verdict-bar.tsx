import { Button, Group, Kbd } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Discrepancy } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { useMay } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'
import { comparedFacets } from './filters.ts'
import type { Verdicts, Who } from './use-verdict-keys.ts'

const keys: readonly (readonly [Who, string])[] = [
  ['people', 'p'],
  ['pointsman', 'o'],
  ['both', 'b'],
  ['neither', 'n'],
]

interface VerdictBarProps {
  readonly one: Discrepancy
  readonly verdicts: Verdicts
}

/** Who was right: four buttons with their keys, or what was said and a way to take it back. */
export function VerdictBar({ one, verdicts }: VerdictBarProps): ReactElement | null {
  const may = useMay()
  const { who, verdicts: words } = texts.discrepancies
  if (one.verdict !== undefined) return <Judged verdict={one.verdict} onUndo={verdicts.undo} />
  if (!may.write) return null
  return (
    <Group className="verdict-bar" gap="xs" role="group" aria-label={who}>
      <span className="verdict-question">{who}</span>
      {keys.map(([side, key]) => (
        <Button
          key={side}
          variant={side === 'people' || side === 'pointsman' ? 'filled' : 'default'}
          onClick={() => verdicts.say(side)}
          rightSection={<Kbd size="xs">{key}</Kbd>}
        >
          {words[side]}
        </Button>
      ))}
    </Group>
  )
}

interface JudgedProps {
  readonly verdict: NonNullable<Discrepancy['verdict']>
  readonly onUndo: () => void
}

function Judged({ verdict, onUndo }: JudgedProps): ReactElement {
  const names = useNames()
  const { judgedFor, answer, taught, sending, undo } = texts.discrepancies
  const said = comparedFacets.flatMap((facet) => {
    const value = verdict.answer?.[facet]
    if (value === undefined) return []
    return [facet === 'queue' ? names.queue(value) : facet === 'agent' ? names.agent(value) : value]
  })
  const isKnown = verdict.id !== ''
  return (
    <Group className="verdict-bar" gap="xs" role="status">
      <span>
        <strong>{judgedFor[verdict.who]}</strong> {said.length === 0 ? '' : `${answer(said.join(', '))} `}
        {isKnown ? taught(verdict.lessons.length) : sending}
        {isKnown ? (
          <span className="quiet">
            {' '}
            {texts.ticket.by(names.agent(verdict.actor))} · <Instant at={verdict.at} />
          </span>
        ) : null}
        {verdict.reason === undefined ? null : <span className="quiet"> “{verdict.reason}”</span>}
      </span>
      <Button
        className="end"
        variant="default"
        onClick={onUndo}
        disabled={!isKnown}
        rightSection={<Kbd size="xs">u</Kbd>}
      >
        {undo}
      </Button>
    </Group>
  )
}

import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactElement } from 'react'
import type { Discrepancy, DiscrepancySide } from '../client/shapes.ts'
import { ofMinutes } from '../show/estimates.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import type { Chosen } from './use-chosen.ts'

interface WorkListProps {
  readonly items: readonly Discrepancy[]
  readonly chosen: Chosen
  readonly hasMore: boolean
  readonly onMore: () => void
}

/** The dearest first; what is judged stays where it was, struck out, until the list is opened anew. */
export function WorkList({ items, chosen, hasMore, onMore }: WorkListProps): ReactElement | null {
  if (items.length === 0) return null
  return (
    <ol className="work-rows">
      {items.map((one) => (
        <WorkRow key={one.id} one={one} isChosen={one.id === chosen.one?.id} onChoose={() => chosen.choose(one.id)} />
      ))}
      {hasMore ? (
        <li>
          <Button variant="subtle" fullWidth onClick={onMore}>
            {texts.discrepancies.more}
          </Button>
        </li>
      ) : null}
    </ol>
  )
}

interface WorkRowProps {
  readonly one: Discrepancy
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function WorkRow({ one, isChosen, onChoose }: WorkRowProps): ReactElement {
  const row = useRef<HTMLButtonElement>(null)
  const where = useWhere()
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const { judgedFor } = texts.discrepancies
  const [facet] = one.differing
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={`work-row ${isChosen ? 'active' : ''} ${one.verdict === undefined ? '' : 'judged'}`}
        aria-current={isChosen || undefined}
        onClick={onChoose}
      >
        <span className="work-subject">{one.subject.trim() || texts.noSubject}</span>
        <span className="num">{ofMinutes(one.cost.score)}</span>
        <span className="quiet work-sides">
          {one.verdict === undefined
            ? `${where(one.pointsman, facet)} → ${where(one.people, facet)}`
            : judgedFor[one.verdict.who]}
        </span>
      </button>
    </li>
  )
}

/** What one side says about the facet in which they differ most. */
function useWhere(): (side: DiscrepancySide, facet: Discrepancy['differing'][number] | undefined) => string {
  const names = useNames()
  return (side, facet = 'queue') => {
    const value = side[facet]
    if (value === undefined) return texts.discrepancies.silent
    if (facet === 'queue') return names.queue(value)
    if (facet === 'agent') return names.agent(value)
    return value
  }
}

import type { ReactElement } from 'react'
import type { Now, NowGroup } from '../client/shapes.ts'
import { Band } from '../show/band.tsx'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import { Breakdown } from './breakdown.tsx'
import { isShown, type NowFilters } from './filters.ts'
import { bandsInOrder, ticketsBy, ticketsIn } from './use-now.ts'

interface BreakdownsProps {
  readonly now: Now | undefined
  readonly filters: NowFilters
}

/** What waits by reason, by queue and by urgency, each within what the other filters leave. */
export function Breakdowns({ now, filters }: BreakdownsProps): ReactElement {
  const names = useNames()
  const status = filters.view === 'triage' ? 'triage' : 'waiting'
  const within = (left: keyof NowFilters): readonly NowGroup[] => {
    const { view: _, [left]: __, ...others } = filters
    return (now?.groups ?? []).filter((group) =>
      isShown(group, status === 'triage' ? { ...others, view: 'triage' } : others),
    )
  }
  const view = status === 'triage' ? { view: 'triage' as const } : {}
  const { view: _, ...rest } = filters
  const base = { ...rest, ...view }
  const toggled = (name: 'queue' | 'reason' | 'band', value: string): NowFilters => {
    const { [name]: chosen, ...others } = base
    return chosen === value ? others : { ...others, [name]: value }
  }
  return (
    <>
      <Breakdown
        title={status === 'triage' ? texts.now.whyTriage : texts.now.why}
        rows={ticketsBy(within('reason'), ({ reason }) => reason).map(({ name, tickets }) => ({
          ...{ key: name, tickets, to: toggled('reason', name), isChosen: filters.reason === name },
          name: inWords(texts.reasons, name),
        }))}
      />
      <Breakdown
        title={texts.now.where}
        rows={ticketsBy(within('queue'), ({ queue }) => queue ?? '').map(({ name, tickets }) => ({
          ...{ key: name, tickets, to: toggled('queue', name), isChosen: filters.queue === name },
          name: name === '' ? texts.noQueue : names.queue(name),
        }))}
      />
      <Breakdown
        title={texts.now.how}
        rows={bandsInOrder.map((band) => ({
          key: band,
          name: <Band band={band} />,
          tickets: ticketsIn(within('band'), (group) => group.band === band),
          to: toggled('band', band),
          isChosen: filters.band === band,
        }))}
      />
    </>
  )
}

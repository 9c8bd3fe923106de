import { Skeleton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { Decision, Ticket } from '../client/shapes.ts'
import { useNames } from '../show/names.ts'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useMay } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'
import { Facets, type FacetName } from './facets.tsx'
import { Fit } from './fit.tsx'
import { Learned } from './learned.tsx'
import { OverrideForm } from './override-form.tsx'
import { TicketHead } from './ticket-head.tsx'
import { TicketText } from './ticket-text.tsx'
import { Timeline } from './timeline.tsx'
import { Urgency } from './urgency.tsx'
import { useDecisionsOf, useEventsOf, useTicket } from './use-ticket.ts'
import { Verdict } from './verdict.tsx'

const route = getRouteApi('/tickets/$id')

/** One ticket: what they wrote, what was read in it, what was decided and why, and what happened. */
export function TicketScreen(): ReactElement {
  const { id } = route.useParams()
  const ticket = useTicket(id)
  const decisions = useDecisionsOf(id)
  useTitle(ticket.data?.subject.trim() || texts.screens.ticket)
  const error = ticket.error ?? decisions.error
  if (ticket.data !== undefined && decisions.data !== undefined) {
    return <OpenTicket key={id} ticket={ticket.data} decisions={decisions.data} />
  }
  const again = (): void => {
    void ticket.refetch()
    void decisions.refetch()
  }
  return (
    <div className="ticket">
      {error === null ? (
        <Skeleton height={360} aria-label={texts.now.loading} />
      ) : (
        <Failed error={error} onAgain={again} />
      )}
    </div>
  )
}

interface OpenTicketProps {
  readonly ticket: Ticket
  readonly decisions: readonly Decision[]
}

function OpenTicket({ ticket, decisions }: OpenTicketProps): ReactElement {
  const events = useEventsOf(ticket.id).data ?? []
  const [isOpen, form] = useDisclosure(false)
  const decision = decisions.at(-1)
  const may = useMay()
  useHotkeys([
    [
      'o',
      () => {
        if (decision !== undefined && may.write) form.open()
      },
    ],
  ])
  return (
    <div className="ticket">
      <TicketHead ticket={ticket} decision={decision} onOverride={form.open} />
      {decision === undefined ? (
        <p className="panel">{texts.ticket.history}</p>
      ) : (
        <>
          <Explained
            decision={decision}
            events={
              <>
                <Learned id={ticket.id} />
                <Timeline events={events} decisions={decisions} />
              </>
            }
          />
          <OverrideForm ticket={ticket} decision={decision} isOpen={isOpen} onClose={form.close} />
        </>
      )}
    </div>
  )
}

interface ExplainedProps {
  readonly decision: Decision
  readonly events: ReactElement
}

/** The reading on the left, what followed from it on the right. */
function Explained({ decision, events }: ExplainedProps): ReactElement {
  const names = useNames()
  const [facet, setFacet] = useState<FacetName>('queue')
  const { reading } = decision
  const read = reading[facet]
  const label = 'label' in read && read.label !== undefined ? read.label : texts.ticket.facets[facet]
  return (
    <div className="ticket-columns">
      <div className="column">
        <TicketText
          text={reading.text}
          evidence={read.evidence}
          sum={read.sum}
          label={facet === 'queue' ? names.queue(label) : label}
          facet={texts.ticket.facets[facet].toLowerCase()}
        />
        <Facets reading={reading} chosen={facet} onChoose={setFacet} />
        {events}
      </div>
      <div className="column">
        <Verdict decision={decision} />
        <Urgency priority={decision.priority} />
        <Fit decision={decision} />
      </div>
    </div>
  )
}

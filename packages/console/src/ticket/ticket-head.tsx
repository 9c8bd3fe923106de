import { Button, Group, Kbd } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import type { Decision, Ticket } from '../client/shapes.ts'
import { Band } from '../show/band.tsx'
import { Age, Instant, Until } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { May } from '../sign-in/may.tsx'
import { inWords, texts } from '../texts.ts'
import { NotMine } from './not-mine.tsx'

interface TicketHeadProps {
  readonly ticket: Ticket
  readonly decision: Decision | undefined
  readonly onOverride: () => void
}

/** Which ticket this is, and where it stands. */
export function TicketHead({ ticket, decision, onOverride }: TicketHeadProps): ReactElement {
  const names = useNames()
  const from = [ticket.account, ticket.plan, ticket.requester, ticket.channel, ticket.id]
  const { life } = ticket
  return (
    <header className="ticket-head">
      <div className="ticket-title">
        <h1>{ticket.subject.trim() || texts.noSubject}</h1>
        <p className="quiet">{from.filter((part) => part !== undefined).join(' · ')}</p>
      </div>
      <May what="write">
        <Group gap="xs" wrap="nowrap">
          <NotMine ticket={ticket} />
          <Button
            onClick={onOverride}
            disabled={decision === undefined}
            rightSection={<Kbd size="xs">o</Kbd>}
            variant="default"
          >
            {texts.ticket.override}
          </Button>
        </Group>
      </May>
      <dl className="standing">
        <Standing name={inWords(texts.statuses, ticket.status)}>
          {ticket.assignee === undefined ? (
            <span>{inWords(texts.reasons, reasonOf(ticket, decision) ?? texts.none)}</span>
          ) : (
            <Link to="/agents/$id" params={{ id: ticket.assignee }}>
              {names.agent(ticket.assignee)}
            </Link>
          )}
        </Standing>
        <Standing name={texts.ticket.facets.queue}>
          {ticket.queue === undefined ? texts.noQueue : names.queue(ticket.queue)}
        </Standing>
        {decision === undefined ? null : (
          <Standing name={texts.now.columns.urgency}>
            <Band band={decision.priority.band} />
          </Standing>
        )}
        <Standing name={texts.ticket.received}>
          <Age since={ticket.created_at} />
        </Standing>
        {life?.first_response_at !== undefined ? (
          <Standing name={texts.ticket.answered}>
            <Instant at={life.first_response_at} />
          </Standing>
        ) : life?.due_at !== undefined ? (
          <Standing name={texts.ticket.due}>
            <Until at={life.due_at} />
          </Standing>
        ) : null}
      </dl>
    </header>
  )
}

function Standing({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Why it waits. What was only suggested, or recorded in shadow, left it undecided: that is the reason people look for. */
function reasonOf({ life }: Ticket, decision: Decision | undefined): string | undefined {
  if (life?.reason !== 'undecided') return life?.reason
  return { suggest: 'suggested', shadow: 'in_shadow', auto: 'undecided' }[decision?.mode ?? 'auto']
}

import type { ReactElement } from 'react'
import type { Decision, TicketEvent } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import { OutcomeWords } from './verdict.tsx'

interface TimelineProps {
  readonly events: readonly TicketEvent[]
  readonly decisions: readonly Decision[]
}

/** Everything that happened to a ticket, newest first, with what each decision came to. */
export function Timeline({ events, decisions }: TimelineProps): ReactElement {
  return (
    <section className="panel">
      <h2>{texts.ticket.timeline}</h2>
      {events.length === 0 ? <p className="quiet">{texts.ticket.noTimeline}</p> : null}
      <ol className="timeline">
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <span className="quiet when">
              <Instant at={event.at} />
            </span>
            <span>
              <EventWords event={event} decision={decisions.find(({ id }) => id === event.data['decision'])} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface EventWordsProps {
  readonly event: TicketEvent
  readonly decision: Decision | undefined
}

function EventWords({ event, decision }: EventWordsProps): ReactElement {
  const names = useNames()
  const { kind, actor, data } = event
  const text = (name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined)
  const [agent, queue, reason] = [text('agent'), text('queue'), text('reason') ?? text('why')]
  const to = [
    agent === undefined ? undefined : names.agent(agent),
    queue === undefined ? undefined : names.queue(queue),
    text('priority'),
    text('into'),
  ].filter((part) => part !== undefined)
  return (
    <>
      {kind === 'decided' && decision !== undefined ? (
        <OutcomeWords decision={decision} />
      ) : (
        inWords(texts.events, kind)
      )}
      {kind === 'decided' || to.length === 0 ? null : `: ${to.join(', ')}`}
      {reason === undefined ? null : <span className="quiet"> “{reason}”</span>}
      <span className="quiet"> {texts.ticket.by(names.agent(actor))}</span>
    </>
  )
}

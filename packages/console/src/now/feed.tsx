import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useDecisions } from '../live/feed.ts'
import type { DecisionBrief } from '../client/shapes.ts'
import { Band } from '../show/band.tsx'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'

/** Rows shown; those before are in the tickets. */
const mostRows = 12

/** Decisions as they fall, newest on top. */
export function Feed(): ReactElement {
  const decisions = useDecisions()
  return (
    <section className="panel">
      <h2>{texts.now.feed}</h2>
      {decisions.length === 0 ? (
        <p className="quiet">{texts.now.noFeed}</p>
      ) : (
        <ol className="feed">
          {decisions.slice(0, mostRows).map((brief) => (
            <FeedRow key={brief.id} brief={brief} />
          ))}
        </ol>
      )}
    </section>
  )
}

function FeedRow({ brief }: { readonly brief: DecisionBrief }): ReactElement {
  const names = useNames()
  const { outcome } = brief
  const where = outcome.queue === undefined ? undefined : names.queue(outcome.queue)
  return (
    <li>
      <Link to="/tickets/$id" params={{ id: brief.ticket_id }} className="feed-subject">
        {brief.subject.trim() || texts.noSubject}
      </Link>
      <span className="feed-line">
        <Band band={brief.band} />
        <span className={`feed-outcome ${outcome.kind}`}>
          {outcome.agent === undefined
            ? inWords(texts.reasons, outcome.reason ?? outcome.kind)
            : texts.now.given(brief.agent_name ?? outcome.agent)}
        </span>
        <span className="quiet">{where}</span>
        <span className="quiet end">
          <Instant at={brief.at} />
        </span>
      </span>
    </li>
  )
}

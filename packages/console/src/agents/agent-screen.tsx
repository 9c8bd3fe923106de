import { Skeleton } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { asFailure, Failure } from '../client/failure.ts'
import type { Agent } from '../client/shapes.ts'
import { useServerNow } from '../live/clock.ts'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Age, Until } from '../show/instant.tsx'
import { percent } from '../show/numbers.ts'
import { useAgents, useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { LoadBar } from './load-bar.tsx'
import { PresenceButtons } from './presence-buttons.tsx'
import { PresenceMark } from './presence-mark.tsx'
import { Mix } from './mix.tsx'
import { Records } from './records.tsx'
import { shiftAt } from './shift.ts'
import { useWork } from './use-work.ts'

const route = getRouteApi('/agents/$id')

/** Somebody's own page: their work, what is used about them, what is not, and how to object. */
export function AgentScreen(): ReactElement {
  const { id } = route.useParams()
  const agents = useAgents()
  const agent = agents.data?.find((one) => one.id === id)
  useTitle(agent?.name ?? texts.agents.title)
  if (agent !== undefined) return <OpenAgent agent={agent} />
  const error = agents.data === undefined ? agents.error : new Failure(404, `There is no agent “${id}”.`)
  return (
    <div className="page">
      {error === null ? (
        <Skeleton height={240} aria-label={texts.now.loading} />
      ) : (
        <Failed error={asFailure(error)} onAgain={() => void agents.refetch()} />
      )}
    </div>
  )
}

function OpenAgent({ agent }: { readonly agent: Agent }): ReactElement {
  const shift = shiftAt(agent, useServerNow())
  const names = useNames()
  const { columns } = texts.agents
  return (
    <div className="page">
      <header className="page-head">
        <h1>{agent.name}</h1>
        <PresenceMark presence={agent.presence} />
        <LoadBar load={agent.load ?? 0} capacity={agent.capacity} name={agent.name} />
        <span className="quiet">
          {columns.shift}: {shift === undefined ? texts.agents.noHours : shift.text || texts.agents.offShift}
        </span>
        <span className="end">
          <PresenceButtons agent={agent} />
        </span>
      </header>
      <div className="ticket-columns">
        <div className="column">
          <Work agent={agent.id} />
          <Mix agent={agent.id} />
          <section className="panel">
            <h2>{texts.agent.profile}</h2>
            <dl className="profile">
              <Fact name={texts.agent.queues}>{agent.queues.map(names.queue).join(', ') || texts.agent.none}</Fact>
              <Fact name={texts.agent.skills}>
                {agent.skills.map(({ skill, level }) => `${skill} ${percent(level)}`).join(', ') || texts.agent.none}
              </Fact>
              <Fact name={texts.agent.languages}>{agent.languages.join(', ') || texts.agent.none}</Fact>
            </dl>
          </section>
          <Rights />
        </div>
        <div className="column">
          <Records agent={agent.id} />
        </div>
      </div>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What they have in hand, newest first. */
function Work({ agent }: { readonly agent: string }): ReactElement {
  const names = useNames()
  const work = useWork(agent)
  const items = work.data?.items ?? []
  return (
    <section className="panel">
      <h2>
        {texts.agent.work}
        {work.data === undefined ? '' : ` · ${items.length}`}
      </h2>
      {work.error === null ? null : <Failed error={work.error} onAgain={() => void work.refetch()} />}
      {work.data !== undefined && items.length === 0 ? <p className="quiet">{texts.agent.noWork}</p> : null}
      <ul className="work">
        {items.map(({ id, subject, queue, created_at, life }) => (
          <li key={id}>
            <Link to="/tickets/$id" params={{ id }} className="feed-subject">
              {subject.trim() || texts.noSubject}
            </Link>
            <span className="quiet">
              {queue === undefined ? texts.noQueue : names.queue(queue)} · <Age since={created_at} />
              {life?.due_at === undefined || life.first_response_at !== undefined ? null : (
                <>
                  {' '}
                  · {texts.ticket.due.toLowerCase()} <Until at={life.due_at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {work.data?.next === undefined ? null : <p className="quiet">{texts.agent.more}</p>}
    </section>
  )
}

/** What is used about them, what is not, and how to object. */
function Rights(): ReactElement {
  const { used, usedItems, notUsed, notUsedItems, object, objectText } = texts.agent
  return (
    <section className="panel rights">
      <h2>{used}</h2>
      <ul>
        {usedItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <h2>{notUsed}</h2>
      <ul>
        {notUsedItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <h2>{object}</h2>
      <p>{objectText}</p>
    </section>
  )
}

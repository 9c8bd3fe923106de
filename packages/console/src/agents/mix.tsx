import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { Failed } from '../shell/failure.tsx'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { Age } from '../show/instant.tsx'
import { texts } from '../texts.ts'

/** What somebody's newest tickets were about. */
export function Mix({ agent }: { readonly agent: string }): ReactElement {
  const names = useNames()
  const mix = useQuery({
    queryKey: ['agents', agent, 'mix'],
    queryFn: () => answered(api.GET('/v1/agents/{id}/mix', { params: { path: { id: agent } } })),
    staleTime: 60_000,
  })
  const t = texts.agent.mix
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {mix.error === null ? null : <Failed error={mix.error} onAgain={() => void mix.refetch()} />}
      {mix.data?.tickets === 0 ? <p className="quiet">{t.none}</p> : null}
      {mix.data?.since === undefined ? null : (
        <p className="quiet note">
          {t.lead(count(mix.data.tickets))} <Age since={mix.data.since} />
        </p>
      )}
      <div className="mix">
        <Parts
          title={t.queues}
          of={(mix.data?.queues ?? []).map(({ queue, tickets }) => ({ name: names.queue(queue), tickets }))}
        />
        <Parts
          title={t.intents}
          of={(mix.data?.intents ?? []).map(({ intent, tickets }) => ({ name: intent, tickets }))}
        />
      </div>
    </section>
  )
}

interface PartsProps {
  readonly title: string
  readonly of: readonly { readonly name: string; readonly tickets: number }[]
}

/** Rows of a list; what is left is rare. */
const mostRows = 6

function Parts({ title, of }: PartsProps): ReactElement | null {
  const most = Math.max(1, ...of.map(({ tickets }) => tickets))
  if (of.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul className="breakdown">
        {of.slice(0, mostRows).map(({ name, tickets }) => (
          <li key={name} className="part">
            <span className="part-bar" style={{ width: `${(100 * tickets) / most}%` }} />
            <span className="part-name">{name}</span>
            <span className="num">{count(tickets)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

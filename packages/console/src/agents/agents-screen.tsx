import { TextInput, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import type { Agent } from '../client/shapes.ts'
import { useServerNow } from '../live/clock.ts'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { count } from '../show/numbers.ts'
import { useAgents, useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { FairShare } from './fair-share.tsx'
import { LoadBar } from './load-bar.tsx'
import { PresenceMark } from './presence-mark.tsx'
import { PresenceButtons } from './presence-buttons.tsx'
import { sharesOf, type WorkShare } from './shares.ts'
import { shiftAt } from './shift.ts'

/** Everybody: who is there, who is drowning, who could take more. */
export function AgentsScreen(): ReactElement {
  const agents = useAgents()
  const [words, setWords] = useState('')
  useTitle(texts.agents.title)
  if (agents.error !== null && agents.data === undefined) {
    return (
      <div className="page">
        <Failed error={agents.error} onAgain={() => void agents.refetch()} />
      </div>
    )
  }
  const active = (agents.data ?? []).filter((agent) => agent.active)
  const online = active.filter(({ presence }) => presence?.state === 'online')
  const sum = (of: (agent: Agent) => number): number => active.reduce((total, agent) => total + of(agent), 0)
  const shown = active.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.agents.title}</h1>
        <p className="quiet">
          {texts.agents.lead(count(online.length), count(active.length))} ·{' '}
          {texts.agents.load(sum(({ load }) => load ?? 0).toFixed(1), count(sum(({ capacity }) => capacity)))}
        </p>
        <TextInput
          className="end"
          placeholder={texts.agents.filter}
          aria-label={texts.agents.filter}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </header>
      {agents.data !== undefined && active.length === 0 ? (
        <Empty title={texts.agents.none}>{texts.agents.noneLead}</Empty>
      ) : (
        <People agents={shown.toSorted(byLoad)} shares={sharesOf(active)} />
      )}
    </div>
  )
}

/** Those who are there first, and of them the fullest. */
function byLoad(one: Agent, other: Agent): number {
  const isThere = ({ presence }: Agent): number => (presence?.state === 'online' ? 0 : 1)
  const fullness = ({ load = 0, capacity }: Agent): number => load / Math.max(capacity, 0.001)
  return isThere(one) - isThere(other) || fullness(other) - fullness(one) || one.name.localeCompare(other.name)
}

interface PeopleProps {
  readonly agents: readonly Agent[]
  readonly shares: ReadonlyMap<string, WorkShare>
}

function People({ agents, shares }: PeopleProps): ReactElement {
  const { columns, hints, effortHint, interestingHint } = texts.agents
  const most = Math.max(0, ...[...shares.values()].flatMap(({ effort, interesting }) => [effort, interesting]))
  return (
    <div className="panel scroll" tabIndex={0} role="region" aria-label={texts.agents.title}>
      <table className="people">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.presence}</th>
            <th scope="col">
              <Tooltip label={hints.load}>
                <span>{columns.load}</span>
              </Tooltip>
            </th>
            <th scope="col">
              <Tooltip label={hints.shift}>
                <span>{columns.shift}</span>
              </Tooltip>
            </th>
            <th scope="col">
              <Tooltip label={effortHint} multiline w={260}>
                <span>{columns.effort}</span>
              </Tooltip>
            </th>
            <th scope="col">
              <Tooltip label={interestingHint} multiline w={260}>
                <span>{columns.interesting}</span>
              </Tooltip>
            </th>
            <th scope="col">{columns.tier}</th>
            <th scope="col">{columns.queues}</th>
            <th scope="col">
              <span className="hidden">{texts.agents.setAway}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <Person
              key={agent.id}
              agent={agent}
              share={shares.get(agent.id)}
              scale={{ equal: 1 / shares.size, most }}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface PersonProps {
  readonly agent: Agent
  readonly share: WorkShare | undefined
  /** An equal share, and the largest of anybody. */
  readonly scale: { readonly equal: number; readonly most: number }
}

function Person({ agent, share, scale }: PersonProps): ReactElement {
  const { columns } = texts.agents
  const names = useNames()
  const shift = shiftAt(agent, useServerNow())
  const queues = agent.queues.map(names.queue)
  return (
    <tr>
      <th scope="row">
        <Link to="/agents/$id" params={{ id: agent.id }}>
          {agent.name}
        </Link>
      </th>
      <td>
        <PresenceMark presence={agent.presence} />
      </td>
      <td>
        <LoadBar load={agent.load ?? 0} capacity={agent.capacity} name={agent.name} />
      </td>
      <td className="shift">
        {shift === undefined ? (
          <span className="quiet">{texts.agents.noHours}</span>
        ) : (
          <>
            <span className={shift.isOn ? '' : 'quiet'}>
              {shift.isOn ? texts.agents.onShift : texts.agents.offShift}
            </span>{' '}
            <span className="quiet">{shift.text}</span>
          </>
        )}
      </td>
      <td>
        <FairShare of={share?.effort ?? 0} label={columns.effort} {...scale} />
      </td>
      <td>
        <FairShare of={share?.interesting ?? 0} label={columns.interesting} {...scale} />
      </td>
      <td>{texts.agents.tiers[agent.tier] ?? agent.tier}</td>
      <td className="queues" title={queues.join(', ')}>
        {queues.join(', ')}
      </td>
      <td className="act">
        <PresenceButtons agent={agent} />
      </td>
    </tr>
  )
}

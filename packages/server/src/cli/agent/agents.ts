import { PointsmanError, type Agent, type Presence, type SkillLevel, type Timestamp } from '@pointsman/core'
import { InvalidArgumentError } from 'commander'
import { toAgent, toPresence } from '../../contract/agent.ts'
import type { Store } from '../../store/store.ts'
import { readDate, dateForms } from '../../ticket-files/dates.ts'
import { newAgent } from '../../newcomers.ts'
import { table } from '../table.ts'

/** As given on the command line. */
export interface AddAgentOptions {
  readonly name?: string
  readonly queue?: readonly string[]
  readonly skill?: readonly SkillLevel[]
  readonly language?: readonly string[]
  readonly capacity?: number
  readonly tier?: '1' | '2' | '3'
}

interface Found {
  readonly json: unknown
  readonly text: string
}

/** Reads `--skill billing=0.8` and adds it to those before. */
export function agentLevel(text: string, before: readonly SkillLevel[] = []): readonly SkillLevel[] {
  const at = text.lastIndexOf('=')
  const level = at < 1 ? Number.NaN : Number(text.slice(at + 1))
  if (level >= 0 && level <= 1) return [...before, { skill: text.slice(0, at), level }]
  throw new InvalidArgumentError('Expected skill=level with a level from 0 to 1, such as billing=0.8.')
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Reads `--language en` and adds it to those before: ISO 639-1, as the reader tells languages apart. */
export function agentLanguage(text: string, before: readonly string[] = []): readonly string[] {
  const code = text.trim().toLowerCase()
  if (/^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined) return [...before, code]
  throw new InvalidArgumentError('Expected a two-letter ISO 639-1 code such as en, de or pt.')
}

/** Creates an agent or changes what is given. A queue that does not exist is an error, not a new queue. */
export async function addAgent(store: Store, id: string, options: AddAgentOptions, now: Timestamp): Promise<Found> {
  const queues = (await store.queues()).map((queue) => queue.id)
  const unknown = options.queue?.find((queue) => !queues.includes(queue))
  if (unknown !== undefined) {
    const there = queues.length === 0 ? 'there are none yet' : `there are ${queues.slice(0, 20).join(', ')}`
    throw new PointsmanError(
      'not_found',
      `--queue ${unknown}: no such queue; ${there}`,
      `pointsman queue add ${unknown}`,
    )
  }
  const before = (await store.agents()).find((agent) => agent.id === id)
  const agent = await store.putAgent({
    ...(before ?? newAgent(id)),
    active: true,
    ...(options.name !== undefined && { name: options.name }),
    ...(options.queue && { queues: options.queue }),
    ...(options.skill && { skills: options.skill }),
    ...(options.language && { languages: options.language }),
    ...(options.capacity !== undefined && { capacity: options.capacity }),
    ...(options.tier && { tier: tierOf(options.tier) }),
  })
  if (!before) await store.putPresence(id, { state: 'online' }, now)
  const work =
    agent.queues.length === 0 ? 'no queue yet, so no ticket can go to them (--queue)' : agent.queues.join(', ')
  return { json: toAgent(agent), text: `Agent ${agent.id}: ${work}; carries ${agent.capacity}.` }
}

function tierOf(text: '1' | '2' | '3'): Agent['tier'] {
  return text === '3' ? 3 : text === '2' ? 2 : 1
}

/** Everybody, with presence and load. */
export async function listAgents(store: Store): Promise<Found> {
  const { agents, presence, loads } = await store.look()
  const rows = agents.map((agent, i) => [
    agent.id,
    agent.name,
    agent.active ? (presence[i]?.state ?? 'offline') : 'inactive',
    `${loads[i] ?? 0} of ${agent.capacity}`,
    String(agent.tier),
    agent.queues.join(', ') || '–',
  ])
  const json = agents.map((agent, i) => toAgent(agent, presence[i], loads[i]))
  const text =
    rows.length === 0
      ? 'No agents yet. Maybe: pointsman agent add ann --queue billing'
      : table('l:agent l:name l:state l:carries r:tier l:queues', rows)
  return { json, text }
}

/** Lets agents have tickets, or stops it. */
export async function activateAgents(
  store: Store,
  wanted: readonly string[] | 'all',
  state: 'active' | 'inactive',
  now: Timestamp,
): Promise<Found> {
  const agents = await store.agents()
  const ids = wanted === 'all' ? agents.map(({ id }) => id) : wanted
  if (ids.length === 0) throw new PointsmanError('usage', 'name at least one agent, or give --all')
  const chosen = ids.map((id) => known(agents, id))
  for (const agent of chosen) {
    if (agent.active !== (state === 'active')) await store.putAgent({ ...agent, active: state === 'active' })
    await store.putPresence(agent.id, { state: state === 'active' ? 'online' : 'offline' }, now)
  }
  const without = chosen.filter(({ queues }) => queues.length === 0).map(({ id }) => id)
  const warning =
    state === 'active' && without.length > 0
      ? `\nWithout a queue, so no ticket can go to them: ${without.join(', ')} (pointsman agent add … --queue …)`
      : ''
  return {
    json: { agents: ids, state },
    text: `${ids.length} ${ids.length === 1 ? 'agent is' : 'agents are'} ${state}.${warning}`,
  }
}

/** Sets presence. */
export async function setPresence(
  store: Store,
  id: string,
  state: Presence['state'],
  until: string | undefined,
  now: Timestamp,
): Promise<Found> {
  known(await store.agents(), id)
  const back = until === undefined ? undefined : readDate(until)?.at
  if (until !== undefined && back === undefined)
    throw new PointsmanError('usage', `--until ${until}: expected ${dateForms}`)
  const presence: Presence = { state, ...(back !== undefined && state !== 'online' && { until: back }) }
  await store.putPresence(id, presence, now)
  return {
    json: { agent: id, presence: toPresence(presence) },
    text: `${id} is ${state}${presence.until === undefined ? '' : ` until ${new Date(presence.until).toISOString()}`}.`,
  }
}

function known(agents: readonly Agent[], id: string): Agent {
  const agent = agents.find((each) => each.id === id)
  if (agent) return agent
  const others = agents.slice(0, 20).map((each) => each.id)
  throw new PointsmanError(
    'not_found',
    `there is no agent ${JSON.stringify(id)}; there are ${others.length === 0 ? 'none yet' : others.join(', ')}`,
  )
}

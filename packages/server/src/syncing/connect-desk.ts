import { defaultPolicy, modeOf, rebuildTicket, type Agent, type Timestamp } from '@pointsman/core'
import type { Connector, Directory, Feed } from '../connectors/connector.ts'
import { newAgent, newQueue } from '../newcomers.ts'
import type { Store, StoredConnection } from '../store/store.ts'
import { parseMapping, type DeskMapping } from './desk-mapping.ts'
import { readHistory, type HistoryRead } from './desk-history.ts'
import { deskOf } from './desk.ts'
import type { Matched } from './match-names.ts'

/** An agent works in a queue that made up at least this share of what they resolved; less is helping out. */
const belongs = 0.1

/** What connecting needs, once a person has answered all questions. */
export interface ConnectOrder {
  readonly connection: StoredConnection
  readonly connector: Connector
  readonly directory: Directory
  readonly agents: Matched
  readonly queues: Matched
  /** Tickets that have not changed since are left out of the history. */
  readonly since: Timestamp
  readonly now: () => Timestamp
  readonly onProgress: (read: HistoryRead) => void
}

/** What it came to. */
export interface Connected {
  readonly newQueues: readonly string[]
  readonly newAgents: readonly string[]
  /** Facts read, by feed. */
  readonly read: { readonly [name in Feed]?: number }
  readonly history: number
  readonly open: number
}

/**
 * Connects a help desk: keeps the connection, puts its queues into shadow, reads its history, and only then lets it live. Stopped
 * anywhere, doing it again goes on from there. Done again once it lives, as with a new token, queues that it had keep their modes.
 */
export async function connectDesk(store: Store, order: ConnectOrder): Promise<Connected> {
  const { connection, connector, now } = order
  const before = await store.deskConnection(connection.id)
  const hadBefore = before?.liveFrom === undefined ? [] : Object.values(parseMapping(before.mapping).queues)
  await store.putConnection(connection)
  const newQueues = await addQueues(store, order.queues, new Set(hadBefore))
  const newAgents = await addAgents(store, order)
  const desk = deskOf(connection, connector, store)
  const read: { [name in Feed]?: number } = {}
  const startedAt = connection.liveFrom ?? now()
  for (const feed of ['tickets', ...(connector.can.changeFeed ? (['changes'] as const) : [])] as const) {
    for await (const far of readHistory(desk, feed, order.since)) {
      read[feed] = far.facts
      order.onProgress(far)
    }
  }
  for (let after: string | undefined = ''; after !== undefined;)
    after = (await store.rebuildHistory(after, rebuildTicket)).next
  await placeAgents(store, order.agents)
  await store.putConnection({ ...connection, liveFrom: startedAt })
  const [{ history }, { factsWaiting: open }] = await Promise.all([
    store.counts(),
    store.connectionCounts(connection.id),
  ])
  return { newQueues, newAgents, read, history, open }
}

/** In shadow before there is anything in them: nothing is done in a help desk until somebody says so, queue by queue. */
async function addQueues(
  store: Store,
  { pairs, fresh }: Matched,
  hadBefore: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { version, ...policy } = (await store.policy()) ?? defaultPolicy
  const names = [...new Set(Object.values(pairs))].filter(
    (queue) => !hadBefore.has(queue) && modeOf(queue, { ...policy, version }) !== 'shadow',
  )
  if (names.length > 0) {
    const others = policy.queueModes.filter(({ queue }) => !names.includes(queue))
    const shadowed = names.map((queue) => ({ queue, mode: 'shadow' as const }))
    await store.putPolicy({ ...policy, queueModes: [...others, ...shadowed] }, version === 0 ? undefined : version)
  }
  const known = new Set((await store.queues()).map(({ id }) => id))
  const added = fresh.filter(({ ours }) => !known.has(ours))
  for (const { theirs, ours } of added) {
    const description = 'description' in theirs && typeof theirs.description === 'string' ? theirs.description : ''
    await store.putQueue({ ...newQueue(ours), name: theirs.name, description })
  }
  return added.map(({ ours }) => ours)
}

/** Active, because decisions in shadow are worth nothing without anybody to give tickets to; nothing is given while in shadow. */
async function addAgents(store: Store, { agents, directory, queues, now }: ConnectOrder): Promise<readonly string[]> {
  const known = new Set((await store.agents()).map(({ id }) => id))
  const added = agents.fresh.filter(({ ours }) => !known.has(ours))
  for (const { theirs, ours } of added) {
    const found = directory.agents.find(({ id }) => id === theirs.id)
    const theirQueues = (found?.queues ?? []).flatMap((id) => queues.pairs[id] ?? [])
    await store.putAgent({ ...newAgent(ours), name: theirs.name, queues: theirQueues, active: true })
    await store.putPresence(ours, { state: found?.presence ?? 'online' }, now())
  }
  return added.map(({ ours }) => ours)
}

/** Whoever belongs to no queue yet belongs to those where they resolved tickets; who resolved none, to all of them. */
async function placeAgents(store: Store, agents: Matched): Promise<void> {
  const names = await store.historyNames()
  const all = (await store.queues()).filter(({ active }) => active).map(({ id }) => id)
  const ours = new Set(Object.values(agents.pairs))
  for (const agent of await store.agents()) {
    if (!ours.has(agent.id) || agent.queues.length > 0) continue
    const counts = names.flatMap(({ queue, assignee, tickets }) =>
      assignee === agent.id && queue !== undefined ? [{ queue, tickets }] : [],
    )
    const total = counts.reduce((sum, { tickets }) => sum + tickets, 0)
    const theirs = counts.filter(({ tickets }) => tickets >= total * belongs).map(({ queue }) => queue)
    const { version, ...rest }: Agent = agent
    await store.putAgent({ ...rest, queues: theirs.length > 0 ? theirs : all }, version)
  }
}

/** What a mapping is kept as. */
export function keptMapping(mapping: DeskMapping): Readonly<Record<string, unknown>> {
  return { ...mapping }
}

import type { Agent, HistoricTicket, Priority, Shift, Timestamp } from '@pointsman/core'
import type { Demand } from './demand.ts'
import type { Organisation, WorldAgent, WorldTopic } from './organisation.ts'
import { worlds, type World } from './world.ts'

/** An organisation read off its own past, to be played again with other people, volumes or rules. */
export interface FittedOrganisation {
  readonly world: World
  readonly organisation: Organisation
  readonly demand: Demand
  /** In words: what was found, and what had to be guessed. */
  readonly notes: readonly string[]
}

const day = 86_400_000

/** Topics with fewer tickets are put together as `other`: nothing can be said about them one by one. */
const leastTickets = 10
const mostTopics = 60
/** Agents with fewer tickets are left out. */
const leastResolved = 5
/** Tickets of one agent and topic that outweigh what is known of the agent as a whole. */
const ownWeight = 10
/** Level of somebody at topics they never resolved. */
const strangerLevel = 0.25
const guessedMinutes = 22
const guessedSlots = 3
const impactOf: Readonly<Record<Priority, number>> = { urgent: 0.85, high: 0.6, normal: 0.35, low: 0.15 }

interface Row {
  readonly at: Timestamp
  readonly topic: string
  readonly queue: string
  readonly agent: string
  readonly logMinutes: number | undefined
  readonly isClean: boolean
  readonly impact: number
  readonly endedAt: Timestamp
}

/**
 * Fits topics, volumes by weekday and hour, handling times and people. Times and success per person are drawn towards the
 * person, the topic and the team as far as the record is thin. Undefined where there are too few tickets with an assignee.
 */
export function fitHistory(
  history: readonly HistoricTicket[],
  profiles: readonly Agent[],
): FittedOrganisation | undefined {
  const rows = rowsOf(history)
  const people = [...countBy(rows, ({ agent }) => agent)].filter(([, count]) => count >= leastResolved)
  if (rows.length < 50 || people.length === 0) return undefined
  const topics = topicsOf(rows)
  const timed = rows.filter(({ logMinutes }) => logMinutes !== undefined)
  const base = worlds[0]!
  const topicAt = new Map(topics.map(({ id }, at) => [id, at]))
  const profileOf = new Map(profiles.flatMap((agent) => [[agent.id, agent] as const, [agent.name, agent] as const]))
  const agents = people.map(([name]) => agentOf(name, rows, topics, topicAt, profileOf.get(name)))
  const demand = demandFrom(rows)
  const world: World = {
    ...base,
    name: 'history',
    description: 'fitted from the imported history',
    agents: agents.length,
    topics: topics.length,
    queues: new Set(topics.map(({ queue }) => queue)).size,
    minutesSpread: timed.length > 20 ? residualSpread(timed, topics, topicAt) : base.minutesSpread,
    // Bursts of the past are in the volume already, and languages in the topics.
    outages: 0,
    releases: 0,
    otherLanguageShare: 0,
    zones: 'one',
  }
  const queues = [...new Set(topics.map(({ queue }) => queue))]
  const notes = [
    `${rows.length} tickets with an assignee, ${topics.length} topics, ${agents.length} agents, ${demand.perDay.toFixed(1)} tickets a day`,
    ...(timed.length < rows.length / 2
      ? [`only ${timed.length} have handling minutes: topics without are taken as ${guessedMinutes} minutes`]
      : []),
    ...(profiles.length === 0 ? ['no agents in the database: hours are guessed from when they resolved tickets'] : []),
    ...inactiveNote(people, profileOf),
    'how well tickets are read, absences and what waiting costs are those of the world "thirty"',
  ]
  return { world, organisation: { topics, queues, agents }, demand, notes }
}

/** That some are played who may have tickets no more, or not yet. */
function inactiveNote(
  people: readonly (readonly [string, number])[],
  profileOf: ReadonlyMap<string, Agent>,
): readonly string[] {
  const count = people.filter(([name]) => profileOf.get(name)?.active === false).length
  if (count === 0) return []
  const who =
    count === 1
      ? 'one agent is inactive in the database and is'
      : `${count} agents are inactive in the database and are`
  return [`${who} played as well, because the volume is that of all`]
}

function rowsOf(history: readonly HistoricTicket[]): readonly Row[] {
  const named = history.flatMap(({ ticket, outcome }): Row[] => {
    const topic = outcome.topic ?? outcome.queue ?? ticket.claimed?.category
    if (topic === undefined || outcome.assignee === undefined) return []
    const minutes = outcome.handleMinutes
    return [
      {
        at: ticket.receivedAt,
        topic,
        queue: outcome.queue ?? topic,
        agent: outcome.assignee,
        logMinutes: minutes !== undefined && minutes > 0 ? Math.log(Math.min(600, Math.max(1, minutes))) : undefined,
        isClean: (outcome.reassignments ?? 0) === 0 && (outcome.reopened ?? 0) === 0,
        impact: impactOf[outcome.priority ?? ticket.claimed?.priority ?? 'normal'],
        endedAt: outcome.resolvedAt ?? ticket.receivedAt,
      },
    ]
  })
  const frequent = new Set(
    [...countBy(named, ({ topic }) => topic)]
      .filter(([, count]) => count >= leastTickets)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, mostTopics)
      .map(([topic]) => topic),
  )
  return named.map((row) => (frequent.has(row.topic) ? row : { ...row, topic: 'other', queue: 'other' }))
}

function topicsOf(rows: readonly Row[]): readonly WorldTopic[] {
  return [...groupBy(rows, ({ topic }) => topic)].map(([id, own]) => {
    const timed = own.flatMap(({ logMinutes }) => (logMinutes === undefined ? [] : [logMinutes]))
    const minutes = timed.length > 0 ? Math.exp(mean(timed)) : guessedMinutes
    const [queue = id] = [...countBy(own, (row) => row.queue)].toSorted((a, b) => b[1] - a[1])[0] ?? []
    return {
      id,
      queue,
      share: own.length / rows.length,
      minutes,
      impact: mean(own.map(({ impact }) => impact)),
      isInteresting: minutes >= 40,
      isScarce: countBy(own, ({ agent }) => agent).size <= 2,
    }
  })
}

function agentOf(
  name: string,
  rows: readonly Row[],
  topics: readonly WorldTopic[],
  topicAt: ReadonlyMap<string, number>,
  profile: Agent | undefined,
): WorldAgent {
  const own = rows.filter(({ agent }) => agent === name)
  const ratio = ({ logMinutes, topic }: Row): number => logMinutes! - Math.log(topics[topicAt.get(topic)!]!.minutes)
  const timed = own.filter(({ logMinutes }) => logMinutes !== undefined)
  const tempo = timed.reduce((sum, row) => sum + ratio(row), 0) / (timed.length + ownWeight)
  const team = rows.filter(({ isClean }) => isClean).length / rows.length
  const level = new Float64Array(topics.length)
  const pace = new Float64Array(topics.length)
  topics.forEach((topic, at) => {
    const here = own.filter((row) => row.topic === topic.id)
    const timedHere = here.filter(({ logMinutes }) => logMinutes !== undefined)
    const clean = here.filter(({ isClean }) => isClean).length
    const success = (clean + 2 * ownWeight * team) / (here.length + 2 * ownWeight)
    const known = here.length >= 3
    level[at] = known ? levelOfSuccess(success) : strangerLevel
    const drawn = timedHere.reduce((sum, row) => sum + ratio(row), ownWeight * tempo) / (timedHere.length + ownWeight)
    pace[at] = Math.exp(known ? drawn : tempo + 0.5)
  })
  const skills = topics.flatMap((topic, at) =>
    level[at]! > strangerLevel ? [{ skill: topic.id, level: Math.round(100 * level[at]!) / 100 }] : [],
  )
  const queues = [...new Set(topics.filter((_, at) => level[at]! > strangerLevel).map(({ queue }) => queue))]
  const capacity = Math.max(1, Math.min(6, Math.round(profile?.capacity ?? guessedSlots)))
  const agent: Agent = {
    ...(profile ?? { name, version: 1, tier: 2 as const }),
    // Whoever resolved tickets is played under every policy: agents met in an import are inactive until somebody activates them.
    active: true,
    id: profile?.id ?? name,
    queues,
    skills,
    languages: ['en'],
    capacity,
    hours: { timeZone: 'UTC', shifts: shiftsOf(own) },
  }
  return { agent, isJunior: agent.tier === 1, offsetMinutes: 0, level, pace }
}

/** The inverse of `successOf`. */
function levelOfSuccess(success: number): number {
  return Math.min(1, Math.max(0, (success - 0.12) / 0.88)) ** (1 / 0.55)
}

/** Eight hours around the middle of the hours in which somebody resolved tickets, on the weekdays that had a fair share of them. */
function shiftsOf(own: readonly Row[]): readonly Shift[] {
  const hours = own.map(({ endedAt }) => new Date(endedAt).getUTCHours()).toSorted((a, b) => a - b)
  const middle = hours[Math.floor(hours.length / 2)] ?? 12
  const from = Math.min(16, Math.max(0, middle - 4)) * 60
  const byDay = countBy(own, ({ endedAt }) => ((new Date(endedAt).getUTCDay() + 6) % 7) + 1)
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter((of) => (byDay.get(of) ?? 0) >= own.length / 15)
  const worked = days.length > 0 ? days : ([1, 2, 3, 4, 5] as const)
  return worked.map((of) => ({ day: of, from, to: from + 480 }))
}

function demandFrom(rows: readonly Row[]): Demand {
  const first = Math.floor(rows.reduce((least, { at }) => Math.min(least, at), Infinity) / day)
  const last = Math.floor(rows.reduce((most, { at }) => Math.max(most, at), 0) / day)
  const days = last - first + 1
  const byDay = Array.from({ length: 7 }, () => 0)
  const dates = Array.from({ length: 7 }, () => 0)
  const hourWeights = Array.from({ length: 24 }, () => 0)
  // 1 January 1970 was a Thursday.
  for (let date = first; date <= last; date++) dates[(date + 3) % 7]! += 1
  for (const { at } of rows) {
    byDay[(Math.floor(at / day) + 3) % 7]! += 1
    hourWeights[new Date(at).getUTCHours()]! += 1
  }
  const perDay = rows.length / days
  return { perDay, hourWeights, dayFactors: byDay.map((count, at) => count / Math.max(1, dates[at]!) / perDay) }
}

/** Deviation of log minutes around the topic's mean. */
function residualSpread(
  timed: readonly Row[],
  topics: readonly WorldTopic[],
  topicAt: ReadonlyMap<string, number>,
): number {
  const squares = timed.map(
    ({ logMinutes, topic }) => (logMinutes! - Math.log(topics[topicAt.get(topic)!]!.minutes)) ** 2,
  )
  return Math.min(1.5, Math.max(0.1, Math.sqrt(mean(squares))))
}

function countBy<Item, Key>(items: readonly Item[], of: (item: Item) => Key): ReadonlyMap<Key, number> {
  return new Map([...groupBy(items, of)].map(([key, group]) => [key, group.length]))
}

function groupBy<Item, Key>(items: readonly Item[], of: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(of(item))
    if (group === undefined) groups.set(of(item), [item])
    else group.push(item)
  }
  return groups
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

import type { Agent, Shift } from '@pointsman/core'
import { queues as companyQueues, topics as companyTopics } from '../company/queues.ts'
import { chance, integer, normal, pick, seededRandom } from '../random.ts'
import type { Random } from '@pointsman/core'
import type { World } from './world.ts'

/** What tickets are about, with what handling them really takes. */
export interface WorldTopic {
  readonly id: string
  readonly queue: string
  /** Share of all tickets. */
  readonly share: number
  /** Median handling minutes of somebody of ordinary pace. */
  readonly minutes: number
  /** Mean impact, 0–1. */
  readonly impact: number
  /** Whether people like to get such tickets. */
  readonly isInteresting: boolean
  readonly isScarce: boolean
}

/** An agent's profile as routers see it, and beside it the truth they do not see. */
export interface WorldAgent {
  readonly agent: Agent
  readonly isJunior: boolean
  /** Minutes to add to UTC for local time; no daylight saving in a made-up world. */
  readonly offsetMinutes: number
  /** Level 0–1 per topic before the first ticket. */
  readonly level: Float64Array
  /** Factor on the topic's minutes per topic, without practice. */
  readonly pace: Float64Array
}

export interface Organisation {
  readonly topics: readonly WorldTopic[]
  readonly queues: readonly string[]
  readonly agents: readonly WorldAgent[]
}

export const mainLanguage = 'en'
const otherLanguages = ['de', 'fr', 'es'] as const

/** Level from which somebody counts as being of the topic. */
export const ableLevel = 0.5

/** Draws the people and topics of a world. The same seed gives the same organisation. */
export function drawOrganisation(world: World, seed: number): Organisation {
  const random = seededRandom(seed, 'organisation')
  const isNamed = world.words === 'company'
  const queues = isNamed
    ? companyQueues.map(({ id }) => id)
    : Array.from({ length: world.queues }, (_, index) => `queue-${index + 1}`)
  const drawnTopics = drawTopics(random, world, queues)
  const topics = isNamed ? drawnTopics.map((topic, at) => ({ ...topic, ...nameOf(at) })) : drawnTopics
  const drawn = Array.from({ length: world.agents }, (_, index) => drawAgent(random, world, topics, queues, index))
  return { topics, queues, agents: coverTopics(drawn, topics, world) }
}

/** The sample company's topic at a place, so that tickets can have its words. */
function nameOf(at: number): Pick<WorldTopic, 'id' | 'queue'> {
  const { id, queue } = companyTopics[at]!
  return { id, queue }
}

function drawTopics(random: Random, world: World, queues: readonly string[]): readonly WorldTopic[] {
  const weights = Array.from({ length: world.topics }, () => Math.exp(0.6 * normal(random)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scarce = Math.round(world.topics * world.scarceTopicShare)
  const places = weights.map((_, index) => [index, random()] as const).toSorted((a, b) => a[1] - b[1])
  const scarceTopics = new Set(places.slice(0, scarce).map(([index]) => index))
  return weights.map((weight, index) => ({
    id: `topic-${index + 1}`,
    queue: queues[index % queues.length]!,
    share: weight / total,
    minutes: Math.min(90, Math.max(6, 22 * Math.exp(0.5 * normal(random)))),
    impact: Math.min(0.75, Math.max(0.12, 0.3 + 0.14 * normal(random))),
    isInteresting: chance(random, 0.3),
    isScarce: scarceTopics.has(index),
  }))
}

interface Draft {
  readonly index: number
  readonly isJunior: boolean
  readonly level: number[]
  readonly pace: number[]
  readonly offsetMinutes: number
  readonly shifts: readonly Shift[]
  readonly languages: readonly string[]
  readonly slots: number
  /** Errors of what stands in the profile, topic by topic. */
  readonly boast: readonly number[]
}

function drawAgent(
  random: Random,
  world: World,
  topics: readonly WorldTopic[],
  queues: readonly string[],
  index: number,
): Draft {
  const isJunior = chance(random, world.juniorShare)
  const home = queues[index % queues.length]!
  const own = new Set<number>()
  const wanted = Math.max(2, Math.round(world.ownTopics + 1.2 * normal(random)) - (isJunior ? 2 : 0))
  const inHome = topics.flatMap((topic, at) => (topic.queue === home ? [at] : []))
  for (let tries = 0; own.size < wanted && tries < 200; tries++) {
    const candidate = chance(random, 0.65) ? pick(random, inHome) : integer(random, 0, topics.length - 1)
    if (topics[candidate]!.isScarce && !chance(random, 0.3)) continue
    own.add(candidate)
  }
  const level = topics.map((topic, at) => {
    const nearby = topic.queue === home ? 0.38 : 0.18
    const base = own.has(at) ? (isJunior ? 0.62 : 0.78) : nearby - (topic.isScarce ? 0.1 : 0)
    return clamp(base + 0.1 * normal(random))
  })
  const tempo = Math.exp(world.paceSpread * normal(random))
  const pace = level.map((of) => tempo * Math.exp(1.1 * (0.75 - of) + world.paceSpread * normal(random)))
  const boastful = 0.5 * normal(random)
  const zone = world.zones === 'one' ? 60 : pick(random, [60, 60, 60, 0, -300, -300, -480])
  const start = pick(random, [420, 480, 480, 540, 600])
  const days = index % 8 === 7 ? ([3, 4, 5, 6, 7] as const) : ([1, 2, 3, 4, 5] as const)
  return {
    index,
    isJunior,
    level,
    pace,
    offsetMinutes: zone,
    shifts: days.map((day) => ({ day, from: start, to: start + 480 })),
    languages: [mainLanguage, ...otherLanguages.filter((_, at) => (index + at) % 3 === 0 || chance(random, 0.15))],
    slots: integer(random, world.slots[0], world.slots[1]),
    boast: level.map(() => world.declaredNoise * (boastful + normal(random))),
  }
}

/** Nobody founds a company in which a topic has no one: each gets its people, scarce ones two, others four. */
function coverTopics(drafts: readonly Draft[], topics: readonly WorldTopic[], world: World): readonly WorldAgent[] {
  const able = ableLevel + 0.2
  topics.forEach((topic, at) => {
    const needed = Math.min(drafts.length, topic.isScarce ? 2 : Math.max(3, Math.round(world.agents / 8)))
    const nearest = drafts.toSorted((a, b) => b.level[at]! - a.level[at]!).slice(0, needed)
    for (const one of nearest) {
      if (one.level[at]! >= able) continue
      one.pace[at]! *= Math.exp(-1.1 * (able - one.level[at]!))
      one.level[at] = able
    }
  })
  return drafts.map((draft) => toAgent(draft, topics))
}

function toAgent(draft: Draft, topics: readonly WorldTopic[]): WorldAgent {
  const declared = draft.level.map((level, at) => Math.round(20 * clamp(level + draft.boast[at]!)) / 20)
  const skills = topics.flatMap((topic, at) =>
    declared[at]! >= ableLevel - 0.05 ? [{ skill: topic.id, level: declared[at]! }] : [],
  )
  const known = new Set(skills.map(({ skill }) => skill))
  const queues = new Set(topics.filter((topic) => known.has(topic.id)).map((topic) => topic.queue))
  const number = String(draft.index + 1).padStart(2, '0')
  return {
    agent: {
      id: `agent-${number}`,
      name: `Agent ${number}`,
      version: 1,
      active: true,
      queues: [...queues],
      skills,
      languages: draft.languages,
      capacity: draft.slots,
      tier: draft.isJunior ? 1 : draft.level.some((level) => level > 0.85) ? 3 : 2,
      hours: { timeZone: zoneNames[draft.offsetMinutes] ?? 'UTC', shifts: draft.shifts },
    },
    isJunior: draft.isJunior,
    offsetMinutes: draft.offsetMinutes,
    level: Float64Array.from(draft.level),
    pace: Float64Array.from(draft.pace),
  }
}

/** Zones without daylight saving, so that profile and schedule agree all year. */
const zoneNames: Readonly<Record<number, string>> = {
  60: 'Etc/GMT-1',
  0: 'UTC',
  [-300]: 'Etc/GMT+5',
  [-480]: 'Etc/GMT+8',
}

/** How often somebody of a level resolves a ticket for good: 0.87 of the topic's own people, 0.6 of its neighbours, 0.45 of strangers. */
export function successOf(level: number): number {
  return 0.12 + 0.88 * clamp(level) ** 0.55
}

/** Level after `done` tickets of the topic: closes at most `gain` of the gap to mastery, half of it in fifteen tickets. */
export function practisedLevel(level: number, done: number, gain: number): number {
  return level + (0.95 - Math.min(0.95, level)) * gain * (done / (done + 15))
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

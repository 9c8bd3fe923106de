import type { Agent, Random, Shift, SkillLevel } from '@pointsman/core'
import { chance, integer, normal, pick } from '../random.ts'
import { languages } from '../texts/languages.ts'
import { firstNames, lastNames } from './names.ts'
import { queues, topics } from './queues.ts'

/** What an agent really does with one topic. Nobody at the sample company knows these numbers; the router has to find out. */
export interface TrueAbility {
  /** Factor on the topic's median handling minutes: 0.6 is fast, 1.6 slow. */
  readonly pace: number
  /** Probability that a ticket is solved without hand-off or reopening, 0–1. */
  readonly success: number
}

/** An agent with the truth beside, never inside, the profile. */
export interface SampleAgent {
  readonly agent: Agent
  readonly abilities: ReadonlyMap<string, TrueAbility>
}

/** Each agent's home queue; thirty in all, about as many as the queue's tickets need. */
const homes = [
  'billing',
  'billing',
  'billing',
  'accounts',
  'accounts',
  'sign-in',
  'sign-in',
  'sign-in',
  'sign-in',
  'api',
  'api',
  'api',
  'data',
  'data',
  'data',
  'reports',
  'reports',
  'mobile',
  'mobile',
  'devices',
  'devices',
  'devices',
  'onboarding',
  'onboarding',
  'platform',
  'platform',
  'bookings',
  'bookings',
  'bookings',
  'privacy',
] as const

/** Where somebody of a queue helps out. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  billing: ['accounts', 'onboarding'],
  accounts: ['billing', 'onboarding'],
  'sign-in': ['privacy', 'platform', 'accounts'],
  api: ['data', 'platform'],
  data: ['reports', 'api', 'onboarding'],
  reports: ['data', 'bookings'],
  mobile: ['devices', 'platform'],
  devices: ['mobile', 'bookings'],
  onboarding: ['bookings', 'data'],
  platform: ['api', 'mobile', 'sign-in'],
  bookings: ['reports', 'billing'],
  privacy: ['sign-in', 'accounts'],
}

/** Time zones with their winter offset in minutes, which is near enough to say who was at work in the history. */
export const timeZones: Readonly<Record<string, number>> = {
  'Europe/Berlin': 60,
  'Europe/Dublin': 0,
  'Europe/Madrid': 60,
  'America/New_York': -300,
  'America/Los_Angeles': -480,
  'Australia/Sydney': 600,
}

/** The thirty agents. */
export function makeAgents(random: Random): readonly SampleAgent[] {
  const made = homes.map((home, index) => makeAgent(random, home, index))
  return coverLanguages(made)
}

function makeAgent(random: Random, home: string, index: number): SampleAgent {
  const tier = pick(random, [1, 1, 1, 2, 2, 3] as const)
  const nearby = neighbours[home] ?? []
  const own = [home, ...nearby.filter((_, position) => position === index % nearby.length || chance(random, 0.35))]
  const levels = new Map(queues.map((queue) => [queue.id, trueLevel(random, queue.id, home, own, tier)]))
  const tempo = Math.exp(0.22 * normal(random))
  const abilities = new Map(topics.map((topic) => [topic.id, ability(random, levels.get(topic.queue) ?? 0, tempo)]))
  const zone = pick(
    random,
    Object.keys(timeZones).flatMap((name) => Array.from({ length: zoneShare(name) }, () => name)),
  )
  const local = zone === 'Europe/Madrid' ? 'es' : zone === 'Europe/Berlin' ? 'de' : 'en'
  const extra = pick(random, [[], [], ['fr'], ['es'], ['de', 'fr']])
  const agent: Agent = {
    id: `agent-${String(index + 1).padStart(2, '0')}`,
    name: `${pick(random, firstNames[local])} ${lastNames[local][index % lastNames[local].length] ?? ''}`,
    version: 1,
    active: true,
    queues: own,
    skills: declared(random, own, home, levels),
    languages: [...new Set(['en', local, ...extra])],
    capacity: integer(random, 5, 9),
    tier,
    // One in ten is on call and keeps no hours.
    ...(index % 10 === 9 ? {} : { hours: { timeZone: zone, shifts: shifts(random, index) } }),
  }
  return { agent, abilities }
}

function zoneShare(name: string): number {
  return (
    {
      'Europe/Berlin': 8,
      'Europe/Dublin': 6,
      'Europe/Madrid': 4,
      'America/New_York': 5,
      'America/Los_Angeles': 2,
      'Australia/Sydney': 3,
    }[name] ?? 1
  )
}

function trueLevel(random: Random, queue: string, home: string, own: readonly string[], tier: number): number {
  const base = queue === home ? 0.7 : own.includes(queue) ? 0.48 : 0.2
  return clamp(base + 0.05 * (tier - 2) + 0.11 * normal(random))
}

function ability(random: Random, level: number, tempo: number): TrueAbility {
  const here = clamp(level + 0.13 * normal(random))
  return { pace: tempo * Math.exp(1.1 * (0.55 - here)), success: clamp(0.5 + 0.48 * here) }
}

/** What stands in the profile: modest people, boasters, and skills nobody thought of entering. */
function declared(
  random: Random,
  own: readonly string[],
  home: string,
  levels: ReadonlyMap<string, number>,
): readonly SkillLevel[] {
  const boast = 0.15 * normal(random)
  const forgotten = (queue: string): boolean => queue !== home && queue !== 'privacy' && chance(random, 0.2)
  const queuesDeclared = own.filter((queue) => !forgotten(queue))
  const special = topics.filter((topic) => topic.queue === home && chance(random, 0.3)).map((topic) => topic.id)
  const level = (of: number): number => Math.round(20 * clamp(of + boast + 0.12 * normal(random))) / 20
  return [
    ...queuesDeclared.map((skill) => ({ skill, level: Math.max(0.1, level(levels.get(skill) ?? 0)) })),
    ...special.map((skill) => ({ skill, level: Math.max(0.3, level((levels.get(home) ?? 0) + 0.15)) })),
  ]
}

/** Five days of eight hours; one in six works weekends instead of the first days of the week. */
function shifts(random: Random, index: number): readonly Shift[] {
  const start = pick(random, [420, 480, 510, 540, 600])
  const days = index % 6 === 5 ? ([3, 4, 5, 6, 7] as const) : ([1, 2, 3, 4, 5] as const)
  return days.map((day) => ({ day, from: start, to: start + 510 }))
}

/** Every queue has somebody for every language: where nobody has it, its first agent learns it. */
function coverLanguages(agents: readonly SampleAgent[]): readonly SampleAgent[] {
  const learned = new Map(agents.map(({ agent }) => [agent.id, [...agent.languages]]))
  for (const queue of queues) {
    const team = agents.filter(({ agent }) => agent.queues.includes(queue.id))
    for (const language of languages) {
      if (team.some(({ agent }) => learned.get(agent.id)?.includes(language) === true)) continue
      const first = team[languages.indexOf(language) % Math.max(1, team.length)]
      if (first !== undefined) learned.get(first.agent.id)?.push(language)
    }
  }
  return agents.map((one) => ({
    ...one,
    agent: { ...one.agent, languages: learned.get(one.agent.id) ?? one.agent.languages },
  }))
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

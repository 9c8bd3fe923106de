import { integer, normal, seededRandom } from '../random.ts'
import { ableLevel, mainLanguage, type Organisation, type WorldAgent } from './organisation.ts'
import type { World } from './world.ts'

/** What if there were more people, or fewer. */
export interface StaffChange {
  /** Above 0: so many more; below 0: so many fewer, last hired first. */
  readonly count: number
  /** A language (ISO 639-1), or a topic or queue by name, that the new ones have; without, they are like those there are. */
  readonly skill?: string
}

/** The organisation with other people. Whoever stays is the same to the last number. */
export function changeStaff(
  organisation: Organisation,
  changes: readonly StaffChange[],
  world: World,
  seed: number,
): Organisation {
  let agents = organisation.agents
  for (const { count, skill } of changes) {
    if (count < 0) agents = agents.slice(0, Math.max(1, agents.length + count))
    for (let i = 0; i < count; i++) agents = [...agents, hire(organisation, agents.length, skill, world, seed)]
  }
  return { ...organisation, agents }
}

/** A new colleague with the hours of one who is there, good at what they were hired for. */
function hire(
  { topics, agents }: Organisation,
  place: number,
  skill: string | undefined,
  world: World,
  seed: number,
): WorldAgent {
  const random = seededRandom(seed, `hired-${place}`)
  const model = agents[integer(random, 0, agents.length - 1)]!
  const isAsked = (topic: (typeof topics)[number]): boolean => topic.id === skill || topic.queue === skill
  const named = topics.some(isAsked)
  const level = model.level.map((of, at) => {
    if (named) return clamp((isAsked(topics[at]!) ? 0.8 : 0.3) + 0.08 * normal(random))
    return clamp(of + 0.08 * normal(random))
  })
  const pace = level.map((of) => Math.exp(1.1 * (0.75 - of) + world.paceSpread * normal(random)))
  const skills = topics.flatMap((topic, at) =>
    level[at]! >= ableLevel ? [{ skill: topic.id, level: Math.round(20 * level[at]!) / 20 }] : [],
  )
  const language = !named && skill !== undefined ? [skill] : []
  const id = `hired-${place + 1}`
  const queues = new Set(topics.filter((_, at) => level[at]! >= ableLevel).map(({ queue }) => queue))
  const languages = [...new Set([mainLanguage, ...model.agent.languages, ...language])]
  return {
    ...model,
    isJunior: false,
    level,
    pace,
    agent: { ...model.agent, id, name: id, skills, languages, queues: [...queues] },
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

import type { SkillLevel } from '../domain/agent.ts'

/** An agent as far as estimates go; `Agent` is one. */
export interface DeclaredAgent {
  readonly id: string
  readonly skills: readonly SkillLevel[]
}

/** A kind of ticket: a topic, or a queue where topics are not known. */
export interface Kind {
  readonly id: string
  /** Names under which levels are declared beside the id, as a queue's name; the first that an agent declared counts. */
  readonly skills?: readonly string[]
}

/** Taken for whoever declares nothing. Larger: silence passes for skill. */
const undeclaredLevel = 0.5

/** An agent's declared level for each kind, less one half: 0 where none was declared. `into` is aligned with the kinds. */
export function readLevels(
  agent: DeclaredAgent | undefined,
  kinds: readonly (Kind | undefined)[],
  into: Float64Array,
): void {
  into.fill(0)
  if (agent === undefined || agent.skills.length === 0) return
  const declared = new Map(agent.skills.map(({ skill, level }) => [skill, level]))
  kinds.forEach((kind, position) => {
    if (kind !== undefined) into[position] = (levelFor(kind, declared) ?? undeclaredLevel) - undeclaredLevel
  })
}

function levelFor(kind: Kind, declared: ReadonlyMap<string, number>): number | undefined {
  const own = declared.get(kind.id)
  if (own !== undefined) return own
  for (const skill of kind.skills ?? []) {
    const level = declared.get(skill)
    if (level !== undefined) return level
  }
  return undefined
}

import { addRecords, experienceShare, paceOf, successShare, teamRecord } from './record.ts'
import { noAbility, type Ability } from './ability.ts'
import type { Agent, TrackRecord } from '../domain/agent.ts'

/** What everybody is to one kind of ticket, from their records of it and the level they declared. */
export function abilityOfKind(
  agents: readonly Agent[],
  records: readonly TrackRecord[],
  levelOf: (agent: Agent) => number | undefined,
): Ability {
  const ability = noAbility(agents.length)
  const team = teamRecord(records)
  const byAgent = Map.groupBy(records, (record) => record.agent)
  agents.forEach((agent, index) => {
    const record = byAgent.get(agent.id)?.reduce(addRecords)
    ability.pace[index] = paceOf(record, team, levelOf(agent))
    ability.success[index] = successShare(record, team, levelOf(agent))
    ability.experience[index] = experienceShare(record)
  })
  return ability
}

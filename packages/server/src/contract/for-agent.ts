import type { DecisionOnWire } from './decision.ts'
import type { EventOnWire } from './event.ts'
import type { LifeOnWire } from './life.ts'
import { present } from './wire.ts'

/**
 * A decision as an agent sees it: what was read, the priority, and every reason about themselves. Of others only who has the ticket,
 * by name, and how many could have had it: their records are theirs.
 */
export function decisionFor(agent: string, decision: DecisionOnWire): DecisionOnWire {
  const { flip: _flip, margin: _margin, runner_up: runnerUp, candidates, situation, ...rest } = decision
  const holder = 'agent' in rest.outcome ? rest.outcome.agent : undefined
  const others = candidates.filter((one) => one.agent !== agent)
  return {
    ...rest,
    candidates: candidates
      .filter((one) => one.agent === agent || one.agent === holder)
      .map((one) => (one.agent === agent ? one : { agent: one.agent, ...present('name', one.name) })),
    others: {
      eligible: others.filter(({ blocked_by: blockedBy }) => blockedBy === undefined).length,
      blocked: others.filter(({ blocked_by: blockedBy }) => blockedBy !== undefined).length,
    },
    ...present('runner_up', runnerUp === agent ? agent : undefined),
    situation: {
      ...situation,
      agents: situation.agents.filter((one) => one.agent === agent),
      excluded: situation.excluded.filter((one) => one.agent === agent),
    },
  }
}

/** A ticket's life without what others said when they refused it. */
export function lifeFor(agent: string, life: LifeOnWire): LifeOnWire {
  return { ...life, excluded: life.excluded.filter((one) => one.agent === agent) }
}

const refusals: readonly string[] = ['offer_rejected', 'offer_expired']

/** What happened to a ticket, without the refusals of others. */
export function eventsFor(agent: string, events: readonly EventOnWire[]): EventOnWire[] {
  return events.filter(({ kind, actor, data }) => !refusals.includes(kind) || (data['agent'] ?? actor) === agent)
}

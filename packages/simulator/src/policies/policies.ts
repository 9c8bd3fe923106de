import type { RoutingPolicy } from '../world/routing-policy.ts'
import { setupOf, type Scenario } from '../world/scenario.ts'
import { corePolicy } from './core-policy.ts'
import { indexConstants } from './index-constants.ts'
import { LearnedEstimator } from './learned-estimator.ts'
import { oraclePolicy } from './oracle.ts'
import { indexPolicy } from './prototype-index.ts'
import { alwaysTheBest, greedyWithPenalty, leastLoaded, manualTriage, roundRobin } from './simple-policies.ts'
import { skillsPolicy } from './skills-first-in-first-out.ts'

/** Every policy by name; each is made anew for a scenario, of which only the oracle looks behind the curtain. */
export const policies = {
  pointsman: (scenario) => corePolicy(setupOf(scenario)),
  'manual-triage': (scenario) => manualTriage(setupOf(scenario)),
  'round-robin': () => roundRobin(),
  'least-loaded': () => leastLoaded(),
  'always-the-best': (scenario) => alwaysTheBest(setupOf(scenario)),
  greedy: (scenario) => greedyWithPenalty(setupOf(scenario)),
  'skills-fifo-declared': (scenario) =>
    skillsPolicy(setupOf(scenario), {
      name: 'skills-fifo-declared',
      topic: 'declared',
      order: 'arrival',
      prefer: 'room',
    }),
  'skills-fifo': (scenario) =>
    skillsPolicy(setupOf(scenario), { name: 'skills-fifo', topic: 'read', order: 'arrival', prefer: 'room' }),
  'skills-claimed': (scenario) =>
    skillsPolicy(setupOf(scenario), { name: 'skills-claimed', topic: 'read', order: 'plan and claim', prefer: 'room' }),
  index: (scenario) => indexPolicy('index', new LearnedEstimator(setupOf(scenario), indexConstants), indexConstants),
  oracle: (scenario) => oraclePolicy(scenario),
} as const satisfies Readonly<Record<string, (scenario: Scenario) => RoutingPolicy>>

export type PolicyName = keyof typeof policies

/** The peer that every comparison is made against: what a good help desk can be set up to do. */
export const mainPeer: PolicyName = 'skills-fifo'

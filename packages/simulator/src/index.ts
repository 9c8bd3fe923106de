export * from './company/company.ts'
export type { ClaimHabit, Plan, SampleAccount, SampleRequester } from './company/accounts.ts'
export type { SampleAgent, TrueAbility } from './company/agents.ts'
export type { Topic } from './company/queues.ts'
export * from './generate.ts'
export type { Intent } from './intents.ts'
export * from './keyword-rule.ts'
export { playOut, whoResolved } from './play-out.ts'
export { seededRandom } from './random.ts'
export type { TrueTicket } from './ticket-writer.ts'
export { smallSampleCsv } from './sample-file.ts'
export * from './to-change-history.ts'
export * from './to-ticket-rows.ts'
export type { Truth } from './truth.ts'
export { worlds, type World } from './world/world.ts'
export { drawScenario, setupOf, type Scenario, type ScenarioOptions } from './world/scenario.ts'
export { runWorld } from './world/run-world.ts'
export type { Run, TicketCourse } from './world/run.ts'
export type * from './world/routing-policy.ts'
export type { ReadTicket } from './world/read-ticket.ts'
export type { WorldTicket } from './world/tickets.ts'
export type { StaffChange } from './world/staff-change.ts'
export type { Turn } from './world/turn.ts'
export { measure, measureNames, type Measures } from './world/measures.ts'
export { fitHistory, type FittedOrganisation } from './world/fit-history.ts'
export { mainPeer, policies, type PolicyName } from './policies/policies.ts'
export {
  compare,
  runSeed,
  type Comparison,
  type Experiment,
  type MeasureName,
  type Trial,
} from './experiment/experiment.ts'
export { interval, pairedRatio, type Estimate } from './experiment/intervals.ts'
export { recovery, type Recovery } from './experiment/recovery.ts'
export { sustainedVolume } from './experiment/sustained.ts'

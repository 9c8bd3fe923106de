import type { components, paths } from './api-types.ts'

/** Names for what the API answers. */
export type Ticket = components['schemas']['Ticket']
export type Decision = components['schemas']['Decision']
export type DecisionBrief = components['schemas']['DecisionBrief']
export type Reading = components['schemas']['Reading']
export type Agent = components['schemas']['Agent']
export type Now = components['schemas']['Now']
export type WaitingWindow = components['schemas']['WaitingWindow']
export type GivenOutWindow = components['schemas']['GivenOutWindow']
export type HandOverPlan = components['schemas']['HandOverPlan']
export type NewOverride = components['schemas']['Override']

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Me = components['schemas']['Me']
export type Role = NonNullable<Me['role']>
export type User = components['schemas']['User']
export type NewUser = components['schemas']['NewUser']
export type Colleague = Answer<'/v1/colleagues'>['items'][number]
export type Queue = Answer<'/v1/queues'>['items'][number]
export type TicketEvent = Answer<'/v1/tickets/{id}/events'>['items'][number]
export type Candidate = Decision['candidates'][number]
export type Explained = Decision['priority']['urgency']
export type Contribution = Explained['contributions'][number]
export type Outcome = Decision['outcome']
export type Band = Decision['priority']['band']
export type WaitingRow = WaitingWindow['items'][number]
export type GivenOutRow = GivenOutWindow['items'][number]
export type NowGroup = Now['groups'][number]
export type Lesson = components['schemas']['Lesson']
export type AgentRecord = components['schemas']['AgentRecords']['items'][number]
export type Discrepancy = components['schemas']['Discrepancy']
export type DiscrepancyPage = Answer<'/v1/discrepancies'>
export type DiscrepancySide = Discrepancy['people']
export type ComparedFacet = Discrepancy['differing'][number]
export type NewVerdict = components['schemas']['Verdict']
export type ShadowReport = components['schemas']['ShadowReport']
export type QueueShadow = ShadowReport['queues'][number]
export type QualityState = components['schemas']['QualityState']
export type QualityReport = components['schemas']['QualityReport']
export type QualityFinding = QualityReport['findings'][number]
export type QualityTarget = QualityReport['target']
export type Review = components['schemas']['Review']
export type RateReview = Review['overrides']
export type Policy = components['schemas']['Policy']
/** A policy without its number, as it is put. */
export type Rules = Omit<Policy, 'version'>
export type Mode = Policy['mode']
export type PolicyVersion = components['schemas']['PolicyVersion']
export type RiskReport = components['schemas']['RiskReport']
export type WhatIf = components['schemas']['WhatIf']
export type Alarm = components['schemas']['Alarm']
export type Models = Answer<'/v1/models'>
export type Model = Models['items'][number]
export type Health = components['schemas']['Health']
export type ApiKey = components['schemas']['Key']
export type Ready = Answer<'/readyz'>

export * from './domain/agent.ts'
export * from './domain/decision.ts'
export * from './domain/lesson.ts'
export * from './domain/override.ts'
export * from './domain/policy.ts'
export * from './domain/queue.ts'
export * from './domain/reading.ts'
export * from './domain/situation.ts'
export * from './domain/ticket.ts'
export * from './domain/time.ts'
export * from './errors.ts'
export * from './explain.ts'
export type * from './understand/reader.ts'
export { prepareText, type PreparedText } from './understand/prepare-text.ts'
export * from './understand/unread.ts'
export * from './learn/evaluate/auroc.ts'
export * from './learn/evaluate/binomial.ts'
export * from './learn/evaluate/calibration-error.ts'
export * from './learn/evaluate/coverage.ts'
export * from './learn/evaluate/folds.ts'
export * from './learn/evaluate/label-scores.ts'
export * from './learn/evaluate/prequential.ts'
export * from './learn/evaluate/scored.ts'
export type * from './learn/classifier.ts'
export { loadClassifier, trainClassifier } from './learn/train-classifier.ts'
export { seededRandom } from './learn/training/shuffle.ts'
export * from './calendar/business-time.ts'
export { isTimeZone } from './calendar/zone.ts'
export { credibility } from './prioritize/claim.ts'
export { elapsedMinutes, shareWhenDue, targetFor, type Target } from './prioritize/deadline.ts'
export { orderByUrgency } from './prioritize/order.ts'
export { waitedMinutes } from './prioritize/running-clock.ts'
export { waitingHoursAtHalf } from './prioritize/signals.ts'
export {
  bandOf,
  preparePriority,
  prioritize,
  priorityAt,
  urgencyAt,
  type PreparedPriority,
  type PrioritizeInput,
} from './prioritize/urgency.ts'
export * from './life/effort-held.ts'
export * from './life/hand-over.ts'
export * from './life/life-counts.ts'
export * from './life/life-event.ts'
export * from './life/life-rules.ts'
export * from './life/life-step.ts'
export * from './life/life-world.ts'
export { step } from './life/step.ts'
export {
  beginLife,
  drops,
  holderOf,
  isOver,
  mayHold,
  pausedMilliseconds,
  returnReasons,
  type Drop,
  type Exclusion,
  type LifeState,
  type ReturnReason,
  type TicketLife,
  type WaitReason,
} from './life/ticket-life.ts'
export { timerKinds, type Timer, type TimerKind } from './life/timer.ts'
export { effortOf } from './match/effort.ts'
export { interestingMinutes } from './match/fairness.ts'
export { explainFit, minutesInWords } from './match/explain-fit.ts'
export { prepareRoster, type PreparedRoster } from './match/roster.ts'
export { createRosterKeeper, type RosterKeeper } from './match/roster-keeper.ts'
export * from './records/kind-record.ts'
export { explainRecord } from './records/explain-record.ts'
export type { DistressRecord } from './records/temperament.ts'
export { isOnShift } from './match/shift.ts'
export * from './route.ts'
export * from './dispatch.ts'
export { seedOfTicket } from './ticket-seed.ts'
export * from './replay.ts'
export * from './risk/act-score.ts'
export * from './risk/risk-bound.ts'
export * from './risk/risk-threshold.ts'
export * from './risk/drift-baseline.ts'
export * from './risk/drift-step.ts'
export { explainDecision } from './explain-decision.ts'
export { loadReader, trainReader, type ReaderTrainingOptions } from './understand/train-reader.ts'
export {
  findingKinds,
  type Fact,
  type Finding,
  type FindingKind,
  type NamedTicket,
  type Worth,
} from './quality/finding.ts'
export type { ExpectedLabel, ExpectedRouting } from './quality/expected-routing.ts'
export type { ConfusedLabels, LabelCount, LabelsOverTime } from './quality/inventory.ts'
export type { AgentStanding } from './quality/leavers.ts'
export { maskPersonalData } from './quality/personal-data.ts'
export { reportQuality, type QualityOptions, type QualityReport } from './quality/quality-report.ts'
export {
  lookOver,
  qualityTargets,
  type HistoryRow,
  type QualityTarget,
  type QualityTicket,
} from './quality/quality-ticket.ts'

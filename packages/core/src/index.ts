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
export * from './domain/trust.ts'
export * from './errors.ts'
export * from './explain.ts'
export * from './history/history-event.ts'
export { rebuildTicket, remarkKinds, type Rebuilt, type Remark, type RemarkKind } from './history/rebuild-ticket.ts'
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
export * from './learn/challenge/challenge.ts'
export * from './learn/challenge/paired-outcomes.ts'
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
export * from './discrepancy/compare.ts'
export * from './discrepancy/compared-ticket.ts'
export * from './discrepancy/going-live.ts'
export * from './discrepancy/intervals.ts'
export * from './discrepancy/readiness.ts'
export * from './discrepancy/shadow-report.ts'
export * from './discrepancy/sides.ts'
export * from './discrepancy/verdict.ts'
export { effortOf } from './match/effort.ts'
export { funnelStages, type FunnelStage, type FunnelStep } from './review/funnel.ts'
export { gini } from './review/gini.ts'
export * from './review/next-steps.ts'
export * from './review/rate-difference.ts'
export * from './review/rate-review.ts'
export * from './review/review-month.ts'
export * from './review/reviewed-ticket.ts'
export type * from './review/overriders.ts'
export type { RiskPoint } from './review/risk-coverage.ts'
export type { Spread } from './review/spread.ts'
export { interestingMinutes } from './match/fairness.ts'
export { explainFit, minutesInWords } from './match/explain-fit.ts'
export { prepareRoster, type PreparedRoster } from './match/roster.ts'
export { createRosterKeeper, type RosterKeeper } from './match/roster-keeper.ts'
export * from './records/kind-record.ts'
export { explainRecord } from './records/explain-record.ts'
export { cellOf, minutesInterval, successChance, successInterval, typicalMinutes } from './records/record-book.ts'
export { addRating, distressedFrom, shareOfStars, takeBackRating, type DistressRecord } from './records/temperament.ts'
export { isOnShift } from './match/shift.ts'
export { modeOf } from './decide.ts'
export { readingUnder } from './override.ts'
export * from './route.ts'
export * from './dispatch.ts'
export { seedOfTicket } from './ticket-seed.ts'
export * from './replay.ts'
export * from './risk/act-score.ts'
export * from './risk/calculate-risk.ts'
export * from './risk/risk-bound.ts'
export * from './risk/risk-threshold.ts'
export * from './risk/drift-baseline.ts'
export * from './risk/drift-step.ts'
export type { RiskCurvePoint } from './risk/risk-curve.ts'
export * from './risk/trust-in-words.ts'
export * from './risk/trust-of.ts'
export * from './what-if/change.ts'
export * from './what-if/decide-otherwise.ts'
export * from './what-if/what-if.ts'
export { explainDecision } from './explain-decision.ts'
export { beliefIn, lessonsOfEvent, mayTeach, type Taught } from './understand/lessons-of-event.ts'
export { historyAsTaught, lessonsBeside, lessonsInForce } from './understand/lessons-in-training.ts'
export { loadReader, trainReader, type LearnedFrom, type ReaderTrainingOptions } from './understand/train-reader.ts'
export {
  findingKinds,
  type Fact,
  type Finding,
  type FindingKind,
  type HistoryOrigin,
  type NamedTicket,
  type Worth,
} from './quality/finding.ts'
export type { ExpectedLabel, ExpectedRouting } from './quality/expected-routing.ts'
export type { ConfusedLabels, LabelCount, LabelsOverTime } from './quality/inventory.ts'
export type { LateField } from './quality/late-fields.ts'
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

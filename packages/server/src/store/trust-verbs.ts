import type { DriftSign, DriftState, ResolvedOutcome, RiskCalculation, Timestamp } from '@pointsman/core'

/** The part of the store that keeps how far the reader may be trusted, and what that is drawn from. */
export interface TrustVerbs {
  /** What decisions are made by now; cheap when nothing has changed since the last call. */
  trust(): Promise<StoredTrust>
  /**
   * Takes in what was decided, and what proved where tickets belong, since the last time: each ticket's first reading once,
   * each proof once, in one order, whichever process calls. `watch` says what the alarm makes of it, and that is stored in
   * the same transaction. Answers how much there was; call again at `limit`.
   */
  takeIn(limit: number, watch: (news: TrustNews) => TrustChange): Promise<number>
  /** How many tickets have been proved right or wrong since the beginning. */
  provedSoFar(): Promise<number>
  /** The newest readings since an instant, newest first. */
  readings(query: ReadingQuery): Promise<readonly StoredReading[]>
  /** Stores thresholds, in force from then on; answers their version. */
  saveCalculation(calculation: Omit<StoredCalculation, 'version'>): Promise<number>
  /** What the alarm keeps. */
  watchStates(): Promise<readonly DriftEntry[]>
  /** Puts what the alarm keeps in place of all there was: it begins anew. */
  beginWatch(states: readonly DriftEntry[]): Promise<void>
  /** Newest first. */
  alarms(limit: number): Promise<readonly StoredAlarm[]>
  /** A person ends an alarm, in one queue or altogether. Throws `not_found`; one that is over stays as it ended. */
  endAlarm(id: number, ending: AlarmEnding): Promise<StoredAlarm>
  /** Tickets by day (UTC) and by the queue read, from a day on, oldest first. */
  riskDays(since: Timestamp): Promise<readonly RiskDay[]>
}

/** Thresholds and alarms in force. */
export interface StoredTrust {
  /** Absent before the first calculation. */
  readonly calculation?: StoredCalculation
  /** Those that are on, oldest first. */
  readonly alarms: readonly StoredAlarm[]
}

/** Thresholds with what they rest on. */
export interface StoredCalculation {
  readonly version: number
  readonly at: Timestamp
  /** The model in force, without its lessons. */
  readonly model: string
  /** `provedSoFar` at the time. */
  readonly proved: number
  readonly calculation: RiskCalculation
}

/** Which readings are answered. */
export interface ReadingQuery {
  readonly since: Timestamp
  readonly limit: number
  /** Only by this model, whatever lessons it had learned. */
  readonly model?: string
  readonly isProved?: boolean
}

/** What was first read of a ticket, and what proved right. */
export interface StoredReading extends Pick<ResolvedOutcome, 'confidence' | 'inScope'> {
  readonly ticketId: string
  readonly at: Timestamp
  /** Absent where the reader abstained. */
  readonly queue?: string
  readonly model: string
  /** Whether it was acted on alone. */
  readonly acted: boolean
  /**
   * The queue where it belonged, '' for one that nobody has named; absent while nobody has said. The one read, where the two
   * were merged.
   */
  readonly truth?: string
}

/** What was taken in. */
export interface TrustNews {
  /** Tickets read for the first time, in the order of their decisions. */
  readonly read: readonly StoredReading[]
  /** Tickets proved right or wrong for the first time, in the order in which that was heard. */
  readonly proved: readonly StoredReading[]
  readonly states: readonly DriftEntry[]
}

/** What the alarm of one queue, or of all, keeps. */
export interface DriftEntry {
  /** Absent: all queues. */
  readonly queue?: string
  /** The model whose readings it watches. */
  readonly model: string
  readonly state: DriftState
}

/** What the alarm makes of it. */
export interface TrustChange {
  /** Those that changed. */
  readonly states: readonly DriftEntry[]
  readonly alarms: readonly NewAlarm[]
}

/** An alarm that sounds. */
export interface NewAlarm {
  readonly queue?: string
  readonly at: Timestamp
  readonly sign: DriftSign
  readonly because: string
  readonly model: string
}

/** An alarm, on or over. */
export interface StoredAlarm extends NewAlarm {
  readonly id: number
  /** Queues in which a person has ended it; all of it is over at `endedAt`. */
  readonly except: readonly string[]
  readonly endings: readonly AlarmEnding[]
  readonly endedAt?: Timestamp
}

/** That a person ended it: who, when and why. */
export interface AlarmEnding {
  readonly at: Timestamp
  readonly actor: string
  readonly reason: string
  /** Absent: altogether. */
  readonly queue?: string
}

/** What came of one day's tickets read as one queue. */
export interface RiskDay {
  /** Midnight UTC at which it began. */
  readonly day: Timestamp
  readonly queue?: string
  readonly tickets: number
  /** Acted on alone; of these proved right or wrong; of those wrong. */
  readonly acted: number
  readonly actedProved: number
  readonly actedWrong: number
  /** The same of all tickets. */
  readonly proved: number
  readonly wrong: number
}

/** Supervisors are to be told: tickets are no longer what they were, and nothing is done alone any more. */
export interface AlertEffect {
  readonly kind: 'alert_drift'
  readonly id: string
  readonly alarm: number
  /** Absent: in every queue. */
  readonly queue?: string
  readonly because: string
}

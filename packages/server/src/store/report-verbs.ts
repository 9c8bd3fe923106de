import type { Timestamp } from '@pointsman/core'

/** Reports that take long to make, kept for whoever asks on whichever node. */
export interface ReportVerbs {
  /** Begins one; whatever of its kind was under way is over: the process that made it ended. */
  beginReport(report: NewReport): Promise<void>
  /** `share` done, 0–1, and what is being done. Nothing where it is over. */
  noteReport(id: string, share: number, step: string): Promise<void>
  /** Keeps what was made, in place of what was made before, or why nothing was. */
  endReport(id: string, at: Timestamp, ending: ReportEnding): Promise<void>
  /** The newest, in whatever state, and the newest that was made: often the same. */
  reports(kind: string): Promise<{ readonly newest?: StoredReport; readonly made?: StoredReport }>
}

/** A report that somebody asked for. */
export interface NewReport {
  readonly kind: string
  readonly id: string
  readonly startedAt: Timestamp
  readonly actor: string
  /** What was asked of it. */
  readonly asked: Readonly<Record<string, unknown>>
}

export type ReportEnding = { readonly made: unknown } | { readonly failure: string }

/** A report as it is kept. */
export interface StoredReport extends NewReport {
  readonly share: number
  readonly step: string
  readonly endedAt?: Timestamp
  readonly failure?: string
  readonly made?: unknown
}

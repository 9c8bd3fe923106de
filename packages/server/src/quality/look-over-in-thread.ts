import type { HistoricTicket, QualityReport } from '@pointsman/core'
import { workOnHistory } from '../history-thread.ts'
import type { QualityGround, ToQuality } from './quality-messages.ts'

/** What a report in its thread is given. */
export interface QualityInput {
  readonly history: AsyncIterable<readonly HistoricTicket[]>
  readonly ground: QualityGround
  readonly onProgress: (share: number, step: string) => void
  /** Ends it early. */
  readonly signal: AbortSignal
}

/** Looks a history over in a thread of its own. Rejects with what went wrong in it. */
export function lookOverInThread({ ground, ...given }: QualityInput): Promise<QualityReport> {
  return workOnHistory<ToQuality, QualityReport>({
    ...given,
    code: new URL('./quality-thread.ts', import.meta.url),
    name: 'The report',
    handOver: (rows) => ({ kind: 'rows', rows, target: ground.target }),
    ask: { kind: 'report', ground },
  })
}

import type { HistoricTicket } from '@pointsman/core'
import { workOnHistory } from '../history-thread.ts'
import type { ToTraining } from './training-messages.ts'
import type { TrainingGround, TrainingResult } from './training-order.ts'

/** What a training in its thread is given. */
export interface ThreadInput {
  /** Oldest first, in pages; the thread keeps the newest of them. */
  readonly history: AsyncIterable<readonly HistoricTicket[]>
  readonly ground: TrainingGround
  readonly onProgress: (share: number, step: string) => void
  /** Ends the training early. */
  readonly signal: AbortSignal
}

/** Trains in a thread of its own. Rejects with what went wrong in it, and with `training_runs` never: who may train is not its matter. */
export function trainInThread({ ground, ...given }: ThreadInput): Promise<TrainingResult> {
  return workOnHistory<ToTraining, TrainingResult>({
    ...given,
    code: new URL('./training-thread.ts', import.meta.url),
    name: 'The training',
    handOver: (rows) => ({ kind: 'rows', rows }),
    ask: { kind: 'train', ground },
  })
}

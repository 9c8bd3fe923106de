import type { HistoricTicket } from '@pointsman/core'
import type { TrainingGround } from './training-order.ts'

/** What the training thread is told. */
export type ToTraining =
  | { readonly kind: 'rows'; readonly rows: readonly HistoricTicket[] }
  | { readonly kind: 'train'; readonly ground: TrainingGround }

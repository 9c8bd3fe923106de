import type { LabelsInForce, Lesson, TicketWords } from '@pointsman/core'

/** What a reading thread is told. Messages are worked off one after the other, so lessons and tickets keep their order. */
export type ToThread =
  /** The reader to read with from now on: its snapshot, in memory that all threads share, and what it was taught since. */
  | { readonly kind: 'hold'; readonly snapshot: SharedArrayBuffer; readonly lessons: readonly Lesson[] }
  | { readonly kind: 'learn'; readonly lesson: Lesson }
  | { readonly kind: 'read'; readonly tickets: readonly TicketWords[]; readonly inForce: LabelsInForce }

/** What it answers: once, that it reads; then, in the order of asking, the readings as exact JSON. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'readings'; readonly modelVersion: string; readonly readings: readonly string[] }

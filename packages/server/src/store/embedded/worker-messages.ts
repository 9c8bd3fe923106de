/** How the embedded database's thread is started. */
export interface WorkerStart {
  /** Where PostgreSQL keeps its files; in memory when absent. */
  readonly folder?: string
  /** A backup to begin with, when the folder is empty. */
  readonly restoreFrom?: string
}

/** What the main thread asks. */
export type ToWorker =
  | { readonly kind: 'protocol'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'backup'; readonly id: number; readonly file: string }
  | { readonly kind: 'close'; readonly id: number }

/** What the thread answers. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly bytes?: Uint8Array }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }
  | { readonly kind: 'notification'; readonly channel: string; readonly payload: string }

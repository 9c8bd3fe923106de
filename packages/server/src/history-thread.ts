import { Worker } from 'node:worker_threads'
import { PointsmanError, type ErrorCode, type HistoricTicket } from '@pointsman/core'

/**
 * Most memory for the objects of such a thread, in MiB; 120,000 tickets of ordinary length take some 2 GB. It ends the work and
 * not the server. Larger: it may take what the machine needs for other things.
 */
const heapMegabytes = 6144

/** Rows handed over in one go. More: requests wait for longer while they are copied; fewer: the history takes longer to read. */
const rowsAtOnce = 100

/** What a thread says that is handed a history and then asked for something. */
export type FromHistoryThread<Result> =
  /** Rows were taken in: send more. Keeps what is on the way small. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'progress'; readonly share: number; readonly step: string }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly maybe?: string }

/** What such a thread is to do. `Message` is what it is told. */
export interface HistoryWork<Message> {
  /** Where its code is. */
  readonly code: URL
  /** What it is, at the beginning of a sentence: `The training`. */
  readonly name: string
  /** Oldest first, in pages. */
  readonly history: AsyncIterable<readonly HistoricTicket[]>
  readonly handOver: (rows: readonly HistoricTicket[]) => Message
  /** Asked for once all is handed over. */
  readonly ask: Message
  readonly onProgress: (share: number, step: string) => void
  /** Ends it early. */
  readonly signal: AbortSignal
}

/** Works on a history in a thread of its own. Rejects with what went wrong in it. */
export async function workOnHistory<Message, Result>(work: HistoryWork<Message>): Promise<Result> {
  const { code, history, handOver, ask, onProgress, signal, name } = work
  const worker = new Worker(code, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
  const talk = new Talk<Message, Result>(worker, work)
  const stop = (): void => talk.fail(stopped(name))
  signal.addEventListener('abort', stop)
  try {
    if (signal.aborted) throw stopped(name)
    let count = 0
    for await (const rows of history) {
      count += rows.length
      onProgress(0, `reading the history: ${count.toLocaleString('en')} tickets`)
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await talk.send(handOver(rows.slice(from, from + rowsAtOnce)))
    }
    return await talk.ask(ask)
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** One thing at a time is asked of the thread, so what comes next is the answer; whatever goes wrong is everybody's answer. */
class Talk<Message, Result> {
  readonly #worker: Worker
  readonly #broken = Promise.withResolvers<never>()
  #taken = Promise.withResolvers<void>()
  readonly #done = Promise.withResolvers<Result>()

  constructor(worker: Worker, { onProgress, name }: Pick<HistoryWork<Message>, 'onProgress' | 'name'>) {
    this.#worker = worker
    this.#broken.promise.catch(() => undefined)
    worker.on('message', (message: FromHistoryThread<Result>) => {
      if (message.kind === 'taken') this.#taken.resolve()
      else if (message.kind === 'progress') onProgress(message.share, message.step)
      else if (message.kind === 'done') this.#done.resolve(message.result)
      else this.fail(new PointsmanError(message.code, message.message, message.maybe))
    })
    worker.on('error', (error) => this.fail(inWords(error, name)))
    worker.on('exit', () => this.fail(new PointsmanError('internal', `${name} ended before its work did.`)))
  }

  fail(error: unknown): void {
    this.#broken.reject(error)
  }

  send(message: Message): Promise<void> {
    this.#taken = Promise.withResolvers<void>()
    this.#worker.postMessage(message)
    return Promise.race([this.#taken.promise, this.#broken.promise])
  }

  ask(message: Message): Promise<Result> {
    this.#worker.postMessage(message)
    return Promise.race([this.#done.promise, this.#broken.promise])
  }
}

function stopped(name: string): PointsmanError {
  return new PointsmanError('internal', `${name} was stopped before it was done; nothing was changed.`)
}

function inWords(error: unknown, name: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  return new PointsmanError('too_large', `${name} needs more memory for this history than its ${heapMegabytes} MiB.`)
}
